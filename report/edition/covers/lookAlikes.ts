import type { Corpus } from "../../../data/corpus/corpus.ts";
import { firstFew } from "../../language/formats.ts";
import { countCovers } from "../edition.ts";
import type { Notice } from "../notices.ts";

/** Of a genre's covers, so many may look like another one before that skews its split. */
const mostAlike = 1 / 3;

/** What the head of a page says of genres in which look-alikes are a large share. */
export function manyLookAlikes(corpus: Corpus): Notice[] {
  const alike = corpus.genres.flatMap((genre) => {
    const { covers, duplicates } = countCovers(corpus, genre);
    return duplicates > mostAlike * covers ? [`${duplicates} of ${covers} in ${genre}`] : [];
  });
  if (alike.length === 0) return [];
  const reason = `look-alikes: ${firstFew(alike, 3)} hardly differ from another cover. All that look alike stay on one side of the split, so test covers may be few pictures again and again. Draw or choose them less alike.`;
  return [{ analysis: "corpus", state: "few", reasons: [reason] }];
}
