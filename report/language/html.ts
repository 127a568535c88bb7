/** Where the markup of an `Html` is kept: only this file can make one. */
const markup = Symbol("markup");

/** Markup, HTML or XML, whose texts are escaped: no text is one, and joining it to a text by accident shows. */
export interface Html {
  readonly [markup]: string;
}

/** What may stand in a template: texts are escaped, lists joined, null and false are nothing. */
export type Content = string | number | Html | null | undefined | false | readonly Content[];

/**
 * Markup from a template: html`<a href="${url}">${label}</a>`. Attributes stand in double quotes and hold texts; between
 * them, and in scripts and styles, only markup may be filled in. Throws for anything else, and for an address that runs code.
 */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const places = placesOf(strings);
  const filled = contents.map((content, i) => fill(content, places[i]!) + strings[i + 1]!);
  return raw(strings[0]! + filled.join(""));
}

/** Markup as it is: of this project, or written by a library that escapes. */
export function raw(trusted: string): Html {
  return { [markup]: trusted };
}

/** The contents one after another, with `separator` between those that are something. */
export function joined(contents: readonly Content[], separator = "\n"): Html {
  return raw(contents.map(write).filter(Boolean).join(separator));
}

/** The markup as text: for a file, or for a library that takes no other. */
export function formatHtml(content: Html): string {
  return content[markup];
}

type Place = "content" | "attribute" | "address" | "markup";

/** Templates are few and filled often. */
const known = new WeakMap<TemplateStringsArray, readonly Place[]>();

/** What each hole of a template stands in. */
function placesOf(strings: TemplateStringsArray): readonly Place[] {
  const found = known.get(strings);
  if (found) return found;
  const places = strings.slice(0, -1).map((_, i) => placeAfter(strings.slice(0, i + 1).join("_")));
  known.set(strings, places);
  return places;
}

function placeAfter(before: string): Place {
  if (/(^|\s)(href|src|action)="$/.test(before)) return "address";
  if (/(^|\s)[\w:-]+="[^"<>]*$/.test(before)) return "attribute";
  return /<[^>]*$|<(script|style)\b[^>]*>[^<]*$/.test(before) ? "markup" : "content";
}

function fill(content: Content, place: Place): string {
  if (place === "content") return write(content);
  const isMarkup = typeof content === "object" && content !== null;
  const isText = typeof content === "string" || typeof content === "number";
  if (place === "markup" ? isText : isMarkup)
    throw new Error(
      `${place === "markup" ? "text among" : "markup in"} attributes: ${write(content)}`,
    );
  if (place === "address" && isText) checkAddress(String(content));
  return write(content);
}

function checkAddress(address: string): void {
  const scheme = /^[^/?#]*?:/.exec(address)?.[0].toLowerCase() ?? "";
  if (!["", "http:", "https:", "data:", "mailto:"].includes(scheme))
    throw new Error(`not an address to link to: ${address}`);
}

function write(content: Content): string {
  if (content === null || content === undefined || content === false) return "";
  if (isList(content)) return content.map(write).join("");
  return typeof content === "object" ? content[markup] : escapeHtml(String(content));
}

function isList(content: Content): content is readonly Content[] {
  return Array.isArray(content);
}

/** For content and double-quoted attributes. */
function escapeHtml(text: string): string {
  return withoutControls(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Control characters, which neither HTML nor XML may hold, as their pictures (U+2400 and after): ␀, ␛. */
export function withoutControls(text: string): string {
  return text.replaceAll(/[\0-\x08\v\f\x0e-\x1f\x7f]/g, (control) => {
    const code = control.charCodeAt(0);
    return String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code);
  });
}
