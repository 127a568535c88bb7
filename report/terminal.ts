import cliProgress from "cli-progress";

/** What the build tells the person who runs it. */
export interface Terminal {
  /** one line, unless quiet */
  line(text: string): void;
  /** one line on the error stream, even when quiet */
  warn(text: string): void;
  /** shows a bar (on a terminal) or a line every few seconds (elsewhere) once the task has lasted two seconds */
  progress(label: string, done: number, total: number): void;
}

const barAfterMs = 2000;
const lineEveryMs = 10_000;

interface Task {
  label: string;
  startedMs: number;
  lastLineMs: number;
  bar: cliProgress.SingleBar | null;
}

/** Writes to `stream`; `now` in milliseconds. */
export function openTerminal(
  stream: NodeJS.WriteStream,
  quiet: boolean,
  now: () => number,
): Terminal {
  let task: Task | null = null;

  function finish(): void {
    task?.bar?.stop();
    task = null;
  }

  function progress(label: string, done: number, total: number): void {
    if (quiet) return;
    if (task?.label !== label) {
      finish();
      task = { label, startedMs: now(), lastLineMs: now(), bar: null };
    }
    if (now() - task!.startedMs >= barAfterMs) show(task!, done, total);
    if (done === total) finish();
  }

  function show(current: Task, done: number, total: number): void {
    if (stream.isTTY) {
      current.bar ??= startBar(stream, current.label, total);
      current.bar.setTotal(total);
      current.bar.update(done, rates(current, done, total, now()));
    } else if (now() - current.lastLineMs >= lineEveryMs) {
      current.lastLineMs = now();
      const { rate, left } = rates(current, done, total, now());
      stream.write(`  ${current.label}: ${done} of ${total}, ${rate}, ${left} left\n`);
    }
  }

  return {
    progress,
    line(text) {
      finish();
      if (!quiet) stream.write(`${text}\n`);
    },
    warn(text) {
      finish();
      process.stderr.write(`${text}\n`);
    },
  };
}

function startBar(stream: NodeJS.WriteStream, label: string, total: number): cliProgress.SingleBar {
  const format = `  ${label} {bar} {value}/{total}  {rate}  {left} left`;
  const options = { format, stream, hideCursor: true, clearOnComplete: true, barsize: 24 };
  const bar = new cliProgress.SingleBar(options, cliProgress.Presets.shades_classic);
  bar.start(total, 0, { rate: "", left: "" });
  return bar;
}

function rates(
  { startedMs }: Task,
  done: number,
  total: number,
  nowMs: number,
): { rate: string; left: string } {
  const perSecond = done / Math.max(0.001, (nowMs - startedMs) / 1000);
  const rate = perSecond >= 10 ? `${Math.round(perSecond)}/s` : `${perSecond.toPrecision(2)}/s`;
  return { rate, left: done === 0 ? "?" : formatSeconds((total - done) / perSecond) };
}

/** `8 s`, `3 min 20 s`, `1 h 5 min`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
