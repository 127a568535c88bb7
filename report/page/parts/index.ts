import { analysesPart } from "./analyses.ts";
import { auditFilterPart } from "./auditFilter.ts";
import { downloadsPart } from "./downloads.ts";
import { genresPart } from "./genres.ts";
import { guessPart } from "./guess.ts";
import { packagesPart } from "./packages.ts";
import { posterTitle } from "./posterTitle.ts";
import type { Part } from "./part.ts";
import { triedCoversPart } from "./tryPictures.ts";
import { tryPart } from "./tryTool.ts";

/** The parts that prose can show, by name. */
export const parts: Readonly<Record<string, Part>> = {
  analyses: analysesPart,
  auditFilter: auditFilterPart,
  downloads: downloadsPart,
  genres: genresPart,
  guess: guessPart,
  packages: packagesPart,
  posterTitle,
  references: ({ references }) => references(),
  triedCovers: triedCoversPart,
  try: tryPart,
};
