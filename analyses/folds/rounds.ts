/** A side of the covers to learn from, and the rest to judge by: places in the corpus. */
export interface Round {
  train: readonly number[];
  test: readonly number[];
}

/** Judged by those of the items that are the test. */
export function roundOf<T>(items: readonly T[], isTest: (item: T) => boolean): Round {
  const places = [...items.keys()];
  return {
    train: places.filter((place) => !isTest(items[place]!)),
    test: places.filter((place) => isTest(items[place]!)),
  };
}
