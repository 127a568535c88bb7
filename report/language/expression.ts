import { UserError } from "../../data/error.ts";
import { unknownName } from "./nearest.ts";
import { amount, functions, named, operators, truth } from "./operators.ts";
import { lookup, type Scope } from "./references.ts";

/** A formula over references: `min(a.each.mean) < 2 and b.covers = 5`. */
export interface Expression {
  /** the references in it, in order */
  paths: readonly string[];
  /** throws UserError for unknown names and for operands of the wrong kind */
  evaluate(scope: Scope): unknown;
}

type Evaluate = (scope: Scope) => unknown;

/** The reading of one formula, token by token. */
interface Cursor {
  source: string;
  tokens: readonly string[];
  position: number;
  paths: string[];
}

const token = /\s*(?:(\d+(?:\.\d+)?|"[^"]*"|[A-Za-z_]\w*(?:\.\w+)*|<=|>=|!=|[-<>=+*/(),])|$)/y;

/** Names, numbers and signs of a formula, each of which may nest once more. */
const longest = 500;

/** Parses a formula; throws UserError naming the first thing not understood. */
export function parseExpression(source: string): Expression {
  const cursor: Cursor = { source, tokens: tokenize(source), position: 0, paths: [] };
  if (cursor.tokens.length > longest)
    throw new UserError(`formula too long: ${source.slice(0, 60)}... (over ${longest} parts)`);
  const evaluate = level(cursor, 0);
  if (cursor.position < cursor.tokens.length) fail(cursor);
  return { paths: cursor.paths, evaluate };
}

function tokenize(source: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const rest = source.slice(token.lastIndex).trim();
    const match = token.exec(source);
    if (!match) throw new UserError(`not understood: ${source} (at "${rest}")`);
    if (match[1] !== undefined) tokens.push(match[1]);
  }
  return tokens;
}

function level(cursor: Cursor, depth: number): Evaluate {
  const known = operators[depth];
  if (!known) return operand(cursor);
  let left = level(cursor, depth + 1);
  for (let name = peek(cursor); Object.hasOwn(known, name); name = peek(cursor)) {
    cursor.position++;
    const [first, second, operator] = [left, level(cursor, depth + 1), known[name]!];
    left = (scope) => operator(first(scope), second(scope));
  }
  return left;
}

function operand(cursor: Cursor): Evaluate {
  const next = peek(cursor);
  if (!/^["\w(-]/.test(next)) fail(cursor);
  cursor.position++;
  if (next === "(") return closed(cursor);
  if (next === "not") return negated(level(cursor, 2));
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

function negated(inner: Evaluate): Evaluate {
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
