import { expect, test } from "vitest";
import { random } from "../../data/random.ts";

test("random(seed) gives the same stream on every machine", () => {
  const stream = random("a");
  expect([stream.float(), stream.int(10), stream.shuffle([1, 2, 3, 4])]).toEqual([
    0.062111255101916285,
    7,
    [1, 3, 2, 4],
  ]);
});

test("random(state) continues a stream", () => {
  const stream = random("a");
  stream.float();
  const copy = random(stream.state());
  expect(copy.float()).toBe(stream.float());
});

test("random(seed) differs from seed to seed", () => {
  expect(random("a").float()).not.toBe(random("b").float());
});

test("sample(items, count) draws different items, all when there are fewer", () => {
  const drawn = random("a").sample([1, 2, 3, 4, 5, 6], 4);
  expect(new Set(drawn).size).toBe(4);
  expect(random("a").sample([1, 2], 5).sort()).toEqual([1, 2]);
});

test("float() is uniform in [0, 1)", () => {
  const stream = random("uniform");
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 100_000; i++) counts[Math.floor(stream.float() * 10)]!++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});
