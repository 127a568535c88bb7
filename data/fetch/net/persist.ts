import { random } from "../../random.ts";
import { backOffMs } from "./backOff.ts";
import { FetchFailure, isTransient } from "./failure.ts";
import type { Visitor } from "./visit.ts";

export interface Persistence {
  /** names the stream of waiting times */
  name: string;
  onFailure?(failure: FetchFailure): void;
}

/** Does `work` again, after growing waits, until it succeeds, fails for good or has failed `attempts` times. */
export async function persist<T>(
  { clock, politeness, signal }: Visitor,
  { name, onFailure }: Persistence,
  work: () => Promise<T>,
): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof FetchFailure)) throw error;
      onFailure?.(error);
      if (!isTransient(error) || failures >= politeness.attempts) throw error;
      const { backOffMs: baseMs, maxBackOffMs } = politeness;
      const chance = random(`${name} ${clock.now()}`);
      await clock.sleep(backOffMs(failures, baseMs, maxBackOffMs, chance), signal);
    }
  }
}

/** The first of the URLs that brings something; throws the failure that tells most: gone only if all are gone. */
export async function firstOf<T>(
  urls: readonly string[],
  work: (url: string) => Promise<T>,
): Promise<T> {
  const failures: FetchFailure[] = [];
  for (const url of urls) {
    try {
      return await work(url);
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error;
      failures.push(error);
    }
  }
  const kind = failures.find((failure) => failure.kind !== "gone")?.kind ?? "gone";
  const reason = [...new Set(failures.map(({ message }) => message))].join("; ");
  throw new FetchFailure(kind, reason);
}
