import { unprintable } from "../../data/inside.ts";

/** What no name may hold, and the marks of direction that a name may. */
const hidden = new RegExp(`${unprintable.source}|[\\u061c\\u200e\\u200f]`, "gu");

/** A text as one line that a terminal only shows: what would move its cursor, colour it or turn it around is written as `\u001b`. */
export function printable(text: string): string {
  return text.replaceAll(hidden, (character) => {
    const code = character.codePointAt(0)!.toString(16).padStart(4, "0");
    return `\\u${code}`;
  });
}
