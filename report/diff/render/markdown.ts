import { plain } from "../../language/formats.ts";
import type {
  ClaimChange,
  Diff,
  MatrixChange,
  PictureChange,
  ResultChange,
} from "../read/change.ts";
import { formerly } from "./formerly.ts";
import { groupBy } from "../../language/groupBy.ts";
import { auditMoves, sortClaims } from "./groups.ts";
import { code, cut, cutBytes, escapeMarkdown } from "../../language/markdownText.ts";
import { dataLines, packageLines } from "./markdownData.ts";
import { foldedClaims, foldedNews, foldedTables, headlineTable, inRoom } from "./markdownValues.ts";
import { headline, isQuiet } from "./headline.ts";
import { textMoves, type TextMove } from "./wordingTexts.ts";
import {
  byVerdict,
  causesText,
  doubts,
  formatEnds,
  freshnessText,
  isCommit,
  isHeadline,
  outcome,
  remarks,
  sentence,
  shortName,
} from "./words.ts";

/** What the sticky comment is found by. */
const marker = "<!-- results-diff -->";
/** Second line of a comment that need not be posted: it says nothing that the changed files do not say. */
const quiet = "<!-- quiet -->";
/** GitHub takes 65,536 characters; these are bytes. */
const longestComment = 60_000;

/** The comparison as a comment of fewer than `longestComment` bytes; the full table is cut first. */
export function renderMarkdown(diff: Diff): string {
  const values = diff.results.flatMap((result) => result.values).sort(byVerdict);
  const parts = [
    isQuiet(diff) ? `${marker}\n${quiet}` : marker,
    `### ${headline(diff)}`,
    `${ends(diff)}; ${escapeMarkdown(freshnessText(diff))}`,
    gates(diff),
    list(doubts(diff)),
    headlineTable(values.filter(isHeadline)),
    section("Why", resultLines(diff)),
    section("Data", dataLines(diff), 12),
    section("Packages", packageLines(diff), 20),
    section("Audit of the poster", auditLines(diff)),
    section("Claims", claimLines(diff.claims)),
    section("Text", textMoves(diff).map(textLine), 20),
    section("Tables genre by genre", diff.results.flatMap(matrixLines), 12),
    section("Pictures", pictureLines(diff.results.flatMap(({ pictures }) => pictures)), 12),
    list(remarks(diff)),
  ].filter((part) => part !== "");
  const text = cutBytes(parts.join("\n\n"), longestComment - 200);
  const folded = [...foldedNews(diff.results), ...foldedClaims(diff.claims)];
  return `${inRoom(text, [...folded, ...foldedTables(diff.results)], longestComment - 200)}\n`;
}

function ends({ base, head }: Diff): string {
  if (isCommit(head)) return `${code(shortName(base))} → ${code(shortName(head))}, as committed`;
  return `${code(shortName(base))}, as committed → the files here, as they are saved`;
}

function list(texts: readonly string[]): string {
  return section(
    "",
    texts.map((text) => `- ${escapeMarkdown(text)}`),
  );
}

function gates({ gates: { failed, accepted } }: Diff): string {
  const lines = [
    ...failed.map(
      ({ id, before, after, gate }) =>
        `- **gate failed**: ${code(id)} ${end(before)} → ${end(after)} (${escapeMarkdown(gate)})`,
    ),
    ...accepted.map(
      ({ id, before, after, reason = "" }) =>
        `- accepted: ${code(id)} ${end(before)} → ${end(after)}: ${escapeMarkdown(reason)}`,
    ),
  ];
  return lines.join("\n");
}

/** A number, or what an acceptance names a result by. */
function end(value: number | string): string {
  return typeof value === "number" ? plain(value) : code(value);
}

/** What became of each result, and why; a cause of several stands once. */
function resultLines({ results }: Diff): string[] {
  const moved = results.filter(({ state }) => state !== "same");
  const isWhole = ({ state }: ResultChange) => state === "new" || state === "removed";
  const whole = moved.filter(isWhole);
  const others = moved.filter((result) => !isWhole(result));
  const named = (result: ResultChange, text: string) =>
    `- ${code(result.id)}: ${escapeMarkdown(text)}`;
  return [
    ...groupBy(others, ({ causes }) => causesText(causes)).map(([cause, group]) => {
      const lines = group.map((result) => named(result, sentence(outcome(result))));
      if (group.length > 1) return [`- ${escapeMarkdown(cause)}:`, ...lines].join("\n  ");
      return named(group[0]!, `${cause}. ${sentence(outcome(group[0]!))}`);
    }),
    ...whole.map((result) => named(result, outcome(result))),
  ];
}

/** A line each, or one for many that moved alike. */
function auditLines({ audit }: Diff): string[] {
  return auditMoves(audit).flatMap(([move, changes]) => {
    const names = changes.map(({ id }) => code(id));
    if (changes.length > 3) return [`- ${escapeMarkdown(move)}: ${names.join(", ")}`];
    return changes.map(
      ({ why }, index) =>
        `- ${names[index]}: ${escapeMarkdown(move)} (${escapeMarkdown(cut(why, 240))})`,
    );
  });
}

/** New claims that hold are counted, all others are named. */
function claimLines(claims: readonly ClaimChange[]): string[] {
  const { told, fresh } = sortClaims(claims);
  const lines = told.map(claimLine);
  return fresh.length === 0
    ? lines
    : [...lines, `- **new**, and true: ${escapeMarkdown(fresh.join(", "))}`];
}

function claimLine(claim: ClaimChange): string {
  const { place, sentence, change, why, corpus } = claim;
  const old = formerly(claim, { text: escapeMarkdown, code });
  const text = `- **${change}**: “${escapeMarkdown(sentence)}”${old} (${code(place)}, ${escapeMarkdown(corpus)})`;
  return why === "" ? text : `${text}: ${escapeMarkdown(cut(why, 240))}`;
}

function textLine({ path, gone, come }: TextMove): string {
  const quoted = (text: string) => `“${escapeMarkdown(text)}”`;
  if (gone === null) return `- ${code(path)}, new: ${quoted(come ?? "")}`;
  if (come === null) return `- ${code(path)}, gone: ${quoted(gone)}`;
  return `- ${code(path)}: ${quoted(gone)} → ${quoted(come)}`;
}

/** Where no value of a result can be compared its tables cannot, either. */
function matrixLines({ values, matrices }: ResultChange): string[] {
  const [first] = values;
  const isRefused = values.every(({ verdict }) => verdict === "not comparable");
  if (!first || !isRefused) return matrices.map((matrix) => matrixLine(matrix));
  const remark = `not comparable (${first.why.split(":", 1).join()}), `;
  return matrices.map((matrix) => matrixLine(matrix, { remark, most: 2 }));
}

function matrixLine(
  { id, moved, genres, largest }: MatrixChange,
  { remark, most } = { remark: "", most: 5 },
): string {
  const moves = largest
    .slice(0, most)
    .map(
      ({ row, column, before, after }) =>
        `${escapeMarkdown(row)}–${escapeMarkdown(column)} ${formatEnds({ before, after, kind: "number" }).join(" → ")}`,
    );
  return `- ${code(id)}: ${escapeMarkdown(remark)}${moved} of ${genres.length ** 2} cells moved, the most: ${moves.join(", ")}`;
}

function pictureLines(pictures: readonly PictureChange[]): string[] {
  const sorted = [...pictures].sort(
    (a, b) => (b.meanDifference ?? 256) - (a.meanDifference ?? 256),
  );
  return sorted.map((picture) => {
    const { id, verdict, why, meanDifference, maxDifference, ssim, shareMoved } = picture;
    const measured =
      meanDifference === undefined
        ? escapeMarkdown(why)
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
