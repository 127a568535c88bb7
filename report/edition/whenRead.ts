/** Values by name, each computed when it is first read: prose asks for a few of thousands. */
export function whenRead<T>(
  names: readonly string[],
  compute: (name: string) => T,
): Record<string, T> {
  const values: Record<string, T> = {};
  for (const name of names) {
    const get = (): T => {
      const value = compute(name);
      Object.defineProperty(values, name, { value });
      return value;
    };
    Object.defineProperty(values, name, { enumerable: true, configurable: true, get });
  }
  return values;
}
