import { expect, test } from "vitest";
import { changePicture, noChanges } from "../../../../report/browser/try/changePicture.ts";
import { noise, plain } from "../../../analyses/drawnCovers.ts";

const two = { width: 2, height: 1, pixels: Uint8Array.of(1, 2, 3, 4, 5, 6) };

test("changePicture(image, noChanges) is the image", () => {
  expect(changePicture(two, noChanges)).toBe(two);
});

test("changePicture(image, { turns }) turns clockwise, and back after four quarters", () => {
  const wide = {
    width: 2,
    height: 2,
    pixels: Uint8Array.from([1, 2, 3, 4].flatMap((v) => [v, v, v])),
  };
  const { pixels } = changePicture(wide, { ...noChanges, turns: 1 });
  expect([0, 3, 6, 9].map((i) => pixels[i])).toEqual([3, 1, 4, 2]);
  expect(changePicture(two, { ...noChanges, turns: 1 })).toMatchObject({ width: 1, height: 2 });
  const picture = noise(1, 9);
  const turned = [1, 3].reduce((it, turns) => changePicture(it, { ...noChanges, turns }), picture);
  expect(turned).toEqual(picture);
});

test("changePicture(image, { hue }) keeps greys and gives red the hue-rotate() of browsers", () => {
  const { pixels: grey } = changePicture(plain(90, 90, 90, 2), { ...noChanges, hue: 140 });
  expect(new Set(grey)).toEqual(new Set([90]));
  const { pixels } = changePicture(plain(200, 0, 0, 1), { ...noChanges, hue: 180 });
  expect([...pixels]).toEqual([0, 85, 85]);
});

test("changePicture(image, { blur }) keeps the mean and takes the contrast", () => {
  const picture = noise(2, 40);
  const { pixels } = changePicture(picture, { ...noChanges, blur: 10 });
  const mean = (values: Uint8Array) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const spread = (values: Uint8Array) => Math.max(...values) - Math.min(...values);
  expect(Math.abs(mean(pixels) - mean(picture.pixels))).toBeLessThan(3);
  expect(spread(picture.pixels)).toBeGreaterThan(250);
  expect(spread(pixels)).toBeLessThan(60);
  const flat = changePicture(plain(10, 20, 30, 8), { ...noChanges, blur: 5 });
  expect(flat).toEqual(plain(10, 20, 30, 8));
});
