import { UserError } from "./error.ts";

/** Checks a value from outside; throws UserError naming its path, what was expected and what came. */
export type Parser<T> = (value: unknown, path: string) => T;

export const text: Parser<string> = (value, path) =>
  typeof value === "string" ? value : refuse(path, "a text", value);

export const number: Parser<number> = (value, path) =>
  typeof value === "number" && Number.isFinite(value) ? value : refuse(path, "a number", value);

/** A number from `low` to `high`. */
export function between(low: number, high: number): Parser<number> {
  return (value, path) => {
    const parsed = number(value, path);
    return parsed >= low && parsed <= high ? parsed : refuse(path, `${low} to ${high}`, value);
  };
}

export function orNull<T>(item: Parser<T>): Parser<T | null> {
  return (value, path) => (value === null ? null : item(value, path));
}

export function list<T>(item: Parser<T>): Parser<T[]> {
  return (value, path) =>
    Array.isArray(value)
      ? value.map((element, index) => item(element, `${path}[${index}]`))
      : refuse(path, "a list", value);
}

/** An object of any names, all values of one kind. */
export function record<T>(item: Parser<T>): Parser<Record<string, T>> {
  return (value, path) =>
    Object.fromEntries(entries(value, path).map(([name, v]) => [name, item(v, `${path}.${name}`)]));
}

/** An object with exactly the names of `shape`. */
export function object<Shape extends Record<string, Parser<unknown>>>(
  shape: Shape,
): Parser<{ [Name in keyof Shape]: ReturnType<Shape[Name]> }> {
  return (value, path) => {
    const given = new Map(entries(value, path));
    for (const name of given.keys())
      if (!Object.hasOwn(shape, name)) throw new UserError(`${path}: unknown name: ${name}`);
    const parsed = Object.entries(shape).map(([name, item]) => {
      if (!given.has(name)) throw new UserError(`${path}: missing: ${name}`);
      return [name, item(given.get(name), `${path}.${name}`)];
    });
    return Object.fromEntries(parsed) as { [Name in keyof Shape]: ReturnType<Shape[Name]> };
  };
}

function entries(value: unknown, path: string): [string, unknown][] {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? Object.entries(value) : refuse(path, "an object", value);
}

function refuse(path: string, expected: string, value: unknown): never {
  throw new UserError(`${path}: expected ${expected}, received ${JSON.stringify(value)}`);
}
