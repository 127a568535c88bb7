import { expect, test } from "vitest";
import { mosaicsOf, scoreMosaics, squaresInQuarters } from "../../../analyses/occlusion/mosaics.ts";
import { splitCorpus } from "../splitCorpus.ts";

const genres = ["a", "b", "c", "d", "e"];
const { covers } = splitCorpus(genres, 8, () => true);
const mosaics = mosaicsOf(covers, "seed");
const squares = { edge: 1 / 4, stride: 1 / 8 };
const quarters = squaresInQuarters(16, squares).map(([, quarter]) => quarter);

test("mosaicsOf(covers, seed) has each cover once, and four genres in each", () => {
  expect(mosaics).toHaveLength(10);
  expect(new Set(mosaics.flat()).size).toBe(40);
  for (const mosaic of mosaics) expect(new Set(mosaic.map(({ genre }) => genre)).size).toBe(4);
  expect(
    mosaicsOf(
      covers.filter(({ genre }) => genre < "d"),
      "seed",
    ),
  ).toEqual([]);
});

test("squaresInQuarters(size, squares) leaves out those that lie in two", () => {
  expect(quarters).toHaveLength(36);
  for (const quarter of [0, 1, 2, 3])
    expect(quarters.filter((own) => own === quarter)).toHaveLength(9);
});

/** The first logits are of the whole mosaic; covering a quarter `by` squares takes its genre's away. */
function logitsBy(
  hits: (genre: string, quarter: number, mosaic: (typeof mosaics)[number]) => boolean,
) {
  return mosaics.map((mosaic) => {
    const rows = [-1, ...quarters].map((quarter) =>
      genres.map((genre) => (quarter >= 0 && hits(genre, quarter, mosaic) ? -1 : 0)),
    );
    return Float32Array.from(rows.flat());
  });
}

const options = { quarters, draws: 500, seed: "dealt" };

test("scoreMosaics of maps that are right is 1, against a quarter by chance", () => {
  const right = logitsBy((genre, quarter, mosaic) => mosaic[quarter]!.genre === genre);
  const { share, pointed, random, maps, byGenre } = scoreMosaics(
    mosaics,
    right,
    { genres },
    options,
  );
  expect(share).toBe(1);
  expect(pointed).toMatchObject({ value: 1, n: 40 });
  expect([maps, random.mean]).toEqual([40, 0.25]);
  expect(random.share.low).toBeLessThan(0.25);
  expect(random.share.high).toBeGreaterThan(0.25);
  expect(random.share.high).toBeLessThan(0.6);
  expect(Object.keys(byGenre)).toEqual(genres);
});

test("scoreMosaics of maps that always show the first quarter is what chance gives", () => {
  const first = logitsBy(
    (genre, quarter, mosaic) => quarter === 0 && mosaic.some((it) => it.genre === genre),
  );
  const { pointed, random } = scoreMosaics(mosaics, first, { genres }, options);
  expect(pointed.value).toBe(0.25);
  expect(random.pointed).toEqual({ low: 0.25, high: 0.25 });
});
