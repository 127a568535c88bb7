// Every command begins here: what must hold before the first module is loaded, then data/code/start.mjs.
const { spawn } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { availableParallelism } = require("node:os");
const { dirname, sep } = require("node:path");
require("./environment.cjs");

/** Without them each WebAssembly memory, of which Node has one a thread, reserves 10 GB of addresses, used or not. */
const frugal = ["--disable-wasm-trap-handler", "--wasm-max-mem-pages=2048"];
/** What a computation reserves, a thread a core, measured on two. */
const leastBytes = 6e9 + availableParallelism() * 1e9;
const limit = process.platform === "linux" ? addressLimit() : NaN;

if (limit < leastBytes) refuse(tooLittle());
else if (sep === "/" && /[?\\]/.test(__dirname)) refuse(oddPlace());
else if (Number.isNaN(limit) || process.execArgv.includes(frugal[0])) void import("./start.mjs");
else startFrugal();

/** In bytes; NaN for "unlimited". */
function addressLimit() {
  const limits = readFileSync("/proc/self/limits", "utf8");
  return Number(/^Max address space +(\S+)/m.exec(limits)?.[1]);
}

function tooLittle() {
  const text = `${(limit / 1e9).toFixed(1)} GB of address space (ulimit -v), but ${leastBytes / 1e9} GB are needed`;
  return `${text}; raise it: ulimit -v unlimited`;
}

/** Node loads no module below a backslash, tsx none below a question mark. */
function oddPlace() {
  const project = JSON.stringify(dirname(dirname(__dirname)));
  return `the path of the project holds a question mark or backslash: ${project}; move or rename that folder`;
}

function refuse(text) {
  process.stderr.write(`error: ${text}\n`);
  process.exitCode = 1;
}

/** Node takes these options only when it starts. A terminal interrupts and hangs up on both processes itself. */
function startFrugal() {
  const args = [...process.execArgv, ...frugal, ...process.argv.slice(1)];
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => {
    if (signal === null) return void (process.exitCode = code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
