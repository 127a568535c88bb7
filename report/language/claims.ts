import { UserError } from "../../data/error.ts";
import { describeFailure } from "./comparisons.ts";
import type { Expression } from "./expression.ts";
import { lookup, missingReason, type Scope } from "./references.ts";

/** Whether a claim holds; when it was not checked, the reason why. */
export type Verdict = { checked: true } | { checked: false; reason: string };

/**
 * Checks a sentence's condition against the results; throws UserError, with the values the condition refers to, when it
 * is false or is no condition.
 */
export function checkClaim(text: string, condition: Expression, scope: Scope): Verdict {
  const reason = missingReason(scope, condition.paths);
  if (reason !== undefined) return { checked: false, reason };
  const outcome = condition.evaluate(scope);
  if (typeof outcome !== "boolean") throw new UserError(`claim is not a condition: ${text}`);
  if (!outcome) throw new UserError(`claim is false: ${text} (${reasons(condition, scope)})`);
  return { checked: true };
}

/** What does not hold in it; where that is behind a `not`, the values that it refers to. */
function reasons(condition: Expression, scope: Scope): string {
  const failures = condition.comparisons.flatMap((one) => describeFailure(one, scope) ?? []);
  return failures.length > 0 ? failures.join("; ") : values(condition, scope);
}

function values(condition: Expression, scope: Scope): string {
  const shown = [...new Set(condition.paths)].map((path) => {
    return `${path} is ${JSON.stringify(lookup(scope, path))}`;
  });
  return shown.join(", ");
}
