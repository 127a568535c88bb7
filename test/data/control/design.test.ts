import { describe, expect, it } from "vitest";
import {
  controlGenres,
  controlParams,
  designControl,
  type ControlCover,
} from "../../../data/control/design.ts";
import { UserError } from "../../../data/error.ts";

const covers = designControl(controlParams);

function countStyles(genre: string, split: string, list: readonly ControlCover[]): number[] {
  const own = list.filter((cover) => cover.genre === genre && cover.split === split);
  return controlGenres.map((style) => own.filter((cover) => cover.style === style).length);
}

describe("designControl(controlParams)", () => {
  it("has 100 training and 20 test covers of each of ten genres", () => {
    expect(covers).toHaveLength(1200);
    for (const genre of controlGenres) {
      const splits = covers.filter((cover) => cover.genre === genre).map(({ split }) => split);
      expect(splits.filter((split) => split === "train")).toHaveLength(100);
      expect(splits.filter((split) => split === "test")).toHaveLength(20);
    }
  });

  it("gives each genre exactly 60 and 12 covers in its own style", () => {
    for (const [index, genre] of controlGenres.entries()) {
      expect(countStyles(genre, "train", covers)[index]).toBe(60);
      expect(countStyles(genre, "test", covers)[index]).toBe(12);
    }
  });

  it("spreads the others over nine styles, no count further than one from another", () => {
    for (const genre of controlGenres) {
      const others = (split: string) =>
        countStyles(genre, split, covers).filter((_, i) => controlGenres[i] !== genre);
      expect(others("train").toSorted()).toEqual([4, 4, 4, 4, 4, 5, 5, 5, 5]);
      expect(others("test").toSorted()).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1]);
    }
  });

  it("names covers by genre, split and number, in code unit order", () => {
    const ids = covers.map(({ id }) => id);
    expect(ids[0]).toBe("ambient/test-001.png");
    expect(ids.at(-1)).toBe("soul/train-100.png");
    expect(new Set(ids).size).toBe(1200);
    expect(ids).toEqual([...ids].sort());
  });

  it("does not put the own style first", () => {
    const styles = covers.filter(({ genre }) => genre === "jazz").map(({ style }) => style);
    expect(styles.slice(0, 12)).not.toEqual(Array(12).fill("jazz"));
  });
});

describe("designControl(params)", () => {
  it("is a function of its parameters", () => {
    expect(designControl({ ...controlParams })).toEqual(covers);
    expect(designControl({ ...controlParams, seed: "other" })).not.toEqual(covers);
  });

  it("takes more digits where there are more covers", () => {
    const many = designControl({ train: 1000, test: 1, ownStyle: 1, seed: "a" });
    expect(many[0]?.id).toBe("ambient/test-001.png");
    expect(many[1]?.id).toBe("ambient/train-0001.png");
    expect(many[1000]?.id).toBe("ambient/train-1000.png");
  });

  it("has only own styles when the share is one", () => {
    const pure = designControl({ train: 3, test: 2, ownStyle: 1, seed: "a" });
    expect(pure.filter(({ genre, style }) => genre !== style)).toEqual([]);
  });

  it.each([
    [{ train: 0 }, "not a number of covers: train 0"],
    [{ train: 2.5 }, "not a number of covers: train 2.5"],
    [{ test: -1 }, "not a number of covers: test -1"],
    [{ test: Number.NaN }, "not a number of covers: test NaN"],
    [{ ownStyle: 0 }, "not a share in (0, 1]: ownStyle 0"],
    [{ ownStyle: 1.01 }, "not a share in (0, 1]: ownStyle 1.01"],
    [{ ownStyle: Number.NaN }, "not a share in (0, 1]: ownStyle NaN"],
  ])("refuses %j", (wrong, message) => {
    expect(() => designControl({ ...controlParams, ...wrong })).toThrow(new UserError(message));
  });
});
