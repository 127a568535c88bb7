import { printable } from "./printable.ts";

/** Text from the repository as code, in which GitHub links nothing; a bar would end a table's cell. */
export function code(text: string): string {
  return `\`${printable(text).replaceAll("`", "'").replaceAll("|", "¦")}\``;
}

/** Text from the repository as text: no markup, no mention of anyone, no link. */
export function escapeMarkdown(text: string): string {
  return unlinked(text)
    .replaceAll("&", "&amp;")
    .replaceAll(/[\\`*_[\]<>|~#$]/g, "\\$&");
}

/** A comment as a terminal shows it: without escapes, invisible cuts, tags that fold and comments. */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/<!--.*?-->\n*|<\/?(?:details|summary)>/g, "")
    .replaceAll(/\\([\\`*_[\]<>|~#$])/g, "$1")
    .replaceAll("&amp;", "&")
    .replaceAll(cutter, "")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

/** Takes no room; GitHub sees no mention, issue, commit or address across it. */
const cutter = "\u200b";

/**
 * The text on one line, with an invisible cut in everything that GitHub links in rendered texts, where no escape helps:
 * mentions, `#1`, `GH-1`, advisories, addresses, commit hashes.
 */
export function unlinked(text: string): string {
  return printable(text.replaceAll(/\s+/g, " "))
    .replaceAll(/[@#]|\b(?:GH|GHSA|CVE)-|\bwww(?=\.)|:(?=\/\/)/gi, `$&${cutter}`)
    .replaceAll(/\b[0-9a-f]{7,40}\b/gi, (hash) => hash.match(/.{1,6}/g)!.join(cutter));
}

/** At most so many characters. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** Length in UTF-8. */
export function bytes(text: string): number {
  return Buffer.byteLength(text);
}

/** Whole characters of a text, up to so many bytes. */
export function cutBytes(text: string, length: number): string {
  if (bytes(text) <= length) return text;
  return `${new TextDecoder().decode(Buffer.from(text).subarray(0, length)).replace(/\ufffd$/, "")}…`;
}
