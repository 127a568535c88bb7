import { expect, test } from "vitest";
import { imageNet, normalise, symmetric } from "../../../analyses/image/normalise.ts";

test("normalise(images) turns [h, w, 3] levels into [n, 3, h, w]", () => {
  const twoPixels = Uint8Array.from([0, 51, 255, 255, 102, 0]);
  const batch = normalise([twoPixels, twoPixels], symmetric);
  const expected = [-1, 1, -0.6, -0.2, 1, -1];
  expect(batch).toHaveLength(12);
  [...expected, ...expected].forEach((value, i) => expect(batch[i]).toBeCloseTo(value, 6));
});

test("normalise(images, imageNet) is torchvision's Normalize after ToTensor", () => {
  const [red, green, blue] = normalise([Uint8Array.from([255, 0, 128])], imageNet);
  expect(red).toBeCloseTo(2.2489, 4);
  expect(green).toBeCloseTo(-2.0357, 4);
  expect(blue).toBeCloseTo(0.4265, 4);
});
