import { capital } from "../language/formats.ts";
import type { Status } from "../../analyses/pipeline/compute.ts";

/** What a reader must be told of one result. */
export interface Notice {
  analysis: string;
  /** failed: a control that should have held did not; few: covers that little can be concluded from */
  state: Exclude<Status["state"], "fresh" | "computing" | "computed"> | "failed" | "few";
  reasons: readonly string[];
}

/** Those that stand at the head of a page; what takes weights that are not here is told where it would stand. */
export function headNotices(notices: readonly Notice[]): Notice[] {
  return notices.filter(({ state }) => state !== "unavailable");
}

/** `averagedImages is stale: code changed`. */
export function formatNotice({ analysis, state, reasons }: Notice): string {
  const text = reasons.join("; ");
  if (isOfCovers(state)) return capital(text);
  return `${analysis}${state === "stale" ? " is stale" : ""}: ${text}`;
}

/** What was shown although it is not up to date, or is missing; by analysis. */
export function outdated(notices: readonly Notice[]): string[] {
  return headNotices(notices).flatMap(({ analysis, state }) =>
    isOfCovers(state) ? [] : [analysis],
  );
}

/** Not of a result that is old or missing. */
function isOfCovers(state: Notice["state"]): state is "failed" | "few" {
  return state === "failed" || state === "few";
}
