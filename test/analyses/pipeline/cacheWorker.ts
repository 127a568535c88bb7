import { setTimeout } from "node:timers/promises";
import { openCache } from "../../../analyses/pipeline/cache.ts";

// a process of its own for cache.test.ts: fills one entry in half a second, or tells that it began and never ends
const [dir, slow] = process.argv.slice(2);
let computed = false;
const entry = await openCache(dir!).entry("step", "k1", async (draft) => {
  computed = true;
  await draft.write("content", Buffer.from("half"));
  if (slow) process.send!("begun");
  await setTimeout(slow ? 60_000 : 500);
  await draft.write("content", Buffer.from("done"));
});
process.send!({ computed, content: (await entry.read("content")).toString() });
process.disconnect();
