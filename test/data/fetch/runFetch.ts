// the command in a process of its own, to be killed: node --import tsx runFetch.ts PORT ROOT ASKED.json ARGS...
import { readFileSync } from "node:fs";
import type { WeightFile } from "../../../data/sources/readSources.ts";
import { loopbackSources, runFetch } from "./loopback.ts";

interface Asked {
  rows: string[];
  weights: WeightFile[];
}

const [port, root, askedFile, ...argv] = process.argv.slice(2);
const { rows, weights } = JSON.parse(readFileSync(askedFile!, "utf8")) as Asked;
const sources = await loopbackSources(Number(port), rows);
sources.weights.files = weights;
for (const rule of sources.bandcamp.hosts) rule.connections = 8;
const { code, lines, warnings } = await runFetch(argv, root!, sources, { staleMs: 2000 });
const { maxRSS } = process.resourceUsage();
process.stdout.write(JSON.stringify({ code, lines, warnings, maxMiB: maxRSS / 1024 }));
