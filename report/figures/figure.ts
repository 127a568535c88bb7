import type { Poster } from "../../data/poster/poster.ts";
import { describe } from "./describe.ts";
import type { Edition } from "../edition/edition.ts";
import type { CachedFigure } from "./figureCache.ts";
import { type Html, raw } from "../language/html.ts";
import type { Table } from "../tables/table.ts";

/** What a figure may use. */
export interface FigureContext {
  edition: Edition;
  poster: Poster;
  cachedFigure: CachedFigure;
  /** adds a file to the edition's folder, to download unless it is only for the page; returns its URL on the page */
  addFile(path: string, content: string | Uint8Array, use?: "page"): string;
  /** told of every SVG drawn, as it stands on the page */
  onDrawn?(drawing: Drawing): void;
}

/** An SVG drawn for a figure. */
export interface Drawing {
  name: string;
  title: string;
  svg: string;
}

/** A figure's title and description in plain words. */
export interface FigureText {
  title: string;
  alt: string;
}

export interface Figure {
  /** the analysis it shows; nothing is drawn without its result */
  needs?: string;
  /** takes the margin column too */
  wide?: true;
  render(context: FigureContext, text: FigureText): Promise<Html>;
  /** the numbers behind it */
  data?(edition: Edition, poster: Poster): { label: string; table: Table }[];
}

/** Draws an SVG, or takes it from the cache, and describes it for those who cannot see it. */
export async function svgFigure(
  { edition, cachedFigure, onDrawn }: FigureContext,
  text: FigureText,
  data: { name: string },
  { module, draw }: { module: URL | string; draw: () => Promise<string> },
): Promise<Html> {
  const code = new URL(module);
  const svg = await cachedFigure(`${edition.corpus.name}/${data.name}`, code, data, draw);
  const described = describe(svg, data.name, text.title, text.alt);
  onDrawn?.({ name: data.name, title: text.title, svg: described });
  return raw(described);
}
