import { sha256 } from "../../data/hash.ts";
import { type Html, html } from "./html.ts";

/** Where what a page shows and runs may come from, besides the attributes that place and colour its parts. */
export interface Sources {
  images?: string;
  fonts?: string;
  styles?: string;
  scripts?: string;
  connections?: string;
  workers?: string;
}

/** the site's own files, wherever it stands; of pages opened from a disk not every browser takes `'self'`. */
export const ownOrigin = "'self' file:";

/** Of a page of the site without a script. */
export const ownFiles: Sources = { images: ownOrigin, fonts: ownOrigin, styles: ownOrigin };

/** Of a page that needs no other file; `scripts` are all that it may run. */
export function onlyInside(style: string, scripts: readonly string[] = []): Sources {
  const inside = { images: "data:", fonts: "data:", styles: hashOf(style) };
  return scripts.length === 0 ? inside : { ...inside, scripts: scripts.map(hashOf).join(" ") };
}

/** The source that allows a style or script in the page with exactly this text. */
export function hashOf(text: string): string {
  return `'sha256-${Buffer.from(sha256(text), "hex").toString("base64")}'`;
}

/** The page's Content Security Policy (W3C, level 3): nothing but these sources, no form, no other base. */
export function renderPolicy(sources: Sources): Html {
  return html`<meta http-equiv="content-security-policy" content="${formatPolicy(sources)}">`;
}

function formatPolicy(sources: Sources): string {
  const { images, fonts, styles, scripts, connections, workers } = sources;
  const directives = [
    ["default-src", "'none'"],
    ["img-src", images],
    ["font-src", fonts],
    ["style-src", styles],
    ["style-src-attr", "'unsafe-inline'"],
    ["script-src", scripts],
    ["connect-src", connections],
    ["worker-src", workers],
    ["base-uri", "'none'"],
    ["form-action", "'none'"],
  ] as const;
  const given = directives.filter(([, from]) => from !== undefined);
  return given.map((directive) => directive.join(" ")).join("; ");
}

/** The page under another policy, or without any. */
export function withPolicy(page: string, policy: string): string {
  return page.replace(/<meta http-equiv="content-security-policy"[^>]*>/, () => policy);
}
