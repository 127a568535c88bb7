import { expect, test } from "vitest";
import { planCommand, planUsage } from "../../../analyses/pipeline/planCommand.ts";

async function run(...argv: string[]): Promise<string[]> {
  const lines: string[] = [];
  await planCommand(argv, {
    identify: async () => ({ code: "c", modules: {}, packages: {} }),
    engine: { name: "onnx", threads: 2 },
    corpora: async () => [],
    line: (text) => lines.push(text),
  });
  return lines;
}

test("planCommand(argv) prints jobs for machines, or its usage; refuses what is no option", async () => {
  expect(await run("--json")).toEqual(['{"jobs":[]}']);
  expect(await run("--help")).toEqual([planUsage]);
  await expect(run("--what")).rejects.toThrow("Unknown option '--what'");
});
