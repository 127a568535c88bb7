import type { FullTraining, NetworkResult, TrainingRun } from "../../analyses/fullTraining.ts";
import { evaluate } from "../../analyses/stats/evaluation.ts";
import { mean } from "../../analyses/stats/mean.ts";
import { formatPrediction } from "../../analyses/stats/prediction.ts";
import { random } from "../../data/random.ts";

/** Invented networks: the larger the skill, the more test covers they recognise. `runs` are how many each has, by id. */
export function sampleTraining(
  genres: readonly string[],
  runs: Readonly<Record<string, number>> = { custom: 3, customRandomPixels: 1, alexNet: 1 },
): FullTraining {
  let skill = 0.9 + 1 / 8;
  const models = Object.entries(runs).map(([name, count]) => {
    const own = Array.from({ length: count }, (_, index) => {
      const isFirst = name === "custom" && index === 0;
      return sampleRun(`${name}${index + 1}`, genres, (skill -= 1 / 8), isFirst);
    });
    return [name, { runs: own, testAccuracy: spread(own) }] as const;
  });
  return { epochs: 4, models: Object.fromEntries(models) };
}

function spread(runs: readonly TrainingRun[]): NetworkResult["testAccuracy"] {
  const values = runs.map(({ test }) => test.accuracy.value);
  return {
    count: values.length,
    mean: mean(values),
    lowest: Math.min(...values),
    highest: Math.max(...values),
  };
}

function sampleRun(
  seed: string,
  genres: readonly string[],
  skill: number,
  isFirst: boolean,
): TrainingRun {
  const sides = [skill * 2, skill].map((strength, side) => {
    const stream = random(`${seed}/${side}`);
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
    seed,
    epochs: sampleEpochs(genres.length),
    train: train!,
    test: test!,
    predictions: Object.fromEntries(lines),
    againstCustom: isFirst ? null : { onlyIt: 4, onlyCustom: 12, p: 0.07681 },
  };
}

function sampleEpochs(genres: number) {
  return [1, 2, 3, 4].map((epoch) => ({
    train: { loss: Math.log(genres) - epoch / 4, accuracy: 1 / genres + epoch / 10 },
    test: { loss: Math.log(genres) - epoch / 10, accuracy: 1 / genres + epoch / 20 },
  }));
}
