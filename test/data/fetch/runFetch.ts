// the command in a process of its own, to be killed: node --import tsx runFetch.ts PORT ROOT ROWS.json ARGS...
import { readFileSync } from "node:fs";
import { loopbackSources, runFetch } from "./loopback.ts";

const [port, root, rowsFile, ...argv] = process.argv.slice(2);
const rows = JSON.parse(readFileSync(rowsFile!, "utf8")) as string[];
const sources = await loopbackSources(Number(port), rows, { stallMs: 2000, headersMs: 2000 });
for (const rule of sources.bandcamp.hosts) rule.connections = 8;
const { code, lines, warnings } = await runFetch(argv, root!, sources, { staleMs: 2000 });
const { maxRSS } = process.resourceUsage();
process.stdout.write(JSON.stringify({ code, lines, warnings, maxMiB: maxRSS / 1024 }));
