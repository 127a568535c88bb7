import "./data/code/environment.cjs";
import { defineConfig } from "vitest/config";
import { announce } from "./test/support/announce.ts";
import { wholeTests } from "./test/support/wholeTests.ts";

const report = process.env.TEST_REPORT;
const whole = wholeTests.map((beginning) => `${beginning}*.test.ts`);

export default defineConfig({
  test: {
    // nothing is tested by the time it takes: these only end what hangs
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 120_000 } },
    env: { UPDATE: String(process.argv.includes("--update")) },
    reporters: report
      ? ["default", announce, ["json", { outputFile: report }]]
      : ["default", announce],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: whole,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      // each of these keeps all cores busy by itself
      {
        extends: true,
        test: { name: "whole", include: whole, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
