import { sha256 } from "../../data/hash.ts";

/** Characters that drawings have room for. */
const longest = 28;

/** A label that drawings have room for: of a longer one its beginning, and a hash that tells it from others that begin so. */
export function shortLabel(label: string): string {
  const characters = [...label];
  if (characters.length <= longest) return label;
  return `${characters.slice(0, longest - 8).join("")}… ${sha256(label).slice(0, 6)}`;
}
