/** Prepares each item while the one before is in use; yields them in order. */
export async function* ahead<Item, Ready>(
  items: readonly Item[],
  prepare: (item: Item) => Promise<Ready>,
): AsyncGenerator<Ready> {
  let next: Promise<Ready> | undefined;
  for (const [i, item] of items.entries()) {
    const ready = await (next ?? prepare(item));
    next = i + 1 < items.length ? prepare(items[i + 1]!) : undefined;
    // its failure is reported when its turn comes, if ever
    next?.catch(() => undefined);
    yield ready;
  }
}
