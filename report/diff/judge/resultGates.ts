import { contradictions } from "../../../analyses/pipeline/contradictions/contradictions.ts";
import { digestOf } from "../../../analyses/pipeline/results.ts";
import { firstFew } from "../../language/formats.ts";
import type { Diff, GateFinding, ResultChange } from "../read/change.ts";
import type { ResultSet, StoredFile } from "../read/resultSet.ts";

/** Results of a set whose numbers do not follow from each other. */
export function findContradictory(head: ResultSet): Diff["contradictory"] {
  return [...head.results].flatMap(([id, stored]) => {
    const found = contradictions(stored.result, truthOf(stored, head));
    return found.length === 0 ? [] : [{ id, found }];
  });
}

/** Genres by the lock, where it lists the covers that the result is of. */
function truthOf({ corpus, parts }: StoredFile, { corpora }: ResultSet) {
  const lock = corpora.get(corpus);
  if (lock === undefined || lock.hash !== parts["corpus"]) return null;
  const genres = new Map(lock.covers.map(({ id, genre }) => [id, genre]));
  return (id: string) => genres.get(id);
}

/** Results that no gate on a value guards: deleted, edited, or another although nothing that they depend on is. */
export function resultFindings(
  results: readonly ResultChange[],
  [base, head]: readonly [ResultSet, ResultSet],
  contradictory: Diff["contradictory"],
): GateFinding[] {
  return results.flatMap((result) => {
    const { id } = result;
    const [old, now] = [base.results.get(id), head.results.get(id)];
    const known = result.state === "same" ? (old?.damage ?? []) : [];
    const damage = (now?.damage ?? []).filter((what) => !known.includes(what));
    const gate = wrong(result, damage, contradictory.find((one) => one.id === id)?.found ?? []);
    if (gate === null) return [];
    return [{ id, before: nameOf(old) ?? "none", after: nameOf(now) ?? "removed", gate }];
  });
}

function wrong(
  { state, causes }: ResultChange,
  damage: readonly string[],
  found: readonly string[],
): string | null {
  if (state === "removed") return "the result was deleted";
  if (state !== "same" && found.length > 0) return `it contradicts itself: ${firstFew(found, 2)}`;
  if (causes.some(({ part }) => part === "unexplained")) return "same key, another value";
  if (damage.length > 0) return `it differs from what was computed: ${firstFew(damage, 2)}`;
  return null;
}

/** What an acceptance names a result by: twelve digits of the hash of its numbers, pictures and files. */
function nameOf(stored: StoredFile | undefined): string | null {
  return stored ? digestOf(stored).slice(0, 12) : null;
}
