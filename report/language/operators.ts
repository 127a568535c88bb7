import { mean } from "../../analyses/stats/mean.ts";
import { UserError } from "../../data/error.ts";
import type { Named } from "./references.ts";

type Operator = (a: unknown, b: unknown) => unknown;

/** Binary operators, loosest first; those of one level group from the left. A list is compared or added name by name. */
export const operators: readonly Readonly<Record<string, Operator>>[] = [
  { or: (a, b) => truth(a) || truth(b) },
  { and: (a, b) => truth(a) && truth(b) },
  {
    "<": byName((a, b) => amount(a) < amount(b)),
    "<=": byName((a, b) => amount(a) <= amount(b)),
    ">": byName((a, b) => amount(a) > amount(b)),
    ">=": byName((a, b) => amount(a) >= amount(b)),
    "=": byName((a, b) => single(a) === single(b)),
    "!=": byName((a, b) => single(a) !== single(b)),
  },
  {
    "+": byName((a, b) => amount(a) + amount(b)),
    "-": byName((a, b) => amount(a) - amount(b)),
  },
  {
    "*": byName((a, b) => amount(a) * amount(b)),
    "/": byName((a, b) => amount(a) / amount(b)),
  },
];

/** Functions of several values. */
export const functions: Readonly<Record<string, (items: readonly Named[]) => unknown>> = {
  /** how many there are; of conditions, how many hold */
  count: (items) => items.filter(({ value }) => value !== false).length,
  all: (items) => items.every(({ value }) => truth(value)),
  min: (items) => Math.min(...amounts(items)),
  max: (items) => Math.max(...amounts(items)),
  mean: (items) => mean(amounts(items)),
  /** name with the smallest value; the first of several */
  argmin: (items) => items[amounts(items).indexOf(Math.min(...amounts(items)))]?.name,
  argmax: (items) => items[amounts(items).indexOf(Math.max(...amounts(items)))]?.name,
};

function byName(operator: Operator): Operator {
  return (a, b) => {
    if (!Array.isArray(a) && !Array.isArray(b)) return operator(a, b);
    const names = (Array.isArray(a) ? named(a) : named(b)).map(({ name }) => name);
    return names.map((name) => ({ name, value: operator(member(a, name), member(b, name)) }));
  };
}

function member(value: unknown, name: string): unknown {
  if (!Array.isArray(value)) return value;
  const found = named(value).find((item) => item.name === name);
  return found ? found.value : refuse(`a value of ${name}`, value);
}

/** `value`, checked to be true or false. */
export function truth(value: unknown): boolean {
  return typeof value === "boolean" ? value : refuse("true or false", value);
}

/** `value`, checked to be a number: what is divided by zero is none. */
export function amount(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : refuse("a number", value);
}

function single(value: unknown): unknown {
  return typeof value === "object" ? refuse("a number or a text", value) : value;
}

/** `value`, checked to be what a path with `each` gives. */
export function named(value: unknown): readonly Named[] {
  return Array.isArray(value) ? value : refuse("several values (each)", value);
}

function amounts(items: readonly Named[]): number[] {
  return items.map(({ value }) => amount(value));
}

function refuse(expected: string, value: unknown): never {
  const received = typeof value === "number" ? `${value}` : JSON.stringify(value);
  throw new UserError(`expected ${expected}, received ${received}`);
}
