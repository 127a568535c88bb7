import type { Corpus } from "../../../data/corpus/corpus.ts";
import { genresLeftOut } from "../../../data/corpus/leftOut.ts";
import { counted } from "../../audit/terms/words.ts";
import type { Words } from "../../paper/words.ts";
import { fewGroups, inGroupWord } from "../groups.ts";
import { tooFewCovers } from "../guessing.ts";
import { manyLookAlikes } from "./lookAlikes.ts";
import type { Notice } from "../notices.ts";

/** What the head of a page says of a corpus that little can be concluded from; `isFolded`: all covers are judged, too. */
export function corpusNotices(corpus: Corpus, isFolded: boolean, words?: Words): Notice[] {
  return [
    ...leftOut(corpus, words),
    ...tooFewCovers(corpus, isFolded),
    ...manyLookAlikes(corpus),
    ...fewGroups(corpus, words?.group),
  ];
}

function leftOut(corpus: Corpus, words?: Words): Notice[] {
  return genresLeftOut(corpus).map(({ genre, files, reason }) => ({
    analysis: "corpus",
    state: "few",
    reasons: [
      `genre left out: ${genre} (${counted(files, "file")}): ${inGroupWord(reason, words?.group)}.`,
    ],
  }));
}
