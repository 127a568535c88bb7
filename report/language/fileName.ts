import anyAscii from "any-ascii";
import { sha256 } from "../../data/hash.ts";

/** Names that mean a device on Windows. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** What other names become: none of those kept as they are ends so. */
const hashed = /-[0-9a-f]{10}$/;

/**
 * Any name as that of a file, without its ending: of letters, digits, - and _, so it needs no encoding in an address, and
 * different from every other name's, even where case does not count. Short plain names stay; others are told by a hash,
 * behind what they are in Latin letters.
 */
export function fileName(name: string): string {
  const isPlain = /^[a-z0-9][a-z0-9_-]{0,59}$/.test(name);
  if (isPlain && !devices.test(name) && !hashed.test(name)) return name;
  return `${asciiWords(name) || "name"}-${sha256(name).slice(0, 10)}`;
}

/** `Rote Mühle` -> `rote-muhle`: the words of any script in Latin letters, at most 40 of them. */
export function asciiWords(text: string): string {
  const words =
    anyAscii(text)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join("-").slice(0, 40).replace(/-$/, "");
}
