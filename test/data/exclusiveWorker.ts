// a process that works alone under a path, to be killed: node --import tsx exclusiveWorker.ts PATH ROUNDS|hang LOG
import { appendFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { exclusively } from "../../data/runs/exclusively.ts";

const [path, rounds, log] = process.argv.slice(2);
const options = {
  staleMs: Number(process.env["STALE_MS"] ?? 2000),
  onWait: () => process.send!("waits"),
};
for (let i = 0; i < (Number(rounds) || 1); i++)
  await exclusively(path!, options, async () => {
    process.send!("works");
    if (rounds === "hang") await wait(1e8);
    appendFileSync(log!, `in ${process.pid}\n`);
    await wait(2);
    appendFileSync(log!, `out ${process.pid}\n`);
  });
process.disconnect();
