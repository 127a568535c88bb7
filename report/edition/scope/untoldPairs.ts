import { type recognition, fisherExact } from "../../../analyses/stats/recognition.ts";

/**
 * Pairs of these genres that a model does not tell from each other: of their covers that it calls by one of the two
 * names, those of the first get its name no more often than those of the second, by Fisher's exact test at 5% divided
 * by the number of pairs.
 */
export function untoldPairs(
  confusion: Parameters<typeof recognition>[0],
  genres: readonly string[],
): [first: string, second: string][] {
  const pairs = genres.flatMap((first, i) =>
    genres.slice(i + 1).map((second): [string, string] => [first, second]),
  );
  return pairs.filter(([first, second]) => {
    const called = (genre: string, name: string): number => confusion[genre]?.[name] ?? 0;
    const [own, taken] = [called(first, first), called(second, first)];
    const [all, others] = [own + called(first, second), taken + called(second, second)];
    const isMore = own * others > taken * all;
    return !(isMore && fisherExact([own, all], [taken, others]) < 0.05 / pairs.length);
  });
}
