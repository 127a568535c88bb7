/** Text from the repository as code. */
export function code(text: string): string {
  return `\`${text.replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}

/** Text from the repository as text: no markup, no mention of anyone. */
export function escape(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\\`*_[\]<>|~#]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("@", "@\u200b");
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
