import type { Corpus, Cover } from "../../data/corpus/corpus.ts";
import { firstFew, fixed } from "../language/formats.ts";

/** Pictures that stand under more than one genre: the same file to the byte, or look-alikes that are not. */
export interface AcrossGenres {
  same: Cover[][];
  alike: Cover[][];
}

export function acrossGenres({ covers }: Corpus): AcrossGenres {
  const files = covers.filter(({ sha256 }) => sha256 !== "");
  const same = setsBy(files, ({ sha256 }) => sha256);
  const alike = setsBy(covers, ({ id, duplicateOf }) => duplicateOf || id);
  return { same, alike: alike.filter((set) => !same.some((it) => it.includes(set[0]!))) };
}

/** One line each for the person who builds. */
export function warnAcrossGenres(corpus: Corpus): string[] {
  const { same, alike } = acrossGenres(corpus);
  const line = (sets: Cover[][], what: string): string[] => {
    const examples = sets.map((set) => set.map(({ id }) => id).join(" = "));
    const count = `${fixed(sets.length, 0)} ${sets.length === 1 ? "picture" : "pictures"}`;
    return sets.length === 0 ? [] : [`${count} ${what}: ${firstFew(examples, 3)}`];
  };
  return [
    ...line(same, "under more than one genre, the same file to the byte"),
    ...line(alike, "under more than one genre, as files that look alike"),
  ];
}

/** Sets of several genres. */
function setsBy(covers: readonly Cover[], keyOf: (cover: Cover) => string): Cover[][] {
  const sets = new Map<string, Cover[]>();
  for (const cover of covers) {
    const set = sets.get(keyOf(cover));
    if (set) set.push(cover);
    else sets.set(keyOf(cover), [cover]);
  }
  return [...sets.values()].filter((set) => new Set(set.map(({ genre }) => genre)).size > 1);
}
