import type { Random } from "../../random.ts";
import type { HostRule, Politeness } from "../../sources/readSources.ts";
import { backOffMs, type Clock } from "./backOff.ts";
import { FetchFailure } from "./failure.ts";

/** The way to one host: few requests at a time, none too soon after another, none while the host asks to wait. */
export interface Gate {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** why the host was given up for this run, or null */
  closed(): string | null;
}

export interface GateOptions {
  clock: Clock;
  random: Random;
  politeness: Politeness;
  signal: AbortSignal;
}

/** Failures that say something of the host, not of one URL. */
const hostKinds = ["denied", "busy", "network"];

export function openGate(host: string, rule: HostRule, options: GateOptions): Gate {
  const { clock, random, politeness, signal } = options;
  const waiting: (() => void)[] = [];
  let running = 0;
  let nextTurnMs = 0;
  let pausedUntilMs = 0;
  let failures = 0;
  let wave = 0;
  let closed: string | null = null;

  async function enter(): Promise<void> {
    if (running < rule.connections) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }

  async function turn(): Promise<void> {
    const startMs = Math.max(clock.now(), nextTurnMs);
    nextTurnMs = startMs + 1000 / rule.perSecond;
    // the clock counts whole milliseconds: less is no wait
    for (let untilMs = Math.floor(startMs); untilMs > clock.now(); untilMs = pausedUntilMs)
      await clock.sleep(untilMs - clock.now(), signal);
    if (pausedUntilMs > clock.now()) return turn();
    signal.throwIfAborted();
    if (closed !== null) throw new FetchFailure("closed", closed);
  }

  function note(failure: FetchFailure, startedWave: number): void {
    if (!hostKinds.includes(failure.kind)) return;
    const askedMs = failure.retryAfterMs ?? 0;
    if (askedMs > politeness.longestWaitMs) return close(failure);
    pausedUntilMs = Math.max(pausedUntilMs, clock.now() + askedMs);
    if (startedWave < wave) return; // it was under way when the failure before it was counted
    failures++;
    wave++;
    if (failures >= politeness.closeAfter) return close(failure);
    if (failures > 2) pausedUntilMs = Math.max(pausedUntilMs, clock.now() + wait());
  }

  function wait(): number {
    return backOffMs(failures - 2, politeness.backOffMs, politeness.maxBackOffMs, random);
  }

  function close(failure: FetchFailure): void {
    closed ??= `${host} given up for now (${failure.message})`;
  }

  return {
    closed: () => closed,
    async run(work) {
      await enter();
      try {
        await turn();
        const startedWave = wave;
        try {
          const result = await work();
          failures = 0;
          return result;
        } catch (error) {
          if (error instanceof FetchFailure) note(error, startedWave);
          if (error instanceof FetchFailure && error.kind === "gone") failures = 0;
          throw error;
        }
      } finally {
        leave();
      }
    },
  };
}
