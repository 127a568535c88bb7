import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The site's style sheet with its fonts in it, and what the comparison adds: one file without others. */
export async function readStyle(): Promise<string> {
  const names = ["../../styles/fonts.css", "../../style.css", "diff.css"];
  const [fonts, site, own] = await Promise.all(names.map(readText));
  const parts = fonts!.split(/url\("(fonts\/[^"]+\.woff2)"\)/);
  const withFonts = await Promise.all(parts.map((part, i) => (i % 2 === 1 ? fontUrl(part) : part)));
  return [withFonts.join(""), site, own].join("\n");
}

async function fontUrl(path: string): Promise<string> {
  const file = path.slice("fonts/".length);
  const family = /^(spectral-sc|spectral|source-sans-3)-/.exec(file)?.[1];
  if (family === undefined) return `url("")`;
  const font = `../../../node_modules/@fontsource/${family}/files/${file}`;
  return `url("data:font/woff2;base64,${(await readFile(join(import.meta.dirname, font))).toString("base64")}")`;
}

function readText(path: string): Promise<string> {
  return readFile(join(import.meta.dirname, path), "utf8");
}
