import type { Status } from "../../../analyses/pipeline/compute.ts";
import { UserError } from "../../../data/error.ts";
import { formatSeconds, type Terminal } from "./terminal.ts";

/** What a build says of its results. */
export interface ResultLog {
  /** what is computed or wrong at once, the rest with its edition */
  status(status: Status): void;
  /** the same of an analysis that the build does not compute */
  leftOut(status: Status): void;
  /** a file of results that no analysis will ever bring up to date */
  stray(path: string): void;
  /** one line for a corpus: how many results are up to date, and which are new */
  edition(corpus: string): void;
  /** what no edition has, because it takes weights that are not here: once for all editions */
  end(): void;
  /** throws UserError that names every result that is stale, missing, damaged or stray; those left out do not count */
  refuse(): void;
}

export interface ResultLogOptions extends Pick<Terminal, "line" | "warn"> {
  /** a line for each result, with what keys are made of */
  explain: "none" | "not fresh" | "all";
  /** milliseconds since any moment */
  now(): number;
}

export function openResultLog({ line, warn, explain, now }: ResultLogOptions): ResultLog {
  const refused: string[] = [];
  const unavailable = new Map<string, string>();
  const tallies = new Map<string, Tally>();
  let computingMs = now();

  function count(status: Status): void {
    const tally = tallies.get(status.corpus) ?? { all: new Set(), current: new Set(), fresh: [] };
    tallies.set(status.corpus, tally);
    add(status, tally);
  }

  function explained({ parts }: Status): void {
    for (const one of JSON.stringify(parts, null, 2).split("\n")) line(`    ${one}`);
  }

  return {
    status(status) {
      const { corpus, analysis, state, reasons } = status;
      count(status);
      if (state === "computing") computingMs = now();
      const text = formatStatus(status);
      const isRefused = ["stale", "missing", "damaged"].includes(state);
      if (isRefused) refused.push(`${state} result: ${corpus}/${analysis} (${reasons.join("; ")})`);
      if (state === "unavailable") unavailable.set(analysis, reasons.join("; "));
      if (isRefused || (state === "computed" && reasons.length > 0)) warn(text);
      else if (state === "computed")
        line(`${text}  ${formatSeconds((now() - computingMs) / 1000)}`);
      else if (state === "computing" || explain !== "none") line(text);
      if (explain === "all" || (explain === "not fresh" && state !== "fresh")) explained(status);
    },
    leftOut(status) {
      count(status);
      if (status.state === "fresh") return;
      line(formatStatus({ ...status, reasons: [...status.reasons, "left out by --only"] }));
    },
    stray(path) {
      const text = `${path} belongs to no analysis`;
      warn(`${text}: add the analysis to analyses/index.ts, or delete the file`);
      refused.push(text);
    },
    edition(corpus) {
      const tally = tallies.get(corpus);
      if (tally && explain === "none") line(formatTally(corpus, tally));
    },
    end() {
      if (explain !== "none") return;
      for (const [analysis, reason] of unavailable) line(`${analysis}: ${reason}`);
    },
    refuse() {
      if (refused.length === 0) return;
      throw new UserError(
        `${refused.join("; ")}; npm run build computes results where the covers are`,
      );
    },
  };
}

/** Names of analyses. */
interface Tally {
  all: Set<string>;
  /** up to date */
  current: Set<string>;
  /** computed by this build */
  fresh: string[];
}

function add({ analysis, state }: Status, { all, current, fresh }: Tally): void {
  all.add(analysis);
  if (state === "fresh" || state === "computed") current.add(analysis);
  if (state === "computed") fresh.push(analysis);
}

function formatTally(corpus: string, { all, current, fresh }: Tally): string {
  const news = fresh.length === 0 ? "" : `, new: ${fresh.join(", ")}`;
  const whole = all.size === 1 ? "its one result" : `all ${all.size} results`;
  const counts = current.size === all.size ? whole : `${current.size} of ${all.size} results`;
  return `${corpus.padEnd(12)}  ${counts} up to date${news}`;
}

function formatStatus({ corpus, analysis, state, reasons }: Status): string {
  const name = `${corpus}/${analysis}`.padEnd(30);
  return [name, state.padEnd(9), reasons.join("; ")].join("  ").trimEnd();
}
