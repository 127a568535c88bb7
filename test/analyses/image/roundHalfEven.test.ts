import { expect, test } from "vitest";
import { roundHalfEven } from "../../../analyses/image/roundHalfEven.ts";

test.each([
  [0.5, 0],
  [1.5, 2],
  [2.5, 2],
  [-1.5, -2],
  [-2.5, -2],
  [2.4999, 2],
  [2.5001, 3],
  [7, 7],
])("roundHalfEven($0) is $1", (value, rounded) => {
  expect(roundHalfEven(value)).toBe(rounded);
});
