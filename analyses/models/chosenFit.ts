import { random } from "../../data/random.ts";
import { crossEntropy } from "../stats/classification.ts";
import { type Fit, type LogisticRegression, shares, type Weighting } from "./logisticRegression.ts";

/** How the penalty of a logistic regression is chosen: on training covers alone. */
export interface StrengthChoice {
  labels: readonly number[];
  weighting: Weighting;
  /** the strongest first */
  strengths: readonly number[];
  /** of the draw of the fifth that is held out */
  seed: string;
}

export interface ChosenFit {
  strength: number;
  fit: Fit;
}

/** Fits with the strength under which a fifth of the training rows, held out, is likeliest; weaker ones are tried until that gets worse. */
export async function chosenFit(
  model: LogisticRegression,
  training: readonly number[],
  { labels, weighting, strengths, seed }: StrengthChoice,
): Promise<ChosenFit> {
  const order = random(`${seed}/strength`).shuffle(training);
  const cut = Math.floor(training.length / 5);
  const [held, rest] = [order.slice(0, cut), order.slice(cut)];
  const share = shares(held, labels, weighting);
  let best = { strength: Number.NaN, loss: Number.POSITIVE_INFINITY };
  let fit: Fit | undefined;
  let start: Fit | undefined;
  for (const strength of strengths) {
    fit = await model.fit(rest, strength, fit);
    const { logits } = fit;
    const losses = held.map(
      (place) => share[place]! * crossEntropy(logits[place]!, labels[place]!),
    );
    const loss = losses.reduce((sum, value) => sum + value, 0);
    if (loss >= best.loss) break;
    [best, start] = [{ strength, loss }, fit];
  }
  return { strength: best.strength, fit: await model.fit(training, best.strength, start) };
}
