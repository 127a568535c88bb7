import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../data/error.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { parsePoster } from "../../data/poster/parsePoster.ts";
import { readUtf8 } from "../../data/readUtf8.ts";
import { type Bibliography, parseBibliography } from "../prose/bibliography.ts";

import { pages } from "../page/pages.ts";
import type { FontFiles } from "../raster/outline.ts";

/** A Markdown file; `file` names it in errors. */
export interface ProseFile {
  file: string;
  text: string;
}

/** What the site is made of besides results. */
export interface Sources {
  /** the edition of the poster's own data set */
  paper: ProseFile;
  /** any other edition */
  edition: ProseFile;
  /** the other pages, by name */
  pages: ReadonlyMap<string, ProseFile>;
  /** pages of a reader's own paper, by name: they take the place of the built-in ones */
  own: ReadonlyMap<string, ProseFile>;
  poster: Poster;
  bibliography: Bibliography;
  /** files of the site that are the same for every edition, by path */
  assets: Map<string, string | Uint8Array>;
  /** CITATION.cff */
  citation: string;
  /** of this edition, as CITATION.cff says */
  version: string;
  /** of results.json */
  schema: string;
  /** for drawings that become pictures */
  outlines: FontFiles;
}

/** Parts of the style sheet, in this order. */
const styles = [
  "fonts",
  "style",
  "frame",
  "marks",
  "outline",
  "scheme",
  "poster",
  "guess",
  "try",
  "audit",
  "print",
];

/** Latin subsets, as in styles/fonts.css. */
const fonts: Readonly<Record<string, readonly string[]>> = {
  spectral: ["latin-400-normal", "latin-400-italic", "latin-600-normal"],
  "spectral-sc": ["latin-400-normal"],
  "source-sans-3": ["latin-400-normal", "latin-600-normal"],
  "stix-two-math": ["latin-400-normal"],
};

/** Reads the prose, the style sheet, the fonts and the reference data of the project; of a reader's own paper the files in `folder`. */
export async function readSources(folder?: string): Promise<Sources> {
  const [paper, edition] = await Promise.all([readProse("paper.md"), readProse("edition.md")]);
  const citation = await readText("CITATION.cff");
  return {
    citation,
    version: readVersion(citation),
    schema: await readText("report/results.schema.json"),
    paper,
    edition,
    pages: await readPages(),
    own: folder === undefined ? new Map() : await readOwnPages(folder),
    outlines: await readOutlines(),
    poster: parsePoster(await readJson("data/poster.json")),
    bibliography: await readBibliography(folder),
    assets: await readAssets(),
  };
}

async function readProse(name: string): Promise<ProseFile> {
  const file = `report/${name}`;
  return { file, text: await readText(file) };
}

/** The project's works, and those of a reader's own paper: of two with one key the latter. */
async function readBibliography(folder: string | undefined): Promise<Bibliography> {
  const style = await readText("report/references.csl");
  const file = "report/references.bib";
  const works = parseBibliography(await readText(file), style, file);
  const own = folder === undefined ? "" : join(folder, "references.bib");
  if (!existsSync(own)) return works;
  return new Map([...works, ...parseBibliography(await readUtf8(own, own), style, own)]);
}

function readVersion(citation: string): string {
  const version = /^version: (\S+)$/m.exec(citation)?.[1];
  if (version === undefined)
    throw new UserError("CITATION.cff: no version (expected version: 1.2.3)");
  return version;
}

async function readPages(): Promise<Map<string, ProseFile>> {
  const names = pages.map(({ name }) => name).filter((name) => name !== "paper");
  const found = new Map<string, ProseFile>();
  for (const name of names)
    if (existsSync(pathOf(`report/${name}.md`))) found.set(name, await readProse(`${name}.md`));
  return found;
}

async function readOwnPages(folder: string): Promise<Map<string, ProseFile>> {
  const found = new Map<string, ProseFile>();
  for (const { name } of pages) {
    const file = join(folder, `${name}.md`);
    if (existsSync(file)) found.set(name, { file, text: await readUtf8(file, file) });
  }
  return found;
}

async function readOutlines(): Promise<FontFiles> {
  const faces = {
    "sans 400": "source-sans-3",
    "sans 600": "source-sans-3",
    "serif 400": "spectral",
    "math 400": "stix-two-math",
  };
  const files = Object.entries(faces).map(async ([name, family]) => {
    const file = `${family}-latin-${name.slice(-3)}-normal.woff`;
    const bytes = await readFile(pathOf(`node_modules/@fontsource/${family}/files/${file}`));
    return [name, bytes] as const;
  });
  return new Map(await Promise.all(files));
}

async function readStyle(): Promise<string> {
  const parts = styles.map((name) =>
    readText(name === "style" ? "report/style.css" : `report/styles/${name}.css`),
  );
  return (await Promise.all(parts)).join("\n");
}

async function readAssets(): Promise<Map<string, string | Uint8Array>> {
  const assets = new Map<string, string | Uint8Array>();
  assets.set("style.css", await readStyle());
  assets.set("icon.svg", await readText("report/icon.svg"));
  for (const [family, faces] of Object.entries(fonts)) {
    const folder = `node_modules/@fontsource/${family}`;
    assets.set(`fonts/${family}-license.txt`, await readText(`${folder}/LICENSE`));
    for (const face of faces) {
      const file = `${family}-${face}.woff2`;
      assets.set(`fonts/${file}`, await readFile(pathOf(`${folder}/files/${file}`)));
    }
  }
  return assets;
}

/** What the best network takes in a browser besides its weights. */
export interface NetworkSources {
  runtime: { module: Uint8Array; binary: Uint8Array };
  licences: string;
}

export async function readNetworkSources(): Promise<NetworkSources> {
  const read = (ending: string): Promise<Uint8Array> =>
    readFile(pathOf(`node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.${ending}`));
  return {
    runtime: { module: await read("mjs"), binary: await read("wasm") },
    licences: await readText("report/network-licences.txt"),
  };
}

function readText(path: string): Promise<string> {
  return readUtf8(pathOf(path), path);
}

async function readJson(path: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`not JSON: ${path} (${(cause as Error).message})`, { cause });
  }
}

function pathOf(path: string): string {
  return join(import.meta.dirname, "../..", path);
}
