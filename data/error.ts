/** A mistake the user can mend: printed without a stack, exit code 1. */
export class UserError extends Error {
  override name = "UserError";
}
