import type { Corpus } from "../../data/corpus/corpus.ts";
import { multiplyAdds } from "../nn/network/cost.ts";
import type { FineTuningParams } from "../tuning/tuneBackbone.ts";
import { liteTail } from "../tuning/liteTail.ts";

/** Multiply-adds of tuning the end of EfficientNet-Lite0, if all settings and the chosen one take all their epochs; 0 where nothing is tuned. */
export function tuningOperations(params: Partial<FineTuningParams>, corpus: Corpus): number {
  const { front: input, settings, recipe } = params;
  if (!input || !settings || !recipe) return 0;
  const classes = corpus.genres.length;
  const { front, tail } = liteTail(0, { cut: input.cut, classes, dropout: recipe.dropout });
  const training = corpus.covers.filter(({ split }) => split === "train").length;
  const runs = Object.keys(settings).length + 1;
  return (
    corpus.covers.length * input.views.count * multiplyAdds(front) +
    3 * training * recipe.epochs * runs * multiplyAdds(tail)
  );
}
