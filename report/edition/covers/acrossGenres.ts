import type { Corpus, Cover } from "../../../data/corpus/corpus.ts";
import { firstFew, fixed } from "../../language/formats.ts";
import { groupBy } from "../../language/groupBy.ts";

/** Pictures that stand under more than one genre: the same file to the byte, or look-alikes that are not. */
export interface AcrossGenres {
  same: Cover[][];
  alike: Cover[][];
}

export function acrossGenres({ covers }: Corpus): AcrossGenres {
  const files = covers.filter(({ sha256 }) => sha256 !== "");
  const same = setsBy(files, ({ sha256 }) => sha256);
  const alike = setsBy(covers, ({ id, duplicateOf }) => duplicateOf || id);
  const known = new Set(same.flat());
  return { same, alike: alike.filter((set) => !set.some((cover) => known.has(cover))) };
}

/** Either in a line for the person who builds, or nothing. */
export function tellAcrossGenres(corpus: Corpus): Record<keyof AcrossGenres, string[]> {
  const { same, alike } = acrossGenres(corpus);
  return {
    same: linesOf(same, "the same file to the byte"),
    alike: linesOf(alike, "files that look alike"),
  };
}

function linesOf(sets: readonly Cover[][], what: string): string[] {
  if (sets.length === 0) return [];
  const examples = sets.map((set) => set.map(({ id }) => id).join(" = "));
  const count = sets.length === 1 ? "1 cover" : `${fixed(sets.length, 0)} covers`;
  return [`${count} under more than one genre, ${what}: ${firstFew(examples, 3)}`];
}

/** Sets of several genres. */
function setsBy(covers: readonly Cover[], keyOf: (cover: Cover) => string): Cover[][] {
  const sets = groupBy(covers, keyOf).map(([, set]) => set);
  return sets.filter((set) => new Set(set.map(({ genre }) => genre)).size > 1);
}
