import { expect, test } from "vitest";
import { packSummary, unpackSummary } from "../../../analyses/ensemble/coverSummary.ts";
import { fitGaussian } from "../../../analyses/ensemble/fitGaussian.ts";
import { measureDistances, summariseCovers } from "../../../analyses/ensemble/summarise.ts";
import { describeFields, distanceFrom } from "../../../analyses/ensemble/unusual.ts";
import { random } from "../../../data/random.ts";
import { noise, plain } from "../drawnCovers.ts";

test("describeFields(pixels) has the mean colour of each field and the deviation of its brightness", () => {
  const { pixels } = plain(30, 60, 90, 32);
  for (let i = 0; i < 12; i++) pixels[i] = 255; // four of the sixteen pixels of the first field
  const described = describeFields(pixels);
  expect(described).toHaveLength(256);
  const first = [(3 * 30 + 255) / 4, 0, 0];
  expect(described[0]).toBeCloseTo(first[0]!, 4);
  expect(described[3]).toBeCloseTo((195 * Math.sqrt(3)) / 4, 3);
  expect([...described.subarray(4, 8)]).toEqual([30, 60, 90, 0]);
});

test("fitGaussian(points, components) finds the directions and variances of its points", () => {
  const points = [-3, -1, 1, 3].flatMap((x) => [-1, 1].map((y) => Float32Array.of(5 + x, y, 2)));
  const { mean, directions, variances, rest } = fitGaussian(points, 1);
  expect([...mean]).toEqual([5, 0, 2]);
  expect(directions[0]!.map(Math.abs)).toEqual(Float32Array.of(1, 0, 0));
  expect(variances[0]).toBeCloseTo(5, 5);
  expect(rest).toBeCloseTo(1 / 2, 5);
});

test("fitGaussian(points, components) leaves directions empty that its points do not have", () => {
  const { directions, variances, rest } = fitGaussian(
    [Float32Array.of(1, 1), Float32Array.of(3, 1)],
    2,
  );
  expect(directions.map((direction) => [...direction].map(Math.abs))).toEqual([
    [1, 0],
    [0, 0],
  ]);
  expect([...variances]).toEqual([1, Math.fround(rest)]);
});

test("distanceFrom(gaussian, described) is Mahalanobis' distance", () => {
  const gaussian = {
    mean: Float32Array.of(1, 1),
    directions: [Float32Array.of(1, 0)],
    variances: Float32Array.of(4),
    rest: 1,
  };
  expect(distanceFrom(gaussian, Float32Array.of(5, 1))).toBeCloseTo(2, 6);
  expect(distanceFrom(gaussian, Float32Array.of(1, 4))).toBeCloseTo(3, 6);
});

const sizes = { components: 2, genres: 2, bins: 2 };

/** Dark for the first genre, light for the other. */
const covers = Array.from({ length: 60 }, (_, i) => {
  const { int } = random(`cover/${i}`);
  return plain(int(40) + (i % 2) * 180, int(40) + (i % 2) * 180, int(40) + (i % 2) * 180, 32)
    .pixels;
});
const labels = covers.map((_, i) => i % 2);

test("summariseCovers(covers, sizes) keeps each genre's colours, and what is far from all covers", () => {
  const summary = unpackSummary(summariseCovers({ pixels: covers, labels }, sizes), sizes);
  expect([...summary.histograms[0]!]).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
  expect([...summary.histograms[1]!]).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  const odd = { pixels: [noise(1, 32).pixels, covers[0]!], labels: [0, 0] };
  const { limit, percentiles, beyond } = measureDistances(
    summary,
    [{ pixels: covers, labels }, odd],
    99,
  );
  expect(percentiles).toHaveLength(101);
  expect(limit).toEqual({ distance: percentiles[99], percent: 99 });
  expect(beyond).toMatchObject({ value: 0.5, n: 2 });
});

test("unpackSummary(packSummary(summary, sizes), sizes) keeps it to half a step", () => {
  const gaussian = fitGaussian(covers.map(describeFields), 2);
  const histograms = [Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0), new Float32Array(8)];
  const back = unpackSummary(packSummary({ gaussian, histograms }, sizes), sizes);
  expect(back.gaussian.mean).toEqual(gaussian.mean);
  expect(back.gaussian.variances).toEqual(gaussian.variances);
  expect(back.histograms).toEqual(histograms);
  back.gaussian.directions[0]!.forEach((value, i) =>
    expect(value).toBeCloseTo(gaussian.directions[0]![i]!, 3),
  );
});
