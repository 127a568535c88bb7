import { workingTreeName } from "../../git/snapshot.ts";
import { firstFew, fixed, inWords, plain } from "../../language/formats.ts";
import type { Diff, ModelScore, ResultChange, ValueChange, Verdict } from "../read/change.ts";
import { verdicts } from "../read/change.ts";
import type { Rename } from "../read/renames.ts";
import { placesOf } from "./groups.ts";
import { countVerdicts } from "./headline.ts";
import { staleLines } from "./staleLines.ts";

/** What makes results doubtful, a sentence each. */
export function doubts({ altered, contradictory, unequal, freshness, ...diff }: Diff): string[] {
  const late = freshness.known ? freshness.stale : [];
  const rules = firstFew(diff.auditRules, 3);
  const { edited } = diff.gates;
  return [
    ...staleLines(late),
    ...altered.map(
      ({ id, damage }) =>
        `${id} differs from what was computed: ${firstFew(damage, 3)}. Edited by hand?`,
    ),
    ...contradictory.map(({ id, found }) => `${id} contradicts itself: ${firstFew(found, 3)}.`),
    ...(edited.length > 0 ? [`The gates file changed: ${edited.join("; ")}.`] : []),
    ...unequal.map((text) => `Other parameters: ${text}.`),
    ...(rules === ""
      ? []
      : [`The audit's rules changed (${rules}): both ends are held against those of today.`]),
  ];
}

/** Whether the results at the head are fresh, in words. */
export function freshnessText({ freshness, results, altered, contradictory }: Diff): string {
  if (!freshness.known)
    return `whether results are fresh is not known here (${freshness.why}); npm run build -- --frozen says it there`;
  const doubtful = new Set([
    ...[...altered, ...contradictory].map(({ id }) => id),
    ...results.filter(isUnexplained).map(({ id }) => id),
  ]);
  const amounts: [count: number, one: string, many: string][] = [
    [freshness.stale.length, "is stale", "are stale"],
    [doubtful.size, "is not what was computed", "are not what was computed"],
    [results.filter(({ state }) => state === "removed").length, "is gone", "are gone"],
  ];
  const told = amounts.filter(([count]) => count > 0);
  if (told.length === 0) return "all results at the head are fresh";
  return `of the results ${inWords(told.map(([count, one, many]) => `${count} ${count === 1 ? one : many}`))}`;
}

/** A genre's new name, with what a reviewer must know of it; `quoted` writes a name. */
export function renameText(
  { from, to, covers, resplit }: Rename,
  quoted: (name: string) => string = String,
): string {
  const moved = `${covers} covers, of which ${resplit} changed side: a new name is dealt anew`;
  const what = resplit === 0 ? `${covers} covers as they were` : moved;
  return `genre ${quoted(from)} renamed ${quoted(to)}, ${what}`;
}

function isUnexplained({ causes }: ResultChange): boolean {
  return causes.some(({ part }) => part === "unexplained");
}

/** What a reader must know besides results, a sentence each. */
export function remarks(diff: Diff): string[] {
  const same = diff.results.filter(({ state }) => state === "same").length;
  const told = diff.wordings.map(({ path }) => path);
  const whole = diff.texts.filter((path) => !told.includes(path));
  return [
    ...(same > 0 ? [`Results that are the same, with the same key: ${same}.`] : []),
    ...diff.repainted.map(
      ({ figure, files }) =>
        `The figure ${figure} is repainted only (${files.join(", ")}): its data are the same.`,
    ),
    ...(whole.length > 0 ? [`Text or style changed: ${firstFew(whole, 6)}.`] : []),
    ...waysOfDrawing(diff),
  ];
}

/** What the names say, where values of them are told one by one. */
function waysOfDrawing({ results }: Diff): string[] {
  const values = results.flatMap(({ values }) => values);
  if (!values.some(({ id }) => /histogramSimilarity\.(poster|writeUp|exact)\./.test(id))) return [];
  return [
    "In histogramSimilarity, “poster” stands for a few covers of each genre, “writeUp” for many against as many others, “exact” for all pairs.",
  ];
}

/** Causes of a result's change in one line. */
export function causesText(causes: ResultChange["causes"]): string {
  return causes.length === 0 ? "no cause in the key" : causes.map(({ text }) => text).join("; ");
}

/** What became of a result in one line, without its cause. */
export function outcome({ id, state, values, same, models }: ResultChange): string {
  if (state === "removed") return "removed";
  if (state === "new") return `new: ${models ? describeModels(models) : `${values.length} values`}`;
  if (state === "recomputed") return "the same result";
  const [come, gone] = [placesOf(id, values, "new"), placesOf(id, values, "removed")];
  const facts = [
    [countVerdicts(values), `${same} the same`].filter(Boolean).join(", "),
    ...(come === "" ? [] : [`new: ${come}`]),
    ...(gone === "" ? [] : [`removed: ${gone}`]),
  ];
  return `values: ${facts.join("; ")}`;
}

/** With a capital and a full stop. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function describeModels({ count, worst, best }: NonNullable<ResultChange["models"]>): string {
  const score = ({ name, accuracy }: ModelScore) => `${fixed(accuracy * 100, 1)}% (${name})`;
  if (count === 1) return `test accuracy ${score(best)}`;
  return `${count} models, test accuracy ${score(worst)} to ${score(best)}`;
}

type EndsOf = Pick<ValueChange, "before" | "after" | "kind">;

/** Both ends as a reader wants them, shares in percent; with as many digits as it takes to tell them apart. */
export function formatEnds(value: EndsOf): [before: string, after: string] {
  const more = moreDigits(value);
  return [formatEnd(value.before, value.kind, more), formatEnd(value.after, value.kind, more)];
}

/** Numbers are stored with four digits; of a small share that is several more in percent. */
function moreDigits({ before, after, kind }: EndsOf): number {
  const areTold = (more: number) => formatEnd(before, kind, more) !== formatEnd(after, kind, more);
  return before === after ? 0 : ([0, 1, 2, 3, 4, 5].find(areTold) ?? 0);
}

function formatEnd(value: EndsOf["before"], kind: EndsOf["kind"], more: number): string {
  if (value === null) return "–";
  if (typeof value === "string") return value;
  return kind === "share" ? `${fixed(value * 100, 1 + more)}%` : plain(value, 3 + more);
}

/** The difference with its interval: `+1.2 [−0.8, +3.2]`, shares in points. */
export function formatDelta(change: ValueChange): string {
  const { delta, interval, kind } = change;
  if (delta === null) return "–";
  const decimals = 1 + moreDigits(change);
  const amount = (value: number) => {
    const text = kind === "share" ? fixed(value * 100, decimals) : plain(value);
    return value > 0 ? `+${text}` : text;
  };
  return interval ? `${amount(delta)} [${interval.map(amount).join(", ")}]` : amount(delta);
}

/** Whether a value stands in the first table: what got better or worse or cannot be explained, and every model's test accuracy. */
export function isHeadline({ id, verdict }: ValueChange): boolean {
  return (
    ["unexplained", "regressed", "improved"].includes(verdict) || id.endsWith(".test.accuracy")
  );
}

/** By verdict, the worst first; then by id. */
export function byVerdict(a: ValueChange, b: ValueChange): number {
  const place = (verdict: Verdict) => verdicts.indexOf(verdict);
  return place(a.verdict) - place(b.verdict) || (a.id < b.id ? -1 : 1);
}

/** Whether an end is a commit or a tag; else it is the files as they lie here. */
export function isCommit(name: string): boolean {
  return name !== workingTreeName;
}

/** A commit's short name. */
export function shortName(name: string): string {
  return /^[0-9a-f]{40,64}$/.test(name) ? name.slice(0, 10) : name;
}
