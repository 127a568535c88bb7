import { maxPixels } from "../../corpus/decode.ts";

/**
 * What a body is that should be a JPEG, without decoding it: "whole" (begins and ends as one), "cut" (no end marker),
 * or the reason it cannot be taken.
 */
export function judgeJpeg(bytes: Buffer): "whole" | "cut" | { reason: string } {
  if (bytes.length === 0) return { reason: "empty" };
  if (bytes.length < 4 || bytes.readUIntBE(0, 3) !== 0xffd8ff) return { reason: whatElse(bytes) };
  const size = jpegSize(bytes);
  if (size === null) return { reason: "a JPEG without a picture" };
  if (size.width * size.height > maxPixels)
    return { reason: `too large: ${size.width}x${size.height} pixels` };
  return bytes.readUInt16BE(bytes.length - 2) === 0xffd9 ? "whole" : "cut";
}

function whatElse(bytes: Buffer): string {
  return /^\s*</.test(bytes.toString("latin1", 0, 64)) ? "a web page, not a JPEG" : "not a JPEG";
}

/** Width and height from the frame header (ITU-T T.81, B.2.2), or null when there is none. */
export function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!;
    const isFill = marker === 0xff;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += isFill ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
