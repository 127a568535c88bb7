/** A value computed when first asked for, once. */
export type Lazy<T> = () => Promise<T>;

export function lazy<T extends object>(compute: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= compute());
}
