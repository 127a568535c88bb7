import { UserError } from "../../data/error.ts";
import type { Comparison, Side } from "./comparisons.ts";
import { unknownName } from "./nearest.ts";
import { amount, functions, named, operators, truth } from "./operators.ts";
import { lookup, type Scope } from "./references.ts";

/** A formula over references: `min(a.each.mean) < 2 and b.covers = 5`. */
export interface Expression {
  /** the references in it, in order */
  paths: readonly string[];
  /** throws UserError for unknown names and for operands of the wrong kind */
  evaluate(scope: Scope): unknown;
  /** those in it that are in no other, and not behind `not` */
  comparisons: readonly Comparison[];
}

type Evaluate = (scope: Scope) => unknown;

/** The reading of one formula, token by token. */
interface Cursor {
  source: string;
  tokens: readonly string[];
  /** where each token ends in the source */
  ends: readonly number[];
  position: number;
  paths: string[];
  comparisons: Comparison[];
}

const token = /\s*(?:(\d+(?:\.\d+)?|"[^"]*"|[A-Za-z_]\w*(?:\.\w+)*|<=|>=|!=|[-<>=+*/(),])|$)/y;

/** Names, numbers and signs of a formula, each of which may nest once more. */
const longest = 500;

/** Parses a formula; throws UserError naming the first thing not understood. */
export function parseExpression(source: string): Expression {
  const cursor: Cursor = { source, ...tokenize(source), position: 0, paths: [], comparisons: [] };
  if (cursor.tokens.length > longest)
    throw new UserError(`formula too long: ${source.slice(0, 60)}... (over ${longest} parts)`);
  const evaluate = level(cursor, 0);
  if (cursor.position < cursor.tokens.length) fail(cursor);
  return { paths: cursor.paths, evaluate, comparisons: cursor.comparisons };
}

function tokenize(source: string): Pick<Cursor, "tokens" | "ends"> {
  const [tokens, ends]: [string[], number[]] = [[], []];
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const rest = source.slice(token.lastIndex).trim();
    const match = token.exec(source);
    if (!match) throw new UserError(`not understood: ${source} (at "${rest}")`);
    if (match[1] === undefined) continue;
    tokens.push(match[1]);
    ends.push(token.lastIndex);
  }
  return { tokens, ends };
}

function level(cursor: Cursor, depth: number): Evaluate {
  const known = operators[depth];
  if (!known) return operand(cursor);
  const inner = cursor.comparisons.length;
  let left = side(cursor, depth + 1);
  for (let name = peek(cursor); Object.hasOwn(known, name); name = peek(cursor)) {
    cursor.position++;
    const [first, second, operator] = [left, side(cursor, depth + 1), known[name]!];
    const evaluate: Evaluate = (scope) => operator(first.evaluate(scope), second.evaluate(scope));
    if ("<" in known)
      cursor.comparisons.splice(inner, Infinity, {
        left: first,
        sign: name,
        right: second,
        evaluate,
      });
    left = { ...first, evaluate };
  }
  return left.evaluate;
}

/** What the next level gives, with its text. */
function side(cursor: Cursor, depth: number): Side {
  const [from, known] = [cursor.ends[cursor.position - 1] ?? 0, cursor.paths.length];
  const evaluate = level(cursor, depth);
  const text = cursor.source.slice(from, cursor.ends[cursor.position - 1]).trim();
  return { text, isConstant: cursor.paths.length === known, evaluate };
}

function operand(cursor: Cursor): Evaluate {
  const next = peek(cursor);
  if (!/^["\w(-]/.test(next)) fail(cursor);
  cursor.position++;
  if (next === "(") return closed(cursor);
  if (next === "not") return negated(cursor);
  if (next === "-") return opposite(operand(cursor));
  if (/^\d/.test(next)) return () => Number(next);
  if (next.startsWith('"')) return () => next.slice(1, -1);
  return peek(cursor) === "(" ? call(cursor, next) : reference(cursor, next);
}

function reference(cursor: Cursor, path: string): Evaluate {
  cursor.paths.push(path);
  return (scope) => lookup(scope, path);
}

function call(cursor: Cursor, name: string): Evaluate {
  const apply = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!apply) throw new UserError(unknownName("function", name, Object.keys(functions)));
  cursor.position++;
  const items = closed(cursor);
  return (scope) => apply(named(items(scope)));
}

function closed(cursor: Cursor): Evaluate {
  const inner = level(cursor, 0);
  if (peek(cursor) !== ")") fail(cursor);
  cursor.position++;
  return inner;
}

function negated(cursor: Cursor): Evaluate {
  const known = cursor.comparisons.length;
  const inner = level(cursor, 2);
  cursor.comparisons.length = known;
  return (scope) => !truth(inner(scope));
}

function opposite(inner: Evaluate): Evaluate {
  return (scope) => -amount(inner(scope));
}

function peek({ tokens, position }: Cursor): string {
  return tokens[position] ?? "";
}

function fail(cursor: Cursor): never {
  throw new UserError(`not understood: ${cursor.source} (at "${peek(cursor) || "the end"}")`);
}
