import { UserError } from "./error.ts";

/** Several mistakes at once, a line each. */
export class Mistakes extends UserError {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join("\n"));
    this.lines = lines;
  }
}
