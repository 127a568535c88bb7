import type { Random } from "../../random.ts";

/** Side effects of waiting, given from outside. */
export interface Clock {
  /** milliseconds since 1970 */
  now(): number;
  /** rejects when `signal` aborts */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Wait before try number `failures + 1`: doubles from `baseMs` up to `maxMs`, half of it by chance ("equal jitter"). */
export function backOffMs(failures: number, baseMs: number, maxMs: number, random: Random): number {
  const fullMs = Math.min(maxMs, baseMs * 2 ** (failures - 1));
  return Math.round(fullMs / 2 + (random.float() * fullMs) / 2);
}

/** Retry-After: seconds or an HTTP date (RFC 9110, section 10.2.3); null when absent or unreadable. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | null {
  if (header === undefined) return null;
  if (/^[0-9]{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const dateMs = Date.parse(header);
  return Number.isNaN(dateMs) ? null : Math.max(0, dateMs - nowMs);
}
