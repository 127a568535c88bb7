import { expect, test } from "vitest";
import { soak } from "./soak.ts";

test("600 covers with 5% faults and two kills -9: all here, right and counted, in bounded memory", async () => {
  const plan = { covers: 600, sizeBytes: 4000, faults: 0.05, kills: [150, 350], seed: "soak" };
  const report = await soak(plan);
  expect(report).toMatchObject({ code: 0, right: 594, wrong: 0, gone: 6 });
  // what was on its way to the disk when the command was killed is fetched again, and nothing else
  expect(report.twice).toBeLessThanOrEqual(2 * 16);
  expect(report.faults).toBeGreaterThan(10);
  expect(report.maxMiB).toBeLessThan(400);
}, 60_000);
