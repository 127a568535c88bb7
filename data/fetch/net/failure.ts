/**
 * Why a request brought nothing:
 * gone (404, 410), denied (the host refuses this), busy (the host asks to wait, or is in trouble), network (no answer, or
 * it broke off), spoiled (an answer that is not what was asked for), unsafe (against the rules of address.ts and visit.ts),
 * closed (the host was given up for this run).
 */
export type FailureKind = "gone" | "denied" | "busy" | "network" | "spoiled" | "unsafe" | "closed";

/** One request's failure; the message is fit for a lock: one line, nothing from the network but numbers and host names. */
export class FetchFailure extends Error {
  override name = "FetchFailure";
  readonly kind: FailureKind;
  /** what the host asked for, in milliseconds */
  readonly retryAfterMs: number | null;

  constructor(
    kind: FailureKind,
    message: string,
    options: { cause?: unknown; retryAfterMs?: number | null } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** Whether asking the same URL again may help. */
export function isTransient({ kind }: FetchFailure): boolean {
  return kind === "busy" || kind === "network" || kind === "spoiled";
}
