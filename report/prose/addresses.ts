import { posix } from "node:path";
import type { Token } from "markdown-it";
import { UserError } from "../../data/error.ts";
import { type Block, tokensOf } from "./blocks.ts";
import type { Contents } from "./contents.ts";
import { unknownName } from "../language/nearest.ts";
import { at, failAt, type Place } from "../language/place.ts";

/** A page as it was read, and where it stands below the root of the site. */
export interface WrittenPage {
  path: string;
  file: string;
  blocks: readonly Block[];
  contents: Pick<Contents, "sections">;
}

type Files = ReadonlyMap<string, string | Uint8Array>;

type Kind = keyof typeof schemes;

/** Addresses of other places that a page may name; a picture stands on the page, so it comes from no other place. */
const schemes = { link: ["http:", "https:", "mailto:"], picture: ["data:"] };

/**
 * Throws UserError `file:line: message` for a link or picture in a page's prose that leads to no file and no id of the
 * site, and for a heading whose id the page has already.
 */
export function checkAddresses(page: WrittenPage, site: Files): void {
  for (const token of tokensOf(page.blocks).flatMap(({ children }) => children ?? [])) {
    const [kind, name] = token.type === "image" ? ["picture", "src"] : ["link", "href"];
    if (token.type !== "image" && token.type !== "link_open") continue;
    const url = String(token.attrGet(name) ?? "");
    at(placeOf(token, page), () => checkUrl(kind as Kind, url, page.path, site));
  }
  const ids = idsOf(page.path, site);
  for (const [token, { slug, title }] of page.contents.sections)
    if (ids.indexOf(slug) !== ids.lastIndexOf(slug))
      failAt(placeOf(token, page), `heading with an id that the page has: ${title} (#${slug})`);
}

function checkUrl(kind: Kind, url: string, from: string, site: Files): void {
  const [scheme] = /^[a-z][a-z\d+.-]*:/i.exec(url) ?? [];
  if (scheme !== undefined) return checkScheme(kind, url, scheme.toLowerCase());
  if (url === "") throw new UserError(`${kind} without an address`);
  if (url.startsWith("/"))
    throw new UserError(`not below the page: ${url} (write it relative to the page)`);
  const [path, ...anchor] = url.split("#").map(decode);
  const target = path ? posix.join(posix.dirname(from), path) : from;
  const relative = (file: string): string => posix.relative(posix.dirname(from), file);
  if (!site.has(target))
    throw new UserError(unknownName("file", path!, [...site.keys()].map(relative)));
  if (anchor.length === 0) return;
  const ids = idsOf(target, site);
  if (!ids.includes(anchor.join("#")))
    throw new UserError(unknownName(`anchor of ${target}`, anchor.join("#"), ids));
}

function checkScheme(kind: Kind, url: string, scheme: string): void {
  if (schemes[kind].includes(scheme) && URL.canParse(url)) return;
  throw new UserError(
    `not an address of a ${kind}: ${url} (${schemes[kind].join(", ")} or a file of the site)`,
  );
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause;
    throw new UserError(`not an address: ${url} (% begins a UTF-8 byte)`, { cause });
  }
}

function idsOf(path: string, site: Files): string[] {
  if (!path.endsWith(".html")) return [];
  return [...String(site.get(path)).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);
}

function placeOf({ map }: Token, { file }: WrittenPage): Place {
  return { file, line: (map?.[0] ?? 0) + 1 };
}
