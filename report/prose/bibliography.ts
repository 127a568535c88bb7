import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import { UserError } from "../../data/error.ts";
import { sha256 } from "../../data/hash.ts";
import { type Html, html, joined, raw } from "../language/html.ts";
import { unknownName } from "../language/nearest.ts";

/** Works that the prose may cite: each as in the list of references, by key. */
export type Bibliography = ReadonlyMap<string, Html>;

/**
 * Reads BibTeX and writes each work in a CSL style. Throws UserError, naming `file`, for what is not BibTeX, for a key
 * that stands twice, and for a work without author, title or year or with a DOI or address that is none.
 */
export function parseBibliography(bibtex: string, style: string, file: string): Bibliography {
  const works = readBibtex(bibtex, file);
  checkWorks(works, file);
  const name = sha256(style);
  plugins.config.get("@csl").styles.set(name, style);
  const options = { style: name, lang: "en-US", format: "html", hyperlinks: true } as const;
  const entries = works.format("bibliography", { ...options, asEntryArray: true });
  return new Map(
    entries.map(([key, entry]) => [key, raw(entry.replace(/^\s*<div[^>]*>|<\/div>\s*$/g, ""))]),
  );
}

function readBibtex(text: string, file: string): Cite {
  try {
    return new Cite(text, { forceType: "@bibtex/text" });
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new UserError(`${file}: not BibTeX: too many braces within each other`, { cause });
    if (!(cause instanceof SyntaxError)) throw cause;
    const [, problem, line] = /^(.*) at line (\d+)/.exec(cause.message) ?? [];
    const place = line === undefined ? file : `${file}:${line}`;
    throw new UserError(`${place}: not BibTeX: ${problem ?? cause.message}`, { cause });
  }
}

/** It becomes a link as it stands, so it holds nothing that could end one. */
const isDoi = /^10\.\d+\/[^\s"'<>&]+$/;

function checkWorks({ data }: Cite, file: string): void {
  const keys = data.map(({ id }) => id);
  for (const [index, { id, author, title, issued, DOI, URL: url }] of data.entries()) {
    if (keys.indexOf(id) < index) throw new UserError(`${file}: work appears twice: ${id}`);
    const year = issued?.["date-parts"]?.[0]?.[0];
    const lacking = Object.entries({ author, title, year }).find(
      ([, value]) => value === undefined,
    );
    if (lacking) throw new UserError(`${file}: work without ${lacking[0]}: ${id}`);
    if (DOI !== undefined && !isDoi.test(DOI))
      throw new UserError(`${file}: not a DOI: ${DOI} of ${id} (expected 10.1000/xyz)`);
    if (url !== undefined && !/^https?:\/\//.test(url))
      throw new UserError(`${file}: not an address: ${url} of ${id} (expected https://...)`);
  }
}

/** One work; throws UserError for an unknown key, with the nearest known one. */
export function findWork(works: Bibliography, key: string): Html {
  const work = works.get(key);
  if (work === undefined) throw new UserError(unknownName("citation", key, [...works.keys()]));
  return work;
}

/** The list of the works cited, numbered in this order. */
export function renderReferences(works: Bibliography, keys: readonly string[]): Html {
  const items = keys.map((key) => html`<li id="reference-${key}">${findWork(works, key)}</li>`);
  return html`<ol class="references">\n${joined(items)}\n</ol>`;
}
