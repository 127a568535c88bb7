import { readFile } from "node:fs/promises";
import { parsePoster, type Poster } from "../data/poster.ts";
import { type Bibliography, parseBibliography } from "./bibliography.ts";

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
  poster: Poster;
  bibliography: Bibliography;
  /** files of the site that are the same for every edition, by path */
  assets: Map<string, string | Uint8Array>;
}

/** Latin subsets, as in style.css. */
const fonts: Readonly<Record<string, readonly string[]>> = {
  spectral: ["latin-400-normal", "latin-400-italic", "latin-600-normal"],
  "spectral-sc": ["latin-400-normal"],
  "source-sans-3": ["latin-400-normal", "latin-600-normal"],
};

/** Reads the prose, the style sheet, the fonts and the reference data that lie beside this file. */
export async function readSources(): Promise<Sources> {
  const [paper, edition] = await Promise.all([readProse("paper.md"), readProse("edition.md")]);
  return {
    ...{ paper, edition },
    poster: parsePoster(JSON.parse(await readText("../data/poster.json"))),
    bibliography: parseBibliography(JSON.parse(await readText("bibliography.json"))),
    assets: await readAssets(),
  };
}

async function readProse(name: string): Promise<ProseFile> {
  return { file: `report/${name}`, text: await readText(name) };
}

async function readAssets(): Promise<Map<string, string | Uint8Array>> {
  const assets = new Map<string, string | Uint8Array>();
  for (const name of ["style.css", "icon.svg"]) assets.set(name, await readText(name));
  for (const [family, faces] of Object.entries(fonts)) {
    const folder = `../node_modules/@fontsource/${family}`;
    assets.set(`fonts/${family}-license.txt`, await readText(`${folder}/LICENSE`));
    for (const face of faces) {
      const file = `${family}-${face}.woff2`;
      assets.set(`fonts/${file}`, await readFile(urlOf(`${folder}/files/${file}`)));
    }
  }
  return assets;
}

function readText(path: string): Promise<string> {
  return readFile(urlOf(path), "utf8");
}

function urlOf(path: string): URL {
  return new URL(path, import.meta.url);
}
