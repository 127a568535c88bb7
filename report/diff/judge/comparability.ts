import type { Lock } from "../../../data/corpus/lock.ts";
import type { Cause } from "../read/change.ts";
import type { CorpusChange } from "../read/corpora.ts";
import { describeCorpus, genresOf } from "../read/corpora.ts";
import { genreOf, type Truth } from "./paired.ts";
import { modelOf, type Shapes } from "../read/shapes.ts";

/** Whether two values mean the same thing. */
export interface Comparability {
  truth: { before: Truth; after: Truth };
  /** why the values at a path cannot be compared; null when they can */
  reason(path: string, before: Shapes, after: Shapes): string | null;
}

export interface BothLocks {
  before: Lock | undefined;
  after: Lock | undefined;
  change: CorpusChange | null;
}

/** Parameters that change what is drawn, not what is measured. */
const incidental = /(^|\.)(seeds?|repeats|samples|checkpointSteps)$/;

/** The rules for one result: genres, covers and protocol must be the same; of models, the test covers. */
export function comparabilityOf(causes: readonly Cause[], locks: BothLocks): Comparability {
  const truth = { before: truthOf(locks.before), after: truthOf(locks.after) };
  const renamed = locks.change?.renamed ?? [];
  const genres = renamed.length > 0 ? genresRenamed(renamed) : genresChanged(locks);
  const corpus = causes.find(({ part }) => part === "corpus")?.text ?? null;
  const covers = corpus && `other covers: ${corpus.replace(/^corpus: (covers: )?/, "")}`;
  return {
    truth,
    reason(path, before, after) {
      if (genres !== null && covers !== null) return genres;
      const model = modelOf(path, after);
      const inTest = model !== null && path.startsWith(`${model}.test.`);
      if (inTest)
        return testSetChanged(model, before, after, { truth, covers, change: locks.change });
      if (covers !== null) return covers;
      return model === null ? protocolChanged(path, causes, after) : null;
    },
  };
}

function truthOf(lock: Lock | undefined): Truth {
  return new Map((lock?.covers ?? []).map(({ id, genre }) => [id, genre]));
}

function genresRenamed(renamed: CorpusChange["renamed"]): string {
  return renamed.map(({ from, to }) => `genre renamed: ${from} → ${to}`).join(", ");
}

function genresChanged({ before, after }: BothLocks): string | null {
  if (!before || !after) return null;
  const [old, now] = [genresOf(before), genresOf(after)];
  const gone = old.filter((genre) => !now.includes(genre)).map((genre) => `−${genre}`);
  const come = now.filter((genre) => !old.includes(genre)).map((genre) => `+${genre}`);
  return gone.length + come.length === 0
    ? null
    : `genres changed: ${[...gone, ...come].join(", ")}`;
}

interface TestSet {
  truth: Comparability["truth"];
  covers: string | null;
  change: CorpusChange | null;
}

function testSetChanged(
  model: string,
  before: Shapes,
  after: Shapes,
  { truth, covers, change }: TestSet,
): string | null {
  const [old, now] = [before.predictions.get(model), after.predictions.get(model)];
  if (!old || !now) return "no predictions at one end";
  if (covers !== null && change === null) return "test set changed: drawn by other code";
  const ids = Object.keys(now);
  const isMoved = new Set(change?.moved.flat() ?? []);
  const moved = (change?.moved ?? []).filter(([, to]) => Object.hasOwn(now, to));
  const came = ids.filter((id) => !Object.hasOwn(old, id) && !isMoved.has(id));
  const went = Object.keys(old).filter((id) => !Object.hasOwn(now, id) && !isMoved.has(id));
  const genre = ids.filter(
    (id) => Object.hasOwn(old, id) && genreOf(id, truth.before) !== genreOf(id, truth.after),
  );
  const file = (change?.file ?? []).filter((id) => Object.hasOwn(now, id));
  const described = describeCorpus({
    corpus: "",
    renamed: [],
    toTest: [],
    toTrain: [],
    came,
    went,
    moved,
    genre,
    file,
  });
  return described === "" ? null : `test set changed: ${described.replace("covers: ", "")}`;
}

/** Models are judged by what they say of the covers, whatever made them; a parameter of `a` does not change what is measured in `b`. */
function protocolChanged(path: string, causes: readonly Cause[], shapes: Shapes): string | null {
  if (shapes.predictions.size > 0) return null;
  const paths = [...shapes.values.keys(), ...shapes.matrices.keys()];
  const parts = new Set(paths.map((known) => known.split(".", 1).join()));
  const relevant = causes.filter(({ part, path: place = "" }) => {
    if (part !== "params" || incidental.test(place)) return false;
    const [, first = "", ...deeper] = place.split(".");
    return deeper.length === 0 || !parts.has(first) || path.startsWith(`${first}.`);
  });
  const texts = relevant.map(({ text }) => text);
  return texts.length === 0 ? null : `other parameters: ${texts.join(", ")}`;
}
