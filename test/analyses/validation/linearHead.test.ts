import { expect, test } from "vitest";
import { openEngineThread } from "../../../analyses/nn/engineThread.ts";
import { softmax } from "../../../analyses/stats/classification.ts";
import { applyHead } from "../../../analyses/validation/applyHead.ts";
import { linearHead } from "../../../analyses/validation/linearHead.ts";
import { random } from "../../../data/random.ts";

/** Three features of sixty covers: one tells the genres apart, one is far from 0, one does not vary. */
const draw = random("linearHead");
const labels = Array.from({ length: 60 }, (_, i) => i % 2);
const rows = labels.map((label) =>
  Float32Array.of(label + 3 * draw.float(), 500 + 10 * draw.float(), 7),
);
const side = (first: number, end: number) => ({
  places: [...labels.keys()].slice(first, end),
  ids: labels.slice(first, end).map((_, i) => `cover ${first + i}`),
  labels: labels.slice(first, end),
});

test("linearHead(fit, context) has coefficients for features as they are, that say what the fit says", async () => {
  const corpus = { genres: ["calm", "loud"] };
  const sides = { train: side(0, 40), test: side(40, 60) };
  const task = { rows, weighting: "classes", seed: "a", strengths: [10, 1, 0.1] } as const;
  const context = { engine: () => openEngineThread("onnx", 1) } as never;
  const head = await linearHead({ corpus, sides, ...task }, context);
  expect([10, 1, 0.1]).toContain(head.strength);
  expect(head.logits).toHaveLength(20);
  for (const [i, place] of sides.test.places.entries()) {
    const [said] = softmax(applyHead(head, rows[place]!));
    expect(Math.abs(said! - softmax(head.logits[i]!)[0]!)).toBeLessThan(1e-5);
  }
});

test("applyHead(head, features) is weight times features, plus bias", () => {
  const head = { weight: Float32Array.of(1, 2, 3, 4), bias: Float32Array.of(0.5, -0.5) };
  expect(applyHead(head, Float32Array.of(10, 100))).toEqual([210.5, 429.5]);
});
