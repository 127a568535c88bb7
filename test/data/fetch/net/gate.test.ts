import { expect, test } from "vitest";
import { backOffMs, type Clock, retryAfterMs } from "../../../../data/fetch/net/backOff.ts";
import { FetchFailure, type FailureKind } from "../../../../data/fetch/net/failure.ts";
import { type Gate, openGate } from "../../../../data/fetch/net/gate.ts";
import { random } from "../../../../data/random.ts";
import { readSources } from "../../../../data/sources/readSources.ts";

/** A clock that jumps to whatever is waited for. */
function fakeClock(): Clock & { slept: number[] } {
  let nowMs = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => nowMs,
    async sleep(ms) {
      slept.push(ms);
      nowMs += ms;
    },
  };
}

async function open(clock: Clock, rule = { connections: 1, perSecond: 8 }): Promise<Gate> {
  const { politeness } = await readSources();
  const { signal } = new AbortController();
  return openGate(
    "a.test",
    { host: "a.test", ...rule },
    { clock, random: random("gate"), politeness, signal },
  );
}

const fails = (kind: FailureKind, retryAfterMs?: number) => async (): Promise<never> => {
  throw new FetchFailure(kind, `${kind} from a.test`, { retryAfterMs: retryAfterMs ?? null });
};
const outcome = (gate: Gate, work: () => Promise<unknown>) =>
  gate.run(work).catch((error: FetchFailure) => error.kind);

test("gate.run(work) keeps the distance between requests", async () => {
  const clock = fakeClock();
  const gate = await open(clock);
  for (let i = 0; i < 5; i++) await gate.run(async () => {});
  expect(clock.now()).toBe(500);
});

test("gate.run(work) keeps to the number of connections", async () => {
  const gate = await open(fakeClock(), { connections: 3, perSecond: 1e9 });
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++running);
    await new Promise((done) => setImmediate(done));
    running--;
  };
  await Promise.all(Array.from({ length: 20 }, () => gate.run(work)));
  expect(most).toBe(3);
});

test("gate.run(work) waits as long as the host asked", async () => {
  const clock = fakeClock();
  const gate = await open(clock);
  expect(await outcome(gate, fails("busy", 90_000))).toBe("busy");
  await gate.run(async () => {});
  expect(clock.now()).toBeGreaterThanOrEqual(90_000);
});

test.each(["denied", "busy", "network"] as const)(
  "gate.run(work): six times %s in a row close the host, with growing waits before",
  async (kind) => {
    const clock = fakeClock();
    const gate = await open(clock);
    const kinds: unknown[] = [];
    for (let i = 0; i < 8; i++) kinds.push(await outcome(gate, fails(kind)));
    expect(kinds).toEqual([...Array(6).fill(kind), "closed", "closed"]);
    expect(gate.closed()).toBe(`a.test given up for now (${kind} from a.test)`);
    const waits = clock.slept.filter((ms) => ms > 125);
    expect(waits).toHaveLength(3);
    expect(waits[0]).toBeLessThanOrEqual(1000);
    expect(waits[2]).toBeGreaterThanOrEqual(2000);
  },
);

test("gate.run(work): a success, or a cover that is gone, makes up for failures before", async () => {
  const gate = await open(fakeClock());
  for (let i = 0; i < 20; i++) {
    for (let j = 0; j < 5; j++) await outcome(gate, fails("busy"));
    await outcome(gate, i % 2 ? async () => {} : fails("gone"));
  }
  expect(gate.closed()).toBe(null);
});

test("gate.run(work): spoiled answers of single URLs do not close the host", async () => {
  const gate = await open(fakeClock());
  for (let i = 0; i < 50; i++) await outcome(gate, fails("spoiled"));
  expect(gate.closed()).toBe(null);
});

test("gate.run(work): failures of requests that were under way together count once", async () => {
  const gate = await open(fakeClock(), { connections: 8, perSecond: 1e9 });
  const together = async (): Promise<never> => {
    await new Promise((done) => setImmediate(done));
    return fails("network")();
  };
  await Promise.all(Array.from({ length: 8 }, () => outcome(gate, together)));
  expect(gate.closed()).toBe(null);
});

test("gate.run(work): a wait of more than a quarter of an hour closes the host", async () => {
  const gate = await open(fakeClock());
  await outcome(gate, fails("busy", 3_600_000));
  expect(await outcome(gate, async () => "asked")).toBe("closed");
});

test("backOffMs(failures, base, max) doubles up to max, at least half of it", () => {
  const chance = random("jitter");
  for (let failures = 1; failures < 30; failures++) {
    const full = Math.min(60_000, 1000 * 2 ** (failures - 1));
    const ms = backOffMs(failures, 1000, 60_000, chance);
    expect(ms).toBeGreaterThanOrEqual(full / 2);
    expect(ms).toBeLessThanOrEqual(full);
  }
});

test.each([
  ["120", 120_000],
  ["0", 0],
  [" 7 ", 7000],
  ["Thu, 01 Jan 1970 00:01:00 GMT", 50_000],
  ["Thu, 01 Jan 1970 00:00:01 GMT", 0],
  ["soon", null],
  [undefined, null],
])("retryAfterMs(%j)", (header, expected) => {
  expect(retryAfterMs(header, 10_000)).toBe(expected);
});
