import { UserError } from "../../error.ts";

/** One listed cover: its place below the corpus folder, and the URLs that may have it. */
export interface Wanted {
  id: string;
  genre: string;
  urls: readonly string[];
}

/** How a listed URL is taken apart, and the URLs tried in its place, in order. */
export interface LinkPattern {
  link: string;
  candidates: readonly string[];
}

/** Only such ids become paths: genre folder, file name of lower-case letters, digits and hyphens, .jpg. */
const safeId = /^([a-z][a-z_]*)\/[a-z0-9][a-z0-9-]*\.jpg$/;

/** Reads `URL<TAB>genre/file.jpg` lines; `file` names the table in errors. */
export function parseLinkTable(text: string, file: string, pattern: LinkPattern): Wanted[] {
  const lines = text.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
  const seen = new Set<string>();
  const link = new RegExp(pattern.link);
  return lines.map((line, index) => {
    const place = `${file}:${index + 1}`;
    const [url, id, ...rest] = line.split("\t");
    if (url === undefined || id === undefined || rest.length > 0)
      throw new UserError(`${place}: expected a URL, a tab and an id`);
    const wanted = {
      id,
      genre: genreOf(id, place),
      urls: candidateUrls(url, place, link, pattern.candidates),
    };
    if (seen.has(id)) throw new UserError(`${place}: cover listed twice: ${id}`);
    seen.add(id);
    return wanted;
  });
}

function genreOf(id: string, place: string): string {
  const genre = safeId.exec(id)?.[1];
  if (genre === undefined) throw new UserError(`${place}: not an id: ${JSON.stringify(id)}`);
  return genre;
}

function candidateUrls(
  url: string,
  place: string,
  link: RegExp,
  candidates: readonly string[],
): string[] {
  const match = link.exec(url);
  if (!match) throw new UserError(`${place}: unexpected URL: ${JSON.stringify(url)}`);
  return candidates.map((candidate) => candidate.replaceAll(/\{(\d)\}/g, (_, n) => match[n] ?? ""));
}
