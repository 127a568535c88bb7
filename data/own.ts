/** The value that a record itself has by a name from outside: `constructor` and `__proto__` are names like others. */
export function own<T>(
  record: Readonly<Record<string, T>> | undefined,
  name: string,
): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
