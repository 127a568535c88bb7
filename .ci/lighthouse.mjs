// Lighthouse's rules that do not depend on time, on one page of each kind in dist/. Exits with 1 where one has less than 100 of
// 100, with 2 where Lighthouse cannot be had. The robots.txt of a site is not the page's: its policy lets it ask nobody.
import { execFile, execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { promisify } from "node:util";
import sirv from "sirv";

const run = promisify(execFile);
const lighthouse = ["--yes", "lighthouse@12.8.2"];
const rules = [
  "--only-categories=accessibility,best-practices,seo",
  "--skip-audits=robots-txt",
  "--chrome-flags=--headless=new --no-sandbox",
  "--output=json",
  "--quiet",
];

try {
  execFileSync("npx", [...lighthouse, "--version"], { stdio: "ignore", timeout: 120_000 });
} catch {
  process.exit(2);
}
const pages = ["index", "audit", "methods", "guess", "try", "poster", "control/index"];
const server = createServer(sirv("dist"));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
let failed = false;
for (const page of pages) {
  const url = `http://127.0.0.1:${server.address().port}/${page}.html`;
  const { stdout } = await run("npx", [...lighthouse, url, ...rules], { maxBuffer: 1e9 });
  const { categories, audits } = JSON.parse(stdout);
  const scores = Object.values(categories).map(({ id, score }) => `${id} ${score * 100}`);
  const faults = Object.values(audits).filter(({ score }) => score !== null && score < 1);
  const under = Object.values(categories).some(({ score }) => score < 1);
  failed ||= under;
  const told = under ? `: ${faults.map(({ id, title }) => `${id} (${title})`).join(", ")}` : "";
  console.log(`${under ? "FAILS" : "passes"} ${page}: ${scores.join(", ")}${told}`);
}
server.close();
process.exit(failed ? 1 : 0);
