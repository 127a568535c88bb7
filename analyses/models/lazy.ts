/** A value computed when first asked for, once. */
export type Lazy<T> = () => Promise<T>;

export function lazy<T>(compute: () => Promise<T>): Lazy<T> {
  let value: Promise<T> | undefined;
  return () => (value ??= compute());
}
