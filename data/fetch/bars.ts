import cliProgress from "cli-progress";
import { formatBytes } from "./plan.ts";
import type { HostProgress } from "./net/tally.ts";

/** Shows how far each host is. */
export interface Bars {
  show(rows: readonly HostProgress[]): void;
  /** before anything else is printed, and at the end */
  clear(): void;
}

const everyMs = 200;
const lineEveryMs = 10_000;

type BarStream = NodeJS.WritableStream & { isTTY?: boolean };

/** One bar per host on a terminal, one line per host every ten seconds elsewhere; `now` in milliseconds. */
export function openBars(stream: BarStream, now: () => number): Bars {
  const startedMs = now();
  let lastMs = startedMs;
  let bars = new Map<string, cliProgress.SingleBar>();
  let multi: cliProgress.MultiBar | null = null;

  function draw(row: HostProgress, texts: Texts): void {
    multi ??= openMulti(stream);
    const bar = bars.get(row.host) ?? multi.create(row.total, 0, { ...texts });
    bars.set(row.host, bar);
    bar.setTotal(Math.max(row.total, 1));
    bar.update(row.done, { ...texts });
  }

  function show(rows: readonly HostProgress[]): void {
    if (now() - lastMs < (stream.isTTY ? everyMs : lineEveryMs)) return;
    lastMs = now();
    for (const row of rows) {
      const texts = textsOf(row, lastMs - startedMs);
      if (stream.isTTY) draw(row, texts);
      else stream.write(formatRow(row, texts));
    }
  }

  function clear(): void {
    multi?.stop();
    multi = null;
    bars = new Map();
  }

  return { show, clear };
}

interface Texts {
  host: string;
  received: string;
  rate: string;
  left: string;
  errors: string;
}

/** What is said of a host after so many milliseconds. */
export function textsOf(row: HostProgress, elapsedMs: number): Texts {
  const seconds = Math.max(0.001, elapsedMs / 1000);
  // big files are measured by bytes, many small ones by files
  const share = row.total < 10 ? row.bytes / row.totalBytes : row.done / row.total;
  const isKnown = Number.isFinite(share) && share > 0;
  const left = share >= 1 ? 0 : (seconds * (1 - share)) / share;
  return {
    host: row.host,
    received: formatBytes(row.bytes),
    rate: `${formatBytes(row.bytes / seconds)}/s`,
    left: isKnown ? formatLeft(left) : "?",
    errors: row.errors === 1 ? "1 error" : `${row.errors} errors`,
  };
}

function formatLeft(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

function formatRow({ done, total }: HostProgress, texts: Texts): string {
  const { host, received, rate, left, errors } = texts;
  return `  ${host}: ${done} of ${total}, ${received}, ${rate}, ${left} left, ${errors}\n`;
}

function openMulti(stream: BarStream): cliProgress.MultiBar {
  const format = "  {host} {bar} {value}/{total}  {received}  {rate}  {left} left  {errors}";
  const options = { format, stream, hideCursor: true, clearOnComplete: true, barsize: 20 };
  return new cliProgress.MultiBar(options, cliProgress.Presets.shades_classic);
}
