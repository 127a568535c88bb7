import type { FullTraining, ModelResult } from "../../analyses/fullTraining.ts";
import { evaluate } from "../../analyses/stats/evaluation.ts";
import { formatPrediction } from "../../analyses/stats/prediction.ts";
import { random } from "../../data/random.ts";

/** Invented networks: the larger the skill, the more test covers they recognise. `models` are their names. */
export function sampleTraining(
  genres: readonly string[],
  models: readonly string[] = ["custom1", "custom2", "custom3", "customRandomPixels", "alexNet"],
): FullTraining {
  const results = models.map(
    (name, index) => [name, sampleModel(name, genres, 0.9 - index / 8)] as const,
  );
  const custom = results.flatMap(([name, { test }]) =>
    /^custom\d/.test(name) ? [test.accuracy.value] : [],
  );
  return {
    epochs: 4,
    models: Object.fromEntries(results),
    customSeeds: {
      count: custom.length,
      mean: custom.reduce((sum, value) => sum + value, 0) / custom.length,
      lowest: Math.min(...custom),
      highest: Math.max(...custom),
    },
    againstCustom1: Object.fromEntries(
      models
        .filter((name) => name !== "custom1")
        .map((name) => [name, { onlyIt: 4, onlyCustom1: 12, p: 0.07681 }]),
    ),
  };
}

function sampleModel(name: string, genres: readonly string[], skill: number): ModelResult {
  const sides = [skill * 2, skill].map((strength, side) => {
    const stream = random(`${name}/${side}`);
    const labels = genres.flatMap((_, label) => new Array<number>(20).fill(label));
    const logits = labels.map((label) =>
      genres.map((_, genre) => 3 * stream.float() + (genre === label ? strength : 0)),
    );
    return { labels, logits };
  });
  const [train, test] = sides.map(({ logits, labels }) => evaluate(logits, labels, genres));
  const lines = sides[1]!.logits.map((logits, index) => [
    `${genres[sides[1]!.labels[index]!]}/b${index}.jpg`,
    formatPrediction(logits, genres),
  ]);
  return {
    epochs: sampleEpochs(genres.length),
    train: train!,
    test: test!,
    predictions: Object.fromEntries(lines),
  };
}

function sampleEpochs(genres: number) {
  return [1, 2, 3, 4].map((epoch) => ({
    train: { loss: Math.log(genres) - epoch / 4, accuracy: 1 / genres + epoch / 10 },
    test: { loss: Math.log(genres) - epoch / 10, accuracy: 1 / genres + epoch / 20 },
  }));
}
