import type { Status } from "../analyses/pipeline/compute.ts";
import { UserError } from "../data/error.ts";
import type { Terminal } from "./terminal.ts";

/** What a build says of its results. */
export interface ResultLog {
  status(status: Status): void;
  /** the same of an analysis that the build does not compute */
  leftOut(status: Status): void;
  /** a file of results that no analysis will ever bring up to date */
  stray(path: string): void;
  /** throws UserError that names every result that is stale, missing, damaged or stray; those left out do not count */
  refuse(): void;
}

export interface ResultLogOptions extends Pick<Terminal, "line" | "warn"> {
  /** say what keys are made of */
  explain: "none" | "not fresh" | "all";
  /** time since the start, in words */
  elapsed(): string;
}

export function openResultLog({ line, warn, explain, elapsed }: ResultLogOptions): ResultLog {
  const refused: string[] = [];
  return {
    status(status) {
      const { corpus, analysis, state, reasons, parts } = status;
      const text = formatStatus(status);
      const isRefused = ["stale", "missing", "damaged"].includes(state);
      if (isRefused) refused.push(`${state} result: ${corpus}/${analysis} (${reasons.join("; ")})`);
      if (isRefused || (state === "computed" && reasons.length > 0)) warn(text);
      else line(state === "computed" ? `${text}  ${elapsed()}` : text);
      if (explain === "all" || (explain === "not fresh" && state !== "fresh"))
        line(JSON.stringify(parts, null, 2).replaceAll(/^/gm, "    "));
    },
    leftOut(status) {
      const isFresh = status.state === "fresh";
      const reasons = isFresh ? [] : [...status.reasons, "left out by --only"];
      line(formatStatus({ ...status, reasons }));
    },
    stray(path) {
      const text = `${path} belongs to no analysis`;
      warn(`${text}: add the analysis to analyses/index.ts, or delete the file`);
      refused.push(text);
    },
    refuse() {
      if (refused.length === 0) return;
      throw new UserError(
        `${refused.join("; ")}; npm run build computes results where the covers are`,
      );
    },
  };
}

function formatStatus({ corpus, analysis, state, reasons }: Status): string {
  const name = `${corpus}/${analysis}`.padEnd(30);
  return [name, state.padEnd(9), reasons.join("; ")].join("  ").trimEnd();
}
