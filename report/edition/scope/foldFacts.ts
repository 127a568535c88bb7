import type { Json } from "../../../analyses/contract/analysis.ts";
import { assignFolds } from "../../../analyses/folds/assignFolds.ts";
import { inGroups } from "../../../analyses/pipeline/inGroups.ts";
import { isObject } from "../../../analyses/pipeline/key.ts";
import type { Corpus } from "../../../data/corpus/corpus.ts";
import type { Edition } from "../edition.ts";
import { parametersOf } from "./parametersOf.ts";
import { whenRead } from "../whenRead.ts";

/** How the covers were dealt out: how many folds have covers, and how many of them the smallest and the largest. */
export interface FoldFacts {
  count: number;
  smallest: number;
  largest: number;
  /** how many covers are learnt from, in the mean of the folds */
  learntFrom: number;
}

/** By analysis that judges by folds: of groups, or of few covers, there may be fewer folds than its parameter says. */
export function foldFacts(
  edition: Pick<Edition, "corpus" | "provenance" | "parameters">,
): Record<string, FoldFacts> {
  const found = Object.entries(parametersOf(edition)).map(
    ([name, params]) => [name, foldingOf(params)] as const,
  );
  const dealt = new Map(found.filter(([, folding]) => folding !== null));
  return whenRead([...dealt.keys()], (name) => countFolds(edition.corpus, dealt.get(name)!));
}

interface Folding {
  count: number;
  seed: string;
}

/** What an analysis deals covers out by; last layers say it among what is theirs. */
function foldingOf(params: Json | undefined): Folding | null {
  if (params === undefined || !isObject(params)) return null;
  const { folds: count, seed, recipe, heads } = params;
  if (typeof count !== "number") return foldingOf(heads);
  const chosen = seed ?? (isObject(recipe) ? recipe["seed"] : undefined);
  return typeof chosen === "string" ? { count, seed: chosen } : null;
}

function countFolds(corpus: Corpus, { count, seed }: Folding): FoldFacts {
  const sizes = Array.from({ length: count }, () => 0);
  for (const fold of assignFolds(inGroups(corpus), count, `${seed}/folds`)) sizes[fold]!++;
  const filled = sizes.filter((size) => size > 0);
  const all = corpus.covers.length;
  return {
    count: filled.length,
    smallest: Math.min(...filled),
    largest: Math.max(...filled),
    learntFrom: Math.round(all - all / filled.length),
  };
}
