/** The title of a mark: what it says to whoever points at it, and the genres that it is about. */
export function saying(value: string, ...genres: readonly string[]): string {
  return [value, ...genres].join("\n");
}
