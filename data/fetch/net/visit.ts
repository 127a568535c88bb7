import { setMaxListeners } from "node:events";
import { random } from "../../random.ts";
import type { HostRule, Politeness } from "../../sources/readSources.ts";
import { checkAllowed, redirectTarget } from "./allowed.ts";
import { type Clock, retryAfterMs } from "./backOff.ts";
import type { Answer } from "./exchange.ts";
import { FetchFailure } from "./failure.ts";
import { type Gate, openGate } from "./gate.ts";
import type { Network } from "./network.ts";

/** Reads one answer while its host's connection is held. */
export type Consume<T> = (answer: Answer, url: URL) => Promise<T>;

/** All requests go through here. */
export interface Visitor {
  /**
   * What `consume` makes of the answer of `url`, after redirects among the hosts of `rules`. Every hop passes its host's
   * gate. Throws FetchFailure.
   */
  visit<T>(
    url: string,
    rules: readonly HostRule[],
    headers: Record<string, string>,
    consume: Consume<T>,
  ): Promise<T>;
  /** hosts given up in this run, each with its reason */
  closed(): string[];
  /** ends what is under way; nothing starts after it. The first reason is what `signal` throws */
  stop(reason: unknown): void;
  readonly clock: Clock;
  readonly politeness: Politeness;
  readonly signal: AbortSignal;
}

const unread = new FetchFailure("network", "not read");

export function openVisitor(network: Network, clock: Clock, politeness: Politeness): Visitor {
  const stopping = new AbortController();
  const signal = stopping.signal;
  setMaxListeners(0, signal); // every request that waits listens
  const gates = new Map<string, Gate>();

  function gateOf(url: URL, rules: readonly HostRule[], how: string): Gate {
    const rule = checkAllowed(url, rules, how);
    const known = gates.get(url.host);
    if (known) return known;
    const chance = random(`${url.host} ${clock.now()}`);
    const gate = openGate(url.host, rule, { clock, random: chance, politeness, signal });
    gates.set(url.host, gate);
    return gate;
  }

  async function hop<T>(url: URL, headers: Record<string, string>, consume: Consume<T>) {
    const answer = await network.ask(url, headers);
    try {
      if (isRedirect(answer.status))
        return { next: redirectTarget(answer.header("location"), url) };
      refuseStatus(answer, url, clock.now());
      return { value: await consume(answer, url) };
    } finally {
      // an answer read to its end keeps its connection, any other is cut off
      answer.drop(unread);
    }
  }

  async function visit<T>(
    from: string,
    rules: readonly HostRule[],
    headers: Record<string, string>,
    consume: Consume<T>,
  ): Promise<T> {
    let url = new URL(from);
    for (let hops = 0; hops <= politeness.redirects; hops++) {
      const how = hops > 0 ? "redirect to " : "";
      const result = await gateOf(url, rules, how).run(() => hop(url, headers, consume));
      if ("value" in result) return result.value as T;
      url = result.next!;
    }
    throw new FetchFailure("unsafe", `refused: more than ${politeness.redirects} redirects`);
  }

  const closed = () => [...gates.values()].flatMap((gate) => gate.closed() ?? []);
  const stop = (reason: unknown): void => {
    stopping.abort(reason);
    network.close();
  };
  return { visit, closed, stop, clock, politeness, signal };
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Lets 2xx and 416 (the range is already here) through. */
function refuseStatus({ status, header }: Answer, { host }: URL, nowMs: number): void {
  if ((status >= 200 && status < 300) || status === 416) return;
  const message = `${status} from ${host}`;
  const asked = { retryAfterMs: retryAfterMs(header("retry-after"), nowMs) };
  if (status === 404 || status === 410) throw new FetchFailure("gone", message);
  if (status === 429 || status >= 500) throw new FetchFailure("busy", message, asked);
  throw new FetchFailure("denied", message, asked);
}
