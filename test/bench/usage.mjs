// Preloaded, it writes at the end what the process took to the file USAGE: node --import ./usage.mjs
import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread)
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
    writeFileSync(process.env.USAGE, JSON.stringify({ cpuSeconds, peakMiB: maxRSS / 1024 }));
  });
