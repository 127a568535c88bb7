// Every command begins here: what must hold before the first module is loaded, then data/code/start.mjs.
const { readFileSync } = require("node:fs");
require("./threads.cjs");

/** Each WebAssembly memory reserves 8 GB of addresses, used or not, and Node's own HTTP client has one. */
const leastBytes = 9e9;
const limit = process.platform === "linux" ? addressLimit() : Infinity;
if (limit < leastBytes) {
  const text = `${(limit / 1e9).toFixed(1)} GB of address space (ulimit -v), but Node needs ${leastBytes / 1e9} GB`;
  process.stderr.write(`error: ${text}; raise it: ulimit -v unlimited\n`);
  process.exit(1);
}
void import("./start.mjs");

/** In bytes; NaN for "unlimited", which no comparison finds too small. */
function addressLimit() {
  const limits = readFileSync("/proc/self/limits", "utf8");
  return Number(/^Max address space +(\S+)/m.exec(limits)?.[1]);
}
