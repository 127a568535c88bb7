import { join } from "node:path";
import { UserError } from "./error.ts";

/** What no name from outside may hold: control characters, line ends, marks that reverse the reading direction. */
export const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Whether a text names one file or folder in any folder of any system. */
export function isPlainName(text: string): boolean {
  return !/^\.{0,2}$|[/\\]/.test(text) && !unprintable.test(text);
}

/** Path of `name` (with forward slashes) below `dir`. Throws UserError when a part of it is not a plain name. */
export function inside(dir: string, name: string): string {
  if (name.split("/").every(isPlainName)) return join(dir, name);
  throw new UserError(`not a name of a file: ${JSON.stringify(name)} (it must stay in ${dir})`);
}
