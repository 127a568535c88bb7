import { describe, expect, test } from "vitest";
import { jpegSize, judgeJpeg } from "../../../../data/fetch/hosts/jpeg.ts";
import { drawCover, padCover } from "../pictures.ts";

describe("judgeJpeg(bytes)", async () => {
  const picture = await drawCover("judge");

  test("tells a whole picture from a cut one, with comments in between", () => {
    expect(judgeJpeg(picture)).toBe("whole");
    expect(judgeJpeg(picture.subarray(0, -2))).toBe("cut");
    expect(judgeJpeg(padCover(picture, "padded", 200_000))).toBe("whole");
    expect(jpegSize(padCover(picture, "padded", 200_000))).toEqual({ width: 64, height: 64 });
  });

  test.each([
    [Buffer.alloc(0), "empty"],
    [Buffer.from("\n <html>"), "a web page, not a JPEG"],
    [Buffer.from("GIF89a"), "not a JPEG"],
    [Buffer.from([0xff, 0xd8, 0xff, 0xd9]), "a JPEG without a picture"],
    [Buffer.from([0xff, 0xd8, 0xff]), "not a JPEG"],
    [
      Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(50, 0xff)]),
      "a JPEG without a picture",
    ],
    [
      Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.from("ffe00000".repeat(9), "hex")]),
      "a JPEG without a picture",
    ],
  ])("refuses %#", (bytes, reason) => expect(judgeJpeg(bytes)).toEqual({ reason }));
});
