import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { loadEngine } from "../../../../analyses/nn/loadEngine.ts";
import { UserError } from "../../../../data/error.ts";
import { describeEngine } from "../engineContract.ts";

describe.runIf(installed())("nativeEngine(threads), installed", () => {
  describeEngine(() => loadEngine("tensorflow", 2), { seeds: 12, large: true });
});

describe.skipIf(installed())("nativeEngine(threads), not installed", () => {
  it("says what to install", async () => {
    const failure = loadEngine("tensorflow", 2);
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow(
      "engine not installed: tensorflow (npm install --no-save @tensorflow/tfjs-node@4.22.0)",
    );
  });
});

function installed(): boolean {
  try {
    return createRequire(import.meta.url).resolve("@tensorflow/tfjs-node") !== "";
  } catch {
    return false;
  }
}
