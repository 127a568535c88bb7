import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { formatSeconds, openTerminal } from "../../../../report/command/line/terminal.ts";

function open({ quiet = false, isRead = false } = {}) {
  const out = new PassThrough();
  const err = new PassThrough();
  let time = 0;
  const terminal = openTerminal({
    out: out as unknown as NodeJS.WriteStream,
    err,
    ...(isRead && { told: err as unknown as NodeJS.WriteStream }),
    quiet,
    now: () => time,
  });
  const read = (stream: PassThrough) => String(stream.read() ?? "");
  return {
    terminal,
    out: () => read(out),
    err: () => read(err),
    wait: (ms: number) => (time += ms),
  };
}

test("progress(label, done, total) is silent for a short task", () => {
  const { terminal, out, wait } = open();
  for (let done = 0; done <= 10; done++) {
    terminal.progress("reading", done, 10);
    wait(150);
  }
  expect(out()).toBe("");
});

test("progress(label, done, total, note) prints a line now and then where there is no terminal", () => {
  const { terminal, out, wait } = open();
  for (let done = 0; done <= 30; done++) {
    terminal.progress("training", done, 30, "loss 1.5");
    wait(1000);
  }
  expect(out()).toBe(
    "  training: 10 of 30, 1.0/s, 20 s left, loss 1.5\n" +
      "  training: 20 of 30, 1.0/s, 10 s left, loss 1.5\n" +
      "  training: 30 of 30, 1.0/s, 0 s left, loss 1.5\n",
  );
});

test("progress(label, done, total) is on the error stream where a program reads the other", () => {
  const { terminal, out, err, wait } = open({ isRead: true });
  wait(10_000);
  terminal.progress("reading", 1, 30);
  wait(3000);
  terminal.progress("reading", 4, 30);
  expect({ out: out(), err: err() }).toEqual({
    out: "",
    err: "  reading: 4 of 30, 1.0/s, 26 s left\n",
  });
});

test("progress(label) of alternating tasks keeps the time of each", () => {
  const { terminal, out, wait } = open();
  for (let epoch = 1; epoch <= 4; epoch++) {
    terminal.progress("training", 100 * epoch, 400);
    wait(5000);
    for (const done of [0, 1]) terminal.progress("evaluating", done, 1);
  }
  expect(out()).toBe("  training: 300 of 400, 20/s, 5 s left\n");
});

test("progress(label, done, total) of a resumed task counts from where it began", () => {
  const { terminal, out, wait } = open();
  terminal.progress("training", 500, 600);
  wait(10_000);
  terminal.progress("training", 550, 600);
  expect(out()).toBe("  training: 550 of 600, 5.0/s, 10 s left\n");
});

test("openTerminal({quiet}) prints warnings only", () => {
  const { terminal, out, err, wait } = open({ quiet: true });
  terminal.line("fresh");
  terminal.progress("reading", 0, 2);
  wait(60_000);
  terminal.progress("reading", 1, 2);
  terminal.warn("stale");
  expect([out(), err()]).toEqual(["", "stale\n"]);
});

test("formatSeconds(seconds) rounds up to what a person waits", () => {
  expect([0.2, 59, 61, 3700].map(formatSeconds)).toEqual(["1 s", "59 s", "1 min 1 s", "1 h 1 min"]);
});

test.each(["line", "warn", "progress"] as const)(
  "%s shows control characters, sends none",
  (how) => {
    const { terminal, out, err, wait } = open();
    const name = "a\u001b[2J\u001b]0;title\u0007\rb\nc\u009b\u202ed";
    if (how === "progress") {
      terminal.progress(name, 0, 2);
      wait(20_000);
      terminal.progress(name, 1, 2, name);
    } else terminal[how](name);
    const shown = "a\\u001b[2J\\u001b]0;title\\u0007\\u000db\\u000ac\\u009b\\u202ed";
    const written = out() + err();
    expect(written).toContain(shown);
    expect(written).toMatch(/^\P{Cc}*\n$/u);
  },
);
