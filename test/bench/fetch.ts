// 10,000 covers of 30 kB from loopback: npm run fetch against curl --parallel with as many connections
import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { importBundled } from "./bundled.ts";

const { linkTableText, loopbackSources, runFetch } = await importBundled<
  typeof import("../data/fetch/loopback.ts")
>(join(import.meta.dirname, "../data/fetch/loopback.ts"));

const count = 10_000;
const connections = 8;
const rounds = 5;
const rows = Array.from({ length: count }, (_, i) => `${i % 2 ? "pop" : "rock"}/a${i}.jpg`);

const server = spawn(
  process.execPath,
  ["--import", "tsx", join(import.meta.dirname, "fetchServer.ts")],
  {
    stdio: ["ignore", "pipe", "inherit"],
  },
);
const [greeting] = (await once(server.stdout, "data")) as [Buffer];
const port = Number(greeting);
await fetch(`http://127.0.0.1:${port}/links.tsv`, {
  method: "PUT",
  body: linkTableText(port, rows),
});

const root = mkdtempSync(join(tmpdir(), "bench-"));
const seconds: Record<"ours" | "curl" | "synced", number[]> = { ours: [], curl: [], synced: [] };
try {
  for (let round = 0; round < rounds; round++) {
    seconds.curl.push(await timed(withCurl));
    seconds.synced.push(await timed(withCurlSynced));
    seconds.ours.push(await timed(withFetch));
  }
} finally {
  server.kill();
  rmSync(root, { recursive: true });
}
const best = (values: number[]): number => Math.min(...values);
const share = (values: number[]): string =>
  `${((100 * best(values)) / best(seconds.ours)).toFixed(0)}%`;
const list = (values: number[]): string =>
  `${best(values).toFixed(2)} s (${values.map((value) => value.toFixed(2)).join(", ")})`;
const { maxRSS } = process.resourceUsage();
const curl = execFileSync("curl", ["--version"]).toString().split(" (")[0];
process.stdout
  .write(`${count} covers of 30 kB in ${tmpdir()}, ${connections} connections, best of ${rounds}
${curl} --parallel:   ${list(seconds.curl)}
the same, each file synced: ${list(seconds.synced)}
npm run fetch:              ${list(seconds.ours)}, ${Math.round(maxRSS / 1024)} MiB at most
speed of curl reached: ${share(seconds.curl)} (at least 50% wanted), of curl with sync: ${share(seconds.synced)}
`);
process.exitCode = best(seconds.curl) / best(seconds.ours) >= 0.5 ? 0 : 1;

async function timed(work: (dir: string) => Promise<unknown>): Promise<number> {
  const dir = mkdtempSync(join(root, "round-"));
  const startedMs = performance.now();
  await work(dir);
  const seconds = (performance.now() - startedMs) / 1000;
  emptyFiles(dir);
  return seconds;
}

/** Gives memory and disk back. The files stay: file systems such as ext4 are slow to create some where many were just deleted. */
function emptyFiles(dir: string): void {
  for (const path of readdirSync(dir, { recursive: true, encoding: "utf8" }))
    if (path.endsWith(".jpg")) truncateSync(join(dir, path));
}

async function withCurl(dir: string): Promise<void> {
  const urls = rows.map(
    (row, i) => `url=http://127.0.0.1:${port}/img/a${i}_2.jpg\noutput=${row}\n`,
  );
  writeFileSync(join(dir, "urls"), urls.join(""));
  const parallel = ["--parallel", "--parallel-max", `${connections}`];
  await promisify(execFile)("curl", ["-s", "--create-dirs", ...parallel, "-K", "urls"], {
    cwd: dir,
  });
}

/** curl, then each file synced to the disk, as npm run fetch leaves them. */
async function withCurlSynced(dir: string): Promise<void> {
  await withCurl(dir);
  const script = "find . -name '*.jpg' -print0 | xargs -0 sync --data";
  await promisify(execFile)("sh", ["-c", script], { cwd: dir });
}

async function withFetch(dir: string): Promise<void> {
  const sources = await loopbackSources(port, rows);
  for (const rule of sources.bandcamp.hosts) rule.connections = connections;
  const { code, warnings } = await runFetch(["covers", "--limit", `${count}`], dir, sources);
  if (code !== 0) throw new Error(warnings.join("\n"));
}
