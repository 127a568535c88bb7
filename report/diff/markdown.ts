import { plain } from "../formats.ts";
import type {
  AuditChange,
  ClaimChange,
  Diff,
  MatrixChange,
  PictureChange,
  ResultChange,
  ValueChange,
} from "./change.ts";
import {
  byVerdict,
  causesText,
  countVerdicts,
  formatDelta,
  formatEnd,
  headline,
  isHeadline,
  refusals,
  remarks,
  shortName,
} from "./words.ts";

/** What the sticky comment is found by. */
export const marker = "<!-- results-diff -->";
/** GitHub takes 65,536 characters; these are bytes. */
export const longestComment = 60_000;

/** The comparison as a comment of fewer than `longestComment` bytes; the full table is cut first. */
export function renderMarkdown(diff: Diff): string {
  const values = diff.results.flatMap((result) => result.values).sort(byVerdict);
  const parts = [
    marker,
    `### ${headline(diff)}`,
    `\`${shortName(diff.base)}\` → \`${shortName(diff.head)}\``,
    gates(diff),
    table(values.filter(isHeadline)),
    section("Why", diff.results.filter(({ state }) => state !== "same").map(resultLine)),
    section("Audit of the poster", diff.audit.map(auditLine)),
    section("Claims", claimLines(diff.claims)),
    section(
      "Tables genre by genre",
      diff.results.flatMap(({ matrices }) => matrices.map(matrixLine)),
      12,
    ),
    section("Pictures", pictureLines(diff.results.flatMap(({ pictures }) => pictures)), 12),
    section(
      "",
      remarks(diff).map((text) => `- ${escape(text)}`),
    ),
  ].filter((part) => part !== "");
  const text = cutBytes(parts.join("\n\n"), longestComment - 200);
  return `${text}${details(values, longestComment - 200 - bytes(text))}\n`;
}

function gates({ gates: { failed, accepted } }: Diff): string {
  const lines = [
    ...failed.map(
      ({ id, before, after, gate }) =>
        `- **gate failed**: ${code(id)} ${plain(before)} → ${plain(after)} (${escape(gate)})`,
    ),
    ...accepted.map(
      ({ id, before, after, reason = "" }) =>
        `- regression accepted: ${code(id)} ${plain(before)} → ${plain(after)}: ${escape(reason)}`,
    ),
  ];
  return lines.join("\n");
}

function table(values: readonly ValueChange[]): string {
  if (values.length === 0) return "";
  const head = "| value | base | head | difference [95%] | verdict | cause |";
  return [head, "| --- | ---: | ---: | ---: | --- | --- |", ...values.map(row)].join("\n");
}

function row(value: ValueChange): string {
  const { id, kind, before, after, verdict, why, causes } = value;
  const ends = [before, after].map((end) => escape(cut(formatEnd(end, kind), 80)));
  const reason = why === "" ? verdict : `**${verdict}** (${escape(why)})`;
  const cells = [code(id), ...ends, formatDelta(value), reason, escape(causes.join("; "))];
  return `| ${cells.join(" | ")} |`;
}

function resultLine({ id, state, causes, values, same }: ResultChange): string {
  if (state === "new" || state === "removed") return `- ${code(id)}: ${state}`;
  const facts = [countVerdicts(values), `${same} the same`].filter(Boolean).join(", ");
  const reasons = refusals(values).map((why) => `; not comparable: ${escape(why)}`);
  const outcome = state === "recomputed" ? "the same result" : facts + reasons.join("");
  return `- ${code(id)}: ${escape(causesText(causes))}. Values: ${outcome}`;
}

function auditLine({ id, before, after, why }: AuditChange): string {
  const ends = [before, after].map((verdict) => escape(verdict ?? "none"));
  return `- ${code(id)}: ${ends.join(" → ")} (${escape(cut(why, 240))})`;
}

/** New claims that hold are counted, all others are named. */
function claimLines(claims: readonly ClaimChange[]): string[] {
  const holds = ({ change, after }: ClaimChange) => change === "new" && after === "true";
  const fresh = claims.filter(holds).map(({ place }) => code(place));
  const lines = claims.filter((claim) => !holds(claim)).map(claimLine);
  if (fresh.length > 0) lines.push(`- **new**, and true: ${fresh.join(", ")}`);
  return lines;
}

function claimLine({ place, sentence, change, why, corpus }: ClaimChange): string {
  const text = `- **${change}**: “${escape(sentence)}” (${code(place)}, ${escape(corpus)})`;
  return why === "" ? text : `${text}: ${escape(cut(why, 240))}`;
}

function matrixLine({ id, moved, genres, largest }: MatrixChange): string {
  const moves = largest.map(
    ({ row, column, before, after }) =>
      `${escape(row)}–${escape(column)} ${plain(before)} → ${plain(after)}`,
  );
  return `- ${code(id)}: ${moved} of ${genres.length ** 2} cells moved, the most: ${moves.join(", ")}`;
}

function pictureLines(pictures: readonly PictureChange[]): string[] {
  const sorted = [...pictures].sort(
    (a, b) => (b.meanDifference ?? 256) - (a.meanDifference ?? 256),
  );
  return sorted.map((picture) => {
    const { id, verdict, why, meanDifference, maxDifference, ssim, shareMoved } = picture;
    const measured =
      meanDifference === undefined
        ? escape(why)
        : `mean difference ${plain(meanDifference)}, largest ${maxDifference} of 255, ${plain((shareMoved ?? 0) * 100)}% of pixels moved, SSIM ${ssim}`;
    return `- ${code(id)}: ${[verdict === "repacked" ? "" : verdict, measured].filter(Boolean).join(": ")}`;
  });
}

/** At most `most` lines under a title; what is left out is counted. */
function section(title: string, lines: readonly string[], most = 60): string {
  if (lines.length === 0) return "";
  const rest = lines.length - most;
  const shown = rest > 0 ? [...lines.slice(0, most), `- and ${rest} more, on the page`] : lines;
  return `${title === "" ? "" : `**${title}**\n\n`}${shown.join("\n")}`;
}

/** All values, as many as `room` characters hold. */
function details(values: readonly ValueChange[], room: number): string {
  const rest = values.filter((value) => !isHeadline(value));
  const rows: string[] = [];
  let used = 400;
  for (const value of rest) {
    used += bytes(row(value)) + 1;
    if (used > room) break;
    rows.push(row(value));
  }
  if (rows.length === 0) return "";
  const summary = `All other values that differ: ${rows.length} of ${rest.length}`;
  const [head, rule] = table(rest).split("\n");
  return `\n\n<details><summary>${summary}</summary>\n\n${[head, rule, ...rows].join("\n")}\n\n</details>`;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}

/** Whole characters of a text, up to so many bytes. */
function cutBytes(text: string, length: number): string {
  if (bytes(text) <= length) return text;
  return `${new TextDecoder().decode(Buffer.from(text).subarray(0, length)).replace(/\ufffd$/, "")}…`;
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}

/** Text from the repository as text: no markup, no mention of anyone. */
function escape(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\\`*_[\]<>|~#]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("@", "@\u200b");
}
