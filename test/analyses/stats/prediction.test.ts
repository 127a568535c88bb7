import { expect, test } from "vitest";
import { formatPrediction, parsePrediction } from "../../../analyses/stats/prediction.ts";

test("formatPrediction(logits, genres) names the three likeliest, the likeliest first", () => {
  const text = formatPrediction([0, Math.log(2), 0, Math.log(4)], ["a", "b c", "d", "e"]);
  expect(text).toBe("e 0.50, b c 0.25, a 0.13");
});

test("parsePrediction(formatPrediction(logits)) reads them back", () => {
  expect(parsePrediction("e 0.50, b c 0.25, a 0.13")).toEqual([
    { genre: "e", probability: 0.5 },
    { genre: "b c", probability: 0.25 },
    { genre: "a", probability: 0.13 },
  ]);
  expect(parsePrediction("drum, bass 0.60, r&b 0.40").map(({ genre }) => genre)).toEqual([
    "drum, bass",
    "r&b",
  ]);
  expect(() => parsePrediction("metal")).toThrow("not a prediction: metal");
});
