import type { Poster } from "../data/poster.ts";
import type { Download } from "./downloads.ts";
import type { Edition } from "./edition.ts";
import type { FigureContext } from "./figure.ts";
import type { Html } from "./html.ts";
import { analysesPart } from "./parts/analyses.ts";
import { downloadsPart } from "./parts/downloads.ts";
import { genresPart } from "./parts/genres.ts";
import { guessPart } from "./parts/guess.ts";
import { packagesPart } from "./parts/packages.ts";
import { posterTitle } from "./parts/posterTitle.ts";

/** What a part may use. */
export interface PartContext extends FigureContext {
  editions: readonly Edition[];
  poster: Poster;
  /** of the pages rendered so far */
  downloads: readonly Download[];
  /** works cited on the page */
  references(): Html | null;
  /** address of the edition's folder, where it is known */
  url?: string;
}

/** A piece of a page that code makes. */
export type Part = (context: PartContext) => Html | null | Promise<Html>;

/** The parts that prose can show, by name. */
export const parts: Readonly<Record<string, Part>> = {
  analyses: analysesPart,
  downloads: downloadsPart,
  genres: genresPart,
  guess: guessPart,
  packages: packagesPart,
  posterTitle,
  references: ({ references }) => references(),
};
