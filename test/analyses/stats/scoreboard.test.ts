import { expect, test } from "vitest";
import { scoreboard } from "../../../analyses/stats/scoreboard.ts";

/** Two repeats; measure 0 is a similarity, measure 1 a distance. */
function board() {
  const board = scoreboard(["pop", "rock", "soul"], [true, false]);
  board.add("pop", "pop", Float64Array.of(5, 5, 3, 3));
  board.add("rock", "rock", Float64Array.of(6, 6, 6, 6));
  board.add("soul", "soul", Float64Array.of(1, 1, 1, 1));
  board.add("pop", "rock", Float64Array.of(5, 5, 4, 4));
  board.add("pop", "soul", Float64Array.of(2, 2, 9, 9));
  board.add("rock", "soul", Float64Array.of(7, 7, 7, 7));
  return board;
}

test("scoreboard(genres).matrix(measure) is the mean over repeats, symmetric", () => {
  expect(board().matrix(0)).toEqual({
    pop: { pop: 4, rock: 4.5, soul: 5.5 },
    rock: { pop: 4.5, rock: 6, soul: 7 },
    soul: { pop: 5.5, rock: 7, soul: 1 },
  });
});

test("scoreboard(genres).selfRanks(measure) is 1 + genres strictly closer, repeat by repeat", () => {
  expect(board().selfRanks(0)).toEqual({
    pop: { mean: 2, shareFirst: 0.5, counts: [1, 0, 1] },
    rock: { mean: 2, shareFirst: 0, counts: [0, 2, 0] },
    soul: { mean: 3, shareFirst: 0, counts: [0, 0, 2] },
  });
  expect(board().selfRanks(1)).toEqual({
    pop: { mean: 1.5, shareFirst: 0.5, counts: [1, 1, 0] },
    rock: { mean: 2, shareFirst: 0, counts: [0, 2, 0] },
    soul: { mean: 1, shareFirst: 1, counts: [2, 0, 0] },
  });
});
