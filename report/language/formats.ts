import { UserError } from "../../data/error.ts";
import { unknownName } from "./nearest.ts";

const words = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

type Format = (value: unknown, digits: number | undefined) => string;

const formats: Readonly<Record<string, Format>> = {
  percent: (value, digits = 0) => percent(amount(value), digits),
  words: (value) => inLetters(amount(value)),
  list: (value) => inWords(texts(value)),
  few: (value) => firstFew(texts(value), 12),
  exact: (value) => String(amount(value)),
  p: (value) => pInWords(amount(value)),
  are: (value) =>
    `${amount(value) === 0 ? "none" : inLetters(amount(value))} ${amount(value) <= 1 ? "is" : "are"}`,
  a: (value) => withArticle(word(value)),
  A: (value) => capital(withArticle(word(value))),
  capital: (value) => capital(word(value)),
};

/** What stands behind the sign | in prose, beside none and a number of decimals. */
export const formatNames: readonly string[] = Object.keys(formats);

/**
 * A value as text. `format`: empty (whole numbers grouped, others to three significant digits), a number of decimals, or
 * one of `formatNames`, as CONTRIBUTING.md lists them. Throws UserError for any other.
 */
export function formatValue(value: unknown, format: string): string {
  if (format === "") return typeof value === "string" ? value : plain(amount(value));
  if (/^\d$/.test(format)) return fixed(amount(value), Number(format));
  const [, name = format, digits] = /^(percent)\s+(\d)$/.exec(format) ?? [];
  const known = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (!known) throw new UserError(unknownName("format", name, Object.keys(formats)));
  return known(value, digits === undefined ? undefined : Number(digits));
}

/** A share in percent: `17.6%`. */
export function percent(share: number, decimals = 1): string {
  return `${inPercent(share, decimals)}%`;
}

/** The same without the sign; with more decimals where it would read 0 or 100 and is neither. */
export function inPercent(share: number, decimals: number): string {
  const text = fixed(share * 100, decimals);
  const readsAs = [0, 1].find((end) => fixed(end * 100, decimals) === text);
  const isExact = readsAs === undefined || Math.abs(share - readsAs) < 1e-6;
  return isExact ? text : inPercent(share, decimals + 1);
}

/** A number with so many decimals, thousands grouped by commas, a true minus sign. */
export function fixed(value: number, decimals: number): string {
  const [whole = "", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const text =
    fraction === undefined ? grouped(Number(whole)) : `${grouped(Number(whole))}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** A probability of a test; below 0.001 only that. */
export function formatP(p: number): string {
  return p < 0.001 ? "<0.001" : fixed(p, 3);
}

/** A number to so many significant digits, whole numbers in full. */
export function plain(value: number, digits = 3): string {
  if (Number.isInteger(value)) return fixed(value, 0);
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  return fixed(value, Math.min(digits + 3, Math.max(0, digits - 1 - magnitude)));
}

function pInWords(p: number): string {
  return p < 0.001 ? "less than 0.001" : fixed(p, 3);
}

function inLetters(whole: number): string {
  return words[whole] ?? plain(whole);
}

/** `a cover`, `an image`. */
export function withArticle(noun: string): string {
  return `${articleOf(noun)} ${noun}`;
}

/** The indefinite one. */
export function articleOf(noun: string): "a" | "an" {
  return /^[aeio]/i.test(noun) ? "an" : "a";
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "a, b and c". */
export function inWords(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** "a, b, c and 4 more": the first `most` of many; of no more than these "a, b and c". */
export function firstFew(items: readonly string[], most: number): string {
  const rest = items.length - most;
  return rest > 1 ? `${items.slice(0, most).join(", ")} and ${rest} more` : inWords(items);
}

/** The first six of labels that may have commas in them: "a, b; c; and 4 more". */
export function labelsInWords(labels: readonly string[]): string {
  const rest = labels.length - 6;
  return [...labels.slice(0, 6), ...(rest > 0 ? [`and ${rest} more`] : [])].join("; ");
}

function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
}

function amount(value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  const received = typeof value === "number" ? `${value}` : JSON.stringify(value);
  throw new UserError(`not a number: ${received}`);
}

function word(value: unknown): string {
  if (typeof value === "string") return value;
  throw new UserError(`not a text: ${JSON.stringify(value)}`);
}

function texts(value: unknown): string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  throw new UserError(`not a list of texts: ${JSON.stringify(value)}`);
}
