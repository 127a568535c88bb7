import { byCodeUnit } from "../../../data/corpus/corpus.ts";
import type { PictureChange } from "./change.ts";
import type { Rename } from "./renames.ts";
import type { ResultSet, StoredFile } from "./resultSet.ts";
import { own } from "../../../data/own.ts";

/** A picture's change with what there is to see of it. */
export interface SeenPicture {
  change: PictureChange;
  before: Pixels | null;
  after: Pixels | null;
}

/** A decoded picture. */
export interface Pixels {
  width: number;
  height: number;
  /** RGBA */
  data: Uint8ClampedArray<ArrayBuffer>;
}

/** What happened to the pictures of one result, whose ends are `before` and `after` in these sets. */
export async function comparePictures(
  before: StoredFile | undefined,
  after: StoredFile | undefined,
  [base, head]: readonly [ResultSet, ResultSet],
  renamed: readonly Rename[] = [],
): Promise<SeenPicture[]> {
  const id = `${(after ?? before)!.corpus}/${(after ?? before)!.analysis}`;
  const now = after?.images ?? {};
  const nameOf = (name: string) => newName(name, now, renamed);
  const old = byNewName(before?.images ?? {}, nameOf);
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort(byCodeUnit);
  const moved = names.filter((name) => own(old, name) !== own(now, name));
  const oldNames = Object.keys(before?.images ?? {}).filter((name) => moved.includes(nameOf(name)));
  const [found, nows] = await Promise.all([base.pictures(id, oldNames), head.pictures(id, moved)]);
  const olds = new Map([...found].map(([name, file]) => [nameOf(name), file]));
  const seen = moved.map(async (name): Promise<SeenPicture> => {
    const files = [olds.get(name), nows.get(name)];
    const [before = null, after = null] = await Promise.all(files.map(decode));
    return { change: { id: `${id}/${name}`, ...(await compare(before, after)) }, before, after };
  });
  return Promise.all(seen);
}

/** `metal-srgb` for `thrash-srgb` of a renamed genre, where only the head has the one and does not have the other. */
function newName(
  name: string,
  now: Readonly<Record<string, string>>,
  renamed: readonly Rename[],
): string {
  const names = renamed
    .filter(({ from }) => name === from || name.startsWith(`${from}-`))
    .map(({ from, to }) => to + name.slice(from.length));
  return names.find((to) => Object.hasOwn(now, to) && !Object.hasOwn(now, name)) ?? name;
}

function byNewName(
  images: Readonly<Record<string, string>>,
  nameOf: (name: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(images).map(([name, hash]) => [nameOf(name), hash]));
}

async function compare(old: Pixels | null, now: Pixels | null): Promise<Omit<PictureChange, "id">> {
  if (!old || !now) return { verdict: old ? "removed" : "new", why: "" };
  if (old.width !== now.width || old.height !== now.height) {
    const why = `size changed: ${old.width}×${old.height} → ${now.width}×${now.height}`;
    return { verdict: "not comparable", why };
  }
  const measured = measure(old, now);
  if (measured.maxDifference === 0)
    return { verdict: "repacked", why: "repainted only: the same pixels in another file" };
  return { verdict: "changed", why: "", ...measured, ssim: await similarity(old, now) };
}

/** Decoded pixels are compared, never the bytes of files. */
function measure(old: Pixels, now: Pixels) {
  const pixels = old.width * old.height;
  const [left, right] = [old.data, now.data];
  let [sum, largest, moved] = [0, 0, 0];
  for (let i = 0; i < pixels; i++) {
    let farthest = 0;
    for (let c = 0; c < 3; c++) {
      const distance = Math.abs(left[4 * i + c]! - right[4 * i + c]!);
      sum += distance;
      farthest = Math.max(farthest, distance);
    }
    largest = Math.max(largest, farthest);
    if (farthest > 2) moved++;
  }
  return {
    meanDifference: round(sum / (3 * pixels)),
    maxDifference: largest,
    shareMoved: round(moved / pixels),
  };
}

/** Mean structural similarity over windows of at most 8x8 px. */
async function similarity(old: Pixels, now: Pixels): Promise<number> {
  const { ssim } = await import("ssim.js");
  const windowSize = Math.min(8, old.width, old.height);
  const options = { ssim: "bezkrovny", downsample: false, windowSize } as const;
  return round(ssim(old as ImageData, now as ImageData, options).mssim);
}

/** |difference| of two pictures of one size, eight times as large. */
export function amplified(before: Pixels, after: Pixels): Pixels {
  const [left, right] = [before.data, after.data];
  const data = new Uint8ClampedArray(left.length).fill(255);
  for (let i = 0; i < data.length; i++)
    if (i % 4 !== 3) data[i] = 8 * Math.abs(left[i]! - right[i]!);
  return { ...after, data };
}

/** The picture as an address: small ones exactly, others as JPEG at quality 90. */
export async function imageUrl({ width, height, data }: Pixels): Promise<string> {
  const { default: sharp } = await import("sharp");
  const picture = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
  const options = { quality: 90, chromaSubsampling: "4:4:4" };
  const isSmall = width <= 64;
  const file = await (isSmall ? picture.png() : picture.jpeg(options)).toBuffer();
  return `data:image/${isSmall ? "png" : "jpeg"};base64,${file.toString("base64")}`;
}

async function decode(png: Buffer | undefined): Promise<Pixels | null> {
  if (png === undefined) return null;
  const { default: sharp } = await import("sharp");
  const decoded = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = decoded.info;
  return { width, height, data: new Uint8ClampedArray(decoded.data) };
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
