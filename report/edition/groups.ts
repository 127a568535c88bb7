import type { Corpus } from "../../data/corpus/corpus.ts";
import { firstFew } from "../language/formats.ts";
import { builtInWords, type Word } from "../paper/words.ts";
import type { Notice } from "./notices.ts";

/** With fewer groups a genre's covers tell of these groups as much as of the genre. */
export const fewestGroups = 5;

/** Sets of covers that stay together: a cover of no group is one by itself, and groups that share look-alikes are one. */
export interface GroupCounts {
  groups: number;
  testGroups: number;
}

/** Whether a table says of covers which stay together. */
export function isGrouped({ covers }: Corpus): boolean {
  return covers.some(({ group }) => group !== undefined);
}

/** Of a genre, or of the whole corpus. */
export function countGroups({ covers }: Corpus, genre?: string): GroupCounts {
  const own = covers.filter((cover) => genre === undefined || cover.genre === genre);
  const count = (some: typeof own) => new Set(some.map(({ id, group }) => group ?? id)).size;
  return { groups: count(own), testGroups: count(own.filter(({ split }) => split === "test")) };
}

/** A reason that says group, in the paper's word for it. */
export function inGroupWord(reason: string, { one, many }: Word = builtInWords.group): string {
  return reason.replaceAll(/\bgroup(s?)\b/g, (_, isMany: string) => (isMany ? many : one));
}

/** Genres of which one group is all that is tested, and those of few groups; none where there are no groups. */
export function thinGroups(corpus: Corpus): { oneTested: string[]; few: string[] } {
  const genres = isGrouped(corpus) ? corpus.genres : [];
  return {
    oneTested: genres.filter((genre) => countGroups(corpus, genre).testGroups === 1),
    few: genres.filter((genre) => countGroups(corpus, genre).groups < fewestGroups),
  };
}

/** What the head of a page says of them. */
export function fewGroups(corpus: Corpus, { one, many }: Word = builtInWords.group): Notice[] {
  const { oneTested, few } = thinGroups(corpus);
  const reasons = [
    oneTested.length > 0 &&
      `one ${one} alone is tested of ${firstFew(oneTested, 3)}: what is said of such a genre may be true of that ${one} only. Add ${many}, or say by a column split in labels.csv which are tested.`,
    few.length > 0 &&
      `few ${many}: ${firstFew(
        few.map((genre) => `${genre} has ${countGroups(corpus, genre).groups}`),
        3,
      )}, where ${fewestGroups} or more are wanted, as its covers may tell of them and not of the genre.`,
  ];
  return reasons.flatMap((reason): Notice[] =>
    reason === false ? [] : [{ analysis: "corpus", state: "few", reasons: [reason] }],
  );
}
