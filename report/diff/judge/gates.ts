import { UserError } from "../../../data/error.ts";
import { list, number, object, type Parser, text } from "../../../data/schema.ts";
import type { GateFinding, GateReport, ValueChange } from "../read/change.ts";
import { type Direction, type Floors, isBeyond } from "./judge.ts";
import { parseJson } from "../read/resultSet.ts";

/** How far a metric may fall: further than both floors is too far. */
export interface Gate extends Floors {
  /** id of a value; `*` stands for one name, `**` for any number of them */
  metric: string;
  better: Direction;
}

/** A regression, or what became of a result, that was looked at: it passes as long as both ends are these. */
interface Acceptance {
  /** id of a value or of a result */
  metric: string;
  before: number | string;
  after: number | string;
  reason: string;
}

export interface Gates {
  gates: Gate[];
  accepted: Acceptance[];
}

export const gatesFile = "analyses/results/gates.json";

const end: Parser<number | string> = (value, path) =>
  typeof value === "string" ? value : number(value, path);

const parser = object({
  gates: list(object({ metric: text, better: text, absolute: number, relative: number })),
  accepted: list(object({ metric: text, before: end, after: end, reason: text })),
});

/** Reads the gates file; an absent one has no gates. Throws UserError naming the place. */
export function parseGates(source: string | undefined): Gates {
  if (source === undefined) return { gates: [], accepted: [] };
  const { gates, accepted } = parser(parseJson(source, gatesFile), gatesFile);
  for (const [index, { reason }] of accepted.entries())
    if (reason.trim() === "")
      throw new UserError(`${gatesFile}.accepted[${index}].reason: a regression needs a reason`);
  return { gates: gates.map(parseGate), accepted };
}

function parseGate(gate: Floors & { metric: string; better: string }, index: number): Gate {
  const { better, absolute, relative } = gate;
  const place = `${gatesFile}.gates[${index}]`;
  if (absolute < 0 || relative < 0) throw new UserError(`${place}: floors are 0 or more`);
  if (better === "higher" || better === "lower") return { ...gate, better };
  if (better === "neither") return { ...gate, better: null };
  throw new UserError(`${place}.better: expected higher, lower or neither, received ${better}`);
}

/** The first gate for a value. */
export function gateOf({ gates }: Gates, id: string): Gate | undefined {
  return gates.find(({ metric }) => matches(metric, id));
}

/** Whether a pattern names this id. */
export function matches(pattern: string, id: string): boolean {
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  const source = escaped.replaceAll(/\*\*|\*/g, (star) => (star === "**" ? ".*" : "[^./]*"));
  return new RegExp(`^${source}$`).test(id);
}

/**
 * Which regressions go beyond their gates, and which of them, or of `others`, were accepted. Values without both ends
 * are never looked at.
 */
export function checkGates(
  values: readonly ValueChange[],
  before: Gates,
  after: Gates,
  others: readonly GateFinding[] = [],
): GateReport {
  const report: GateReport = { failed: [], accepted: [], edited: editsOf(before, after) };
  const regressions = values.flatMap((value) => findRegression(value, after) ?? []);
  for (const found of [...regressions, ...others]) {
    const acceptance = after.accepted.find(
      (one) => one.metric === found.id && one.before === found.before && one.after === found.after,
    );
    if (acceptance) report.accepted.push({ ...found, reason: acceptance.reason });
    else report.failed.push(found);
  }
  return report;
}

function findRegression(
  { id, verdict, before, after }: ValueChange,
  gates: Gates,
): GateFinding | null {
  const gate = gateOf(gates, id);
  if (!gate || verdict !== "regressed") return null;
  if (typeof before !== "number" || typeof after !== "number") return null;
  return isBeyond(before, after, gate) ? { id, before, after, gate: describeGate(gate) } : null;
}

function describeGate({ metric, better, absolute, relative }: Gate): string {
  return `${metric}: ${better ?? "neither"} is better, floors ${absolute} and ${relative * 100}%`;
}

function editsOf(before: Gates, after: Gates): string[] {
  const [old, now] = [before.gates.map(describeGate), after.gates.map(describeGate)];
  return [
    ...old.filter((gate) => !now.includes(gate)).map((gate) => `gate gone: ${gate}`),
    ...now.filter((gate) => !old.includes(gate)).map((gate) => `gate new: ${gate}`),
  ];
}
