// 10,000 small covers with 5% faults and three kills -9
import { soak } from "../data/fetch/soak.ts";

const plan = {
  covers: 10_000,
  sizeBytes: 2000,
  faults: 0.05,
  kills: [2500, 5000, 7500],
  seed: "soak",
};
const report = await soak(plan);
const isGood =
  report.code === 0 &&
  report.right === plan.covers - report.gone &&
  report.wrong === 0 &&
  report.twice <= plan.kills.length * 16 &&
  report.maxMiB < 400;
process.stdout.write(`${JSON.stringify(report, null, 2)}\n${isGood ? "good" : "NOT GOOD"}\n`);
process.exitCode = isGood ? 0 : 1;
