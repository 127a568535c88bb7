import { describe, expect, it } from "vitest";
import { judgeEstimates, judgeNumbers, judgePaired } from "../../../../report/diff/judge/judge.ts";

const answers = (both: number, lost: number, won: number, neither: number) => ({
  before: [...fill(both, true), ...fill(lost, true), ...fill(won, false), ...fill(neither, false)],
  after: [...fill(both, true), ...fill(lost, false), ...fill(won, true), ...fill(neither, false)],
});
const fill = (count: number, value: boolean) => Array<boolean>(count).fill(value);

describe("judgePaired(before, after, direction, tests)", () => {
  it("10 lost and none won of 100 is a regression: p = 2 / 2^10", () => {
    const { before, after } = answers(50, 10, 0, 40);
    const judged = judgePaired(before, after, "higher");
    expect(judged).toMatchObject({ delta: -0.1, verdict: "regressed" });
    expect(judged.p).toBeCloseTo(2 / 1024, 12);
    // R: binom.test(0, 10)$conf.int is 0 to 0.3085
    expect(judged.interval![0]).toBeCloseTo(-0.1, 10);
    expect(judged.interval![1]).toBeCloseTo(-0.1 + 0.2 * 0.3085, 4);
    expect(judgePaired(before, after, "lower").verdict).toBe("improved");
    expect(judgePaired(before, after, null).verdict).toBe("changed");
  });

  it("a p of 0.039 is noise among six tests", () => {
    const { before, after } = answers(50, 8, 1, 41);
    expect(judgePaired(before, after, "higher").verdict).toBe("regressed");
    const { verdict, interval, why } = judgePaired(before, after, "higher", 6);
    expect(verdict).toBe("within noise");
    expect(interval![1]).toBeGreaterThan(0);
    expect(why).toMatch(/p = 0\.039, of 6 tests: test and interval at 99\.2%$/);
  });

  it("the interval leaves zero out exactly where the verdict is no noise", () => {
    for (const tests of [1, 6, 10])
      for (let lost = 0; lost <= 14; lost++) {
        const { before, after } = answers(20, lost, 5, 20);
        const { interval, verdict } = judgePaired(before, after, "higher", tests);
        expect(interval![0] > 0 || interval![1] < 0).toBe(verdict !== "within noise");
      }
  });

  it("a very small p is told as a bound", () => {
    const { before, after } = answers(0, 40, 0, 60);
    expect(judgePaired(before, after, "higher").why).toBe(
      "0 covers won, 40 lost of 100, p < 0.00001",
    );
  });

  it("no cover judged otherwise is noise, p = 1", () => {
    const { before, after } = answers(5, 0, 0, 5);
    expect(judgePaired(before, after, "higher")).toMatchObject({ p: 1, verdict: "within noise" });
  });
});

describe("judgeEstimates(before, after, direction)", () => {
  // Newcombe 1998, table II, method 10, 56/70 against 48/80: 0.0524 to 0.3339
  it("gives Newcombe's interval", () => {
    const before = { value: 48 / 80, low: 0.4904, high: 0.7001 };
    const after = { value: 56 / 70, low: 0.6918, high: 0.8765 };
    const { interval, verdict } = judgeEstimates(before, after, "higher");
    expect(interval![0]).toBeCloseTo(0.0524, 3);
    expect(interval![1]).toBeCloseTo(0.3339, 3);
    expect(verdict).toBe("improved");
  });

  it("intervals that allow for no difference are noise", () => {
    const before = { value: 0.24, low: 0.21, high: 0.28 };
    expect(judgeEstimates(before, { value: 0.25, low: 0.22, high: 0.29 }, "higher").verdict).toBe(
      "within noise",
    );
  });
});

describe("judgeNumbers(before, after, direction, floors)", () => {
  const floors = { absolute: 0.02, relative: 0.05 };

  it.each([
    [0.2433, 0.2434, null, null, "within noise"],
    [0.24, 0.3, null, null, "changed"],
    [0.24, 0.3, "higher", floors, "improved"],
    [0.24, 0.3, "lower", floors, "regressed"],
    [0.24, 0.225, "higher", floors, "within noise"],
    [3, 4, null, null, "changed"],
  ] as const)("%d -> %d, %s: %s", (before, after, direction, gate, verdict) => {
    expect(judgeNumbers(before, after, direction, gate).verdict).toBe(verdict);
  });
});
