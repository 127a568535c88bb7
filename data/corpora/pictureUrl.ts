import { sha256 } from "../hash.ts";

/** Endings of the files that can be decoded as pictures. */
const ending = /\.(jpe?g|jfif|png|gif|webp|tiff?|avif)$/i;

/** A URL that may be fetched, as it is asked for, or why it may not. */
export function parsePictureUrl(text: string): { url: string } | { problem: string } {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    return { problem: `not a URL of http or https: ${JSON.stringify(text)}` };
  if (url.username !== "" || url.password !== "")
    return { problem: `a URL with a user name or password, of ${url.host}` };
  url.hash = "";
  if (url.href.length > 1000) return { problem: `a URL of more than 1000 characters` };
  return { url: url.href };
}

/** Name of the file that a URL's picture gets where the table gives none: its last part, and a hash that tells it from others. */
export function nameFromUrl(url: string): string | null {
  const last = new URL(url).pathname.split("/").at(-1)!;
  const end = ending.exec(last)?.[0].toLowerCase();
  if (end === undefined) return null;
  const letters = last.slice(0, -end.length).match(/[A-Za-z0-9_]+/g) ?? ["picture"];
  return `${letters.join("-").slice(0, 60)}-${sha256(url).slice(0, 12)}${end}`;
}

/** Why a picture cannot be fetched to a file of this name, or null. */
export function problemOfTarget(file: string): string | null {
  const parts = file.split("/");
  if (!ending.test(file)) return `not the name of a picture: ${file} (it ends in .jpg, .png, ...)`;
  const long = parts.find((part) => Buffer.byteLength(part) > 200);
  return long === undefined ? null : `a name of more than 200 bytes: ${long.slice(0, 40)}...`;
}
