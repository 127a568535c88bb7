import cliProgress from "cli-progress";
import { printable } from "../../language/printable.ts";

/** What the build tells the person who runs it. Texts are one line: control characters and line breaks in them are shown, not sent. */
export interface Terminal {
  /** one line, unless quiet */
  line(text: string): void;
  /** one line on the error stream, even when quiet */
  warn(text: string): void;
  /** shows a bar (on a terminal) or a line now and then (elsewhere) for a task of more than two seconds; tasks may alternate */
  progress(label: string, done: number, total: number, note?: string): void;
}

/** Where lines go, and the time in milliseconds. */
export interface TerminalOptions {
  out: NodeJS.WritableStream & { isTTY?: boolean };
  err: NodeJS.WritableStream;
  /** where progress is told, if not on `out`, which a program may read */
  told?: TerminalOptions["out"];
  quiet: boolean;
  now: () => number;
}

const showAfterMs = 2000;
const lineEveryMs = 10_000;

/** A task under way: since when, and how much was done then. */
interface Task {
  startedMs: number;
  startedAt: number;
}

export function openTerminal({ out, err, told = out, quiet, now }: TerminalOptions): Terminal {
  const tasks = new Map<string, Task>();
  let lastLineMs = now();
  let bar: { label: string; bar: cliProgress.SingleBar } | null = null;

  function hideBar(): void {
    bar?.bar.stop();
    bar = null;
  }

  function showBar(label: string, done: number, total: number, facts: string): void {
    if (bar?.label !== label) {
      hideBar();
      bar = { label, bar: startBar(told, label, total) };
    }
    bar.bar.update(done, { facts });
  }

  function progress(label: string, done: number, total: number, note = ""): void {
    if (quiet) return;
    const task = tasks.get(label) ?? { startedMs: now(), startedAt: done };
    tasks.set(label, task);
    if (now() - task.startedMs >= showAfterMs) {
      const facts = printable(describe(task, done, total, now(), note));
      if (told.isTTY) showBar(label, done, total, facts);
      else if (now() - lastLineMs >= lineEveryMs) {
        lastLineMs = now();
        told.write(`  ${printable(label)}: ${done} of ${total}, ${facts}\n`);
      }
    }
    if (done < total) return;
    tasks.delete(label);
    if (bar?.label === label) hideBar();
  }

  return {
    progress,
    line(text) {
      hideBar();
      if (!quiet) out.write(`${printable(text)}\n`);
    },
    warn(text) {
      hideBar();
      err.write(`${printable(text)}\n`);
    },
  };
}

function startBar(
  stream: NodeJS.WritableStream,
  label: string,
  total: number,
): cliProgress.SingleBar {
  const format = `  ${printable(label)} {bar} {value}/{total}  {facts}`;
  const looks = { format, stream, barsize: 24, clearOnComplete: true, gracefulExit: false };
  const bar = new cliProgress.SingleBar(looks, cliProgress.Presets.shades_classic);
  bar.start(total, 0, { facts: "" });
  return bar;
}

/** `125/s, 28 s left, loss 1.62`. */
function describe(task: Task, done: number, total: number, nowMs: number, note: string): string {
  const seconds = Math.max(0.001, (nowMs - task.startedMs) / 1000);
  const perSecond = (done - task.startedAt) / seconds;
  const rate = perSecond >= 10 ? `${Math.round(perSecond)}/s` : `${perSecond.toPrecision(2)}/s`;
  const left = perSecond > 0 ? `${formatSeconds((total - done) / perSecond)} left` : "";
  return [rate, left, note].filter(Boolean).join(", ");
}

/** `8 s`, `3 min 20 s`, `1 h 5 min`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
