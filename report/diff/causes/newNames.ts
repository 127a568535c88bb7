import type { Json } from "../../../analyses/contract/analysis.ts";
import { isObject } from "../../../analyses/pipeline/key.ts";
import type { Rename } from "../read/renames.ts";

/** `before` with the new names of renamed genres, where `after` has the new one in the place of the old. */
export function withNewNames(before: Json, after: Json, renamed: readonly Rename[]): Json {
  if (renamed.length === 0) return before;
  if (Array.isArray(before) && Array.isArray(after))
    return before.map((item: Json, i) => withNewNames(item, (after[i] as Json) ?? null, renamed));
  if (!isObject(before) || !isObject(after)) return before;
  const nameOf = (name: string): string => {
    const to = renamed.find(({ from }) => from === name)?.to;
    const isMoved = to !== undefined && !Object.hasOwn(after, name) && !Object.hasOwn(before, to);
    return isMoved && Object.hasOwn(after, to) ? to : name;
  };
  const entries = Object.entries(before).map(([name, value]): [string, Json] => {
    const now = nameOf(name);
    return [now, Object.hasOwn(after, now) ? withNewNames(value, after[now]!, renamed) : value];
  });
  return Object.fromEntries(entries);
}
