import { expect, it } from "vitest";
import { pngSize } from "../../../report/raster/pngSize.ts";

it("pngSize(png) reads width and height from the first chunk, wherever the bytes lie", () => {
  const png = Buffer.from("0089504e470d0a1a0a0000000d494844520000015e00000020", "hex").subarray(1);
  expect(pngSize(png)).toEqual({ width: 350, height: 32 });
});
