import { genreLabel, type Poster } from "../../../data/poster/poster.ts";
import type { Share } from "../../../analyses/stats/evaluation.ts";

/** A share in percent: `17.6%`. */
export function percent(value: number, decimals = 1): string {
  return `${(value * 100).toFixed(decimals)}%`;
}

/** A share's value, interval and number: `17.6% (15.4 to 20.1, n = 1,000)`. */
export function withInterval({ value, low, high, n }: Share): string {
  const bounds = `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)}`;
  return `${percent(value)} (${bounds}, n = ${count(n)})`;
}

/** A difference with one decimal and a true minus sign. */
export function points(value: number): string {
  return value.toFixed(1).replace("-", "−");
}

/** A whole number with its thousands grouped. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 pooling", "2 poolings". */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** "a, b and c"; "none" for nothing. */
export function listed(items: readonly string[]): string {
  if (items.length === 0) return "none";
  if (items.length === 1) return items[0]!;
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

export function genresInWords(poster: Poster, genres: readonly string[]): string {
  return listed(genres.map((genre) => genreLabel(poster, genre)));
}
