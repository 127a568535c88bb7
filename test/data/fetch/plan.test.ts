import { pause } from "./loopback.ts";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { adviceFor, formatBytes } from "../../../data/fetch/plan.ts";
import { openTally } from "../../../data/fetch/net/tally.ts";
import { openBars, textsOf } from "../../../data/fetch/bars.ts";
import { readSources } from "../../../data/sources/readSources.ts";

const sources = await readSources();

describe("what is shown", () => {
  test.each([
    [0, "0 B"],
    [999, "999 B"],
    [26_000, "26 kB"],
    [3_140_000, "3.1 MB"],
    [260_000_000, "260 MB"],
    [1e12, "1.0 TB"],
  ])("formatBytes(%d)", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  test("textsOf(row, elapsed): many files by number, few by bytes", () => {
    const row = {
      host: "a.test",
      done: 250,
      total: 1000,
      bytes: 6e6,
      totalBytes: 2.4e7,
      errors: 1,
    };
    expect(textsOf(row, 60_000)).toEqual({
      host: "a.test",
      received: "6.0 MB",
      rate: "100 kB/s",
      left: "3 min",
      errors: "1 error",
    });
    expect(textsOf({ ...row, done: 0, total: 2 }, 10_000).left).toBe("30 s");
    expect(textsOf({ ...row, done: 0 }, 10_000).left).toBe("?");
  });

  test("openTally(onChange) counts by host", () => {
    const seen: number[] = [];
    const tally = openTally((rows) => seen.push(rows.length));
    tally.plan("a.test", 2, 100);
    tally.bytes("a.test", 40);
    tally.done("a.test");
    tally.error("b.test");
    expect(tally.rows()).toEqual([
      { host: "a.test", done: 1, total: 2, bytes: 40, totalBytes: 100, errors: 0 },
      { host: "b.test", done: 0, total: 0, bytes: 0, totalBytes: 0, errors: 1 },
    ]);
    expect(seen).toEqual([1, 1, 1, 2]);
  });

  test("adviceFor(closed) says what to do, or nothing", () => {
    expect(adviceFor([], sources.politeness)).toEqual([]);
    expect(adviceFor(["a.test given up"], sources.politeness)[0]).toContain("a.test given up");
  });

  test("openBars(stream) writes a line for each host every ten seconds where there is no terminal", () => {
    const stream = new PassThrough();
    let nowMs = 0;
    const bars = openBars(stream as unknown as NodeJS.WriteStream, () => nowMs);
    const row = { host: "a.test", done: 50, total: 100, bytes: 1e6, totalBytes: 2e6, errors: 0 };
    for (nowMs = 0; nowMs <= 25_000; nowMs += 1000) bars.show([row]);
    expect(String(stream.read())).toBe(
      "  a.test: 50 of 100, 1.0 MB, 100 kB/s, 10 s left, 0 errors\n" +
        "  a.test: 50 of 100, 1.0 MB, 50 kB/s, 20 s left, 0 errors\n",
    );
  });

  test("openBars(stream) draws a bar for each host on a terminal", async () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 120 });
    const terminal = Object.assign(stream, {
      cursorTo: () => true,
      moveCursor: () => true,
      clearLine: () => true,
    });
    let nowMs = 0;
    const bars = openBars(terminal as unknown as NodeJS.WriteStream, () => nowMs);
    const row = { host: "a.test", done: 50, total: 100, bytes: 1e6, totalBytes: 2e6, errors: 0 };
    nowMs = 10_000;
    bars.show([row, { ...row, host: "b.test" }]);
    await pause(300);
    bars.clear();
    const text = String(stream.read());
    expect(text).toContain("a.test");
    expect(text).toContain("50/100  1.0 MB  100 kB/s  10 s left  0 errors");
    expect(text).toContain("b.test");
  });
});
