import { loadEngine } from "../../../../analyses/nn/loadEngine.ts";
import { describe } from "vitest";
import { describeEngine } from "../engineContract.ts";

describe("referenceEngine()", () => {
  describeEngine(() => loadEngine("reference", 1), { seeds: 12, large: false });
});
