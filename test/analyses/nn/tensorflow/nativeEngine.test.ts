import { describe, expect, it } from "vitest";
import { loadEngine } from "../../../../analyses/nn/loadEngine.ts";
import { UserError } from "../../../../data/error.ts";
import { isInstalled } from "../../../support/isInstalled.ts";
import { describeEngine } from "../engineContract.ts";

const installed = isInstalled("@tensorflow/tfjs-node");
const note = installed ? "" : " (skipped: npm run engine:tensorflow installs it)";

describe.runIf(installed)(`nativeEngine(threads), installed${note}`, () => {
  describeEngine(() => loadEngine("tensorflow", 2), { seeds: 12, large: true });
});

describe.skipIf(installed)("nativeEngine(threads), not installed", () => {
  it("says what to install", async () => {
    const failure = loadEngine("tensorflow", 2);
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow(
      "engine not installed: tensorflow (npm run engine:tensorflow)",
    );
  });
});
