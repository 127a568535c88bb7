import { calibration, type Scores } from "../stats/classification.ts";
import { mean } from "../stats/mean.ts";
import { goldenSection } from "../validation/goldenSection.ts";
import { meanProbabilities } from "./meanProbabilities.ts";

/** What networks say of one cover, network by network, and the place of its genre. */
export interface Judged {
  logits: readonly Scores[];
  label: number;
}

/** By what logits are divided, and how well that fits: mean loss in nats and calibration error at 1 and at this. */
export interface Temperature {
  value: number;
  /** it was fitted on */
  covers: number;
  loss: { before: number; after: number };
  error: { before: number; after: number };
}

/**
 * The temperature, between 1/20 and 20, that makes the true genres of these covers likeliest (Guo et al. 2017,
 * arXiv:1706.04599); 1 without covers.
 */
export function fitTemperature(covers: readonly Judged[]): Temperature {
  if (covers.length === 0)
    return { value: 1, covers: 0, loss: { before: 0, after: 0 }, error: { before: 0, after: 0 } };
  const lossAt = (logarithm: number): number => meanLoss(covers, Math.exp(logarithm));
  const range = Math.log(20);
  const value = Number(Math.exp(goldenSection(lossAt, -range, range, 1e-4)).toPrecision(4));
  return {
    value,
    covers: covers.length,
    loss: { before: meanLoss(covers, 1), after: meanLoss(covers, value) },
    error: { before: calibrationError(covers, 1), after: calibrationError(covers, value) },
  };
}

/** Mean of minus the logarithm of the true genre's probability. */
function meanLoss(covers: readonly Judged[], temperature: number): number {
  return mean(
    covers.map(({ logits, label }) => -Math.log(meanProbabilities(logits, temperature)[label]!)),
  );
}

function calibrationError(covers: readonly Judged[], temperature: number): number {
  const probabilities = covers.map(({ logits }) => meanProbabilities(logits, temperature));
  return calibration(
    probabilities,
    covers.map(({ label }) => label),
  ).error;
}
