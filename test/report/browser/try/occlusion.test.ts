import { expect, test } from "vitest";
import { occlusion } from "../../../../report/browser/try/occlusion.ts";
import { plain } from "../../../analyses/drawnCovers.ts";

/** Black, but for a white field at the top left. */
const picture = plain(0, 0, 0, 32).pixels;
for (let y = 0; y < 4; y++) picture.fill(255, 3 * 32 * y, 3 * (32 * y + 4));

test("occlusion(pixels, value) finds what a number hangs on", async () => {
  const work = await occlusion(picture, async (pixels) => pixels[0]! / 255);
  let done = 1;
  while (await work.next()) done++;
  expect(work.total).toBe(13 ** 2);
  expect(done).toBe(work.total);
  const losses = work.losses();
  const grey = 1 - Math.round(255 / 64) / 255; // covered by the mean colour
  expect(losses[0]).toBeCloseTo(grey, 6);
  expect(losses[7]).toBeCloseTo(grey / 4, 6); // in four squares of its line, one of which lies on the field
  expect(losses[31 * 32 + 31]).toBe(0);
});
