import type { Scores } from "./classification.ts";
import { softmax } from "./classification.ts";

/** Genres a model finds likely for one cover, the likeliest first. */
export type Prediction = { genre: string; probability: number }[];

/** The three likeliest genres as one line: `metal 0.43, rock 0.21, jazz 0.11`. */
export function formatPrediction(logits: Scores, genres: readonly string[]): string {
  const ranked = softmax(logits)
    .map((probability, index) => ({ genre: genres[index]!, probability, index }))
    .sort((a, b) => b.probability - a.probability || a.index - b.index);
  return ranked
    .slice(0, 3)
    .map(({ genre, probability }) => `${genre} ${probability.toFixed(2)}`)
    .join(", ");
}

/** Reads `formatPrediction`'s line; a genre ends where a probability follows, whatever commas it has. */
export function parsePrediction(text: string): Prediction {
  if (!/ [01]\.\d\d$/.test(text)) throw new Error(`not a prediction: ${text}`);
  const parts = text.matchAll(/(.+?) ([01]\.\d\d)(?:, |$)/gs);
  return [...parts].map(([, genre, probability]) => ({
    genre: genre!,
    probability: Number(probability),
  }));
}
