import { UserError } from "../../data/error.ts";

/** Where something stands in the prose; lines count from 1. */
export interface Place {
  file: string;
  line: number;
}

/** Throws UserError `file:line: message`. */
export function failAt({ file, line }: Place, message: string): never {
  throw new UserError(`${file}:${line}: ${message}`);
}

/** Runs `task`; a UserError from it gains the place where it happened. */
export function at<T>(place: Place, task: () => T): T {
  try {
    return task();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${place.file}:${place.line}: ${error.message}`, { cause: error });
  }
}
