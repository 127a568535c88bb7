import { parsePrediction } from "../stats/prediction.ts";

/** Genres a model names for a cover, the likeliest first: `metal 0.43, rock 0.21`, or one alone: `metal`. */
export function guesses(line: string): string[] {
  if (!/ [01]\.\d\d$/.test(line)) return [line];
  return parsePrediction(line).map(({ genre }) => genre);
}
