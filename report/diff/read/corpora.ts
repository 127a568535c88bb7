import { byCodeUnit, type Cover } from "../../../data/corpus/corpus.ts";
import type { Lock } from "../../../data/corpus/lock.ts";
import type { CorpusChange } from "./change.ts";

const none: Lock = { covers: [], unreadable: [] };

/** What happened to a corpus's covers from one lock to another; null when nothing did. */
export function compareLocks(
  corpus: string,
  before: Lock = none,
  after: Lock = none,
): CorpusChange | null {
  if (before === after) return null;
  const [old, now] = [byId(before), byId(after)];
  const both = [...now.values()].filter(({ id }) => old.has(id));
  const differing = (fact: (cover: Cover) => string): string[] =>
    both.filter((cover) => fact(cover) !== fact(old.get(cover.id)!)).map(({ id }) => id);
  const change: CorpusChange = {
    corpus,
    came: missingFrom(old, now),
    went: missingFrom(now, old),
    genre: differing(({ genre }) => genre),
    split: differing(({ split }) => split),
    file: differing(({ sha256 }) => sha256),
  };
  return describeCorpus(change) === "" ? null : change;
}

/** `12 covers came, 3 went, 1 changed genre`; empty when nothing happened. */
export function describeCorpus({ came, went, genre, split, file }: CorpusChange): string {
  const facts = [
    [came, "came"],
    [went, "went"],
    [genre, "changed genre"],
    [split, "changed side of the split"],
    [file, "are other files"],
  ] as const;
  const said = facts
    .filter(([ids]) => ids.length > 0)
    .map(([ids, what]) => `${ids.length} ${what}`);
  return said.length === 0 ? "" : `covers: ${said.join(", ")}`;
}

/** Genres with covers, sorted. */
export function genresOf({ covers }: Lock): string[] {
  return [...new Set(covers.map(({ genre }) => genre))].sort(byCodeUnit);
}

function byId({ covers }: Lock): Map<string, Cover> {
  return new Map(covers.map((cover) => [cover.id, cover]));
}

function missingFrom(there: Map<string, Cover>, here: Map<string, Cover>): string[] {
  return [...here.keys()].filter((id) => !there.has(id)).sort(byCodeUnit);
}
