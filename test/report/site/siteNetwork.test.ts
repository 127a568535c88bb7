import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { openWeights } from "../../../data/weights.ts";
import { siteNetwork } from "../../../report/site/siteNetwork.ts";
import { readNetworkSources } from "../../../report/site/sources.ts";

test("siteNetwork(weights, sources) says what brings weights that are missing", async () => {
  const none = openWeights(tmpdir());
  await expect(siteNetwork(none, await readNetworkSources())).rejects.toThrow(
    "--network: weights not on this machine (npm run fetch -- weights efficientNetLite0)",
  );
});
