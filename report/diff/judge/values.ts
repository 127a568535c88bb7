import { byCodeUnit } from "../../../data/corpus/corpus.ts";
import type { Cause, ValueChange } from "../read/change.ts";
import { sameKey } from "../causes/causes.ts";
import type { Comparability } from "./comparability.ts";
import { type Gates, gateOf } from "./gates.ts";
import {
  type Direction,
  judgeEstimates,
  type Judgement,
  judgeNumbers,
  judgePaired,
} from "./judge.ts";
import { pairedAnswers } from "./paired.ts";
import { modelOf, type Shapes, type Value } from "../read/shapes.ts";

/** Both ends of one result, and what decides whether they can be compared. */
export interface ValueContext {
  /** `bandcamp/fullTraining` */
  id: string;
  before: Shapes;
  after: Shapes;
  causes: readonly Cause[];
  comparability: Comparability;
  gates: Gates;
}

/** Every value that differs, by path, and how many do not. */
export function compareValues(context: ValueContext): { values: ValueChange[]; same: number } {
  const { before, after } = context;
  const paths = [...new Set([...before.values.keys(), ...after.values.keys()])].sort(byCodeUnit);
  const values = paths.flatMap((path) => compareValue(path, context));
  return { values, same: paths.length - values.length };
}

function compareValue(path: string, context: ValueContext): ValueChange[] {
  const [old, now] = [context.before.values.get(path), context.after.values.get(path)];
  if (old && now && isSame(old, now)) return [];
  const known = (now ?? old)!;
  const change: ValueChange = {
    id: `${context.id}.${path}`,
    kind: known.kind,
    before: old?.value ?? null,
    after: now?.value ?? null,
    delta: null,
    interval: null,
    p: null,
    n: [countOf(old), countOf(now)],
    verdict: old ? "removed" : "new",
    why: "",
    causes: causesOf(path, context),
  };
  return [old && now ? { ...change, ...judge(path, old, now, context) } : change];
}

function judge(path: string, old: Value, now: Value, context: ValueContext): Partial<ValueChange> {
  if (context.causes.some(({ part }) => part === "unexplained")) return unexplained(old, now);
  const refusal = refuse(path, old, now, context);
  if (refusal !== null) return { verdict: "not comparable", why: refusal };
  if (old.kind === "text" || now.kind === "text")
    return { verdict: "changed", why: whyOther(path) };
  const id = `${context.id}.${path}`;
  const gate = gateOf(context.gates, id);
  const direction = gate ? gate.better : directionOf(path, context);
  const paired = judgeAnswers(path, direction, context);
  if (paired) return paired;
  if (old.kind !== "number" && now.kind !== "number") return judgeEstimates(old, now, direction);
  return judgeNumbers(old.value, now.value, direction, gate ?? null);
}

function whyOther(path: string): string {
  if (/^files\.(parameters-\d+|head)$/.test(path)) return "retrained: other parameters";
  return path.startsWith("files.") ? "another file" : "another text";
}

/** Nothing that the value depends on changed: no test can say what it means. */
function unexplained(old: Value, now: Value): Partial<ValueChange> {
  const isText = old.kind === "text" || now.kind === "text";
  const delta = isText ? null : now.value - old.value;
  return { delta, verdict: "unexplained", why: "same key, another value" };
}

function judgeAnswers(
  path: string,
  direction: Direction,
  { before, after, comparability }: ValueContext,
): Judgement | null {
  const answers = pairedAnswers(path, before, after, comparability.truth);
  return answers && judgePaired(answers.before, answers.after, direction, answers.tests);
}

function refuse(path: string, old: Value, now: Value, context: ValueContext): string | null {
  if (old.kind !== now.kind) return `metric changed: ${old.kind} → ${now.kind}`;
  const reason = context.comparability.reason(path, context.before, context.after);
  if (reason !== null) return reason;
  const [n, m] = [countOf(old), countOf(now)];
  return n === m ? null : `n changed: ${n} → ${m}`;
}

/** Test accuracies of models are better when higher; of other values no one knows unless a gate says so. */
function directionOf(path: string, { after }: ValueContext): Direction {
  const model = modelOf(path, after);
  return model !== null &&
    /^test\.(accuracy|balancedAccuracy|top3|byGenre\.[^.]+)$/.test(path.slice(model.length + 1))
    ? "higher"
    : null;
}

/** Causes in words, without parameters of the value's siblings: those of `models.a` do not move `models.b`, nor a run of it. */
function causesOf(path: string, { causes, after, before }: ValueContext): string[] {
  const model = (modelOf(path, after) ?? modelOf(path, before))?.replace(/\.runs\.\d+$/, "");
  const parent = model?.slice(0, model.lastIndexOf(".") + 1);
  const isSibling = ({ part, path: place = "" }: Cause): boolean =>
    part === "params" &&
    model !== undefined &&
    place.startsWith(`params.${parent}`) &&
    !place.startsWith(`params.${model}.`);
  return causes
    .filter((cause) => !isSibling(cause))
    .map(({ part, text }) => (part === "unexplained" ? sameKey : text));
}

function countOf(value: Value | undefined): number | null {
  return value && "n" in value ? value.n : null;
}

function isSame(a: Value, b: Value): boolean {
  return a.kind === b.kind && a.value === b.value && countOf(a) === countOf(b);
}
