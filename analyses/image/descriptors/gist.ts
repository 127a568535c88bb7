import type { RgbImage } from "../../../data/corpus/image.ts";
import { resizeBilinear } from "../resizeBilinear.ts";
import { evenContrast } from "./evenContrast.ts";
import { type ComplexSquare, filtered, spectrumOf } from "./fourier.ts";
import { gaborBank } from "./gaborBank.ts";
import { greyPlane } from "./grey.ts";
import { gridCells, meanOf } from "./plane.ts";

/** Pixels a side that the picture is reduced to, and that are mirrored around it; a power of two together. */
const inner = 48;
const border = 8;
const framed = inner + 2 * border;
const scales = 4;
const orientations = 8;
const cells = 4;

/** Length of `gist`. */
export const gistLength = scales * orientations * cells ** 2;

/** Made when first asked for: 1 MB. */
let bank: readonly Float64Array[] | undefined;

/**
 * The GIST of a picture: mean strength in 4 x 4 cells of what 32 Gabor filters let through, after the contrast is made
 * even: [4 scales, 8 orientations, 4, 4], finest scale first. Any size: 48 x 48 pixels are looked at. Source: Oliva and
 * Torralba 2001, doi:10.1023/A:1011139631724, and their code, `LMgist.m`; here prefilter and filters share one border.
 */
export function gist(image: RgbImage): Float64Array {
  bank ??= gaborBank(framed, scales, orientations);
  const side = { size: inner, first: 0, length: inner };
  const grey = greyPlane(resizeBilinear(image, side, side));
  const spectrum = spectrumOf(evenContrast(mirrored(grey.values), framed), framed);
  const out = new Float64Array(gistLength);
  for (const [index, filter] of bank.entries())
    out.set(strengths(spectrum, filter), index * cells ** 2);
  return out;
}

/** The reduced picture with its border: [framed, framed]. */
function mirrored(values: Float64Array): Float64Array {
  const place = (at: number): number => {
    const from = at - border;
    return from < 0 ? -1 - from : from < inner ? from : 2 * inner - 1 - from;
  };
  return Float64Array.from(
    { length: framed ** 2 },
    (_, i) => values[place(Math.floor(i / framed)) * inner + place(i % framed)]!,
  );
}

/** Mean strength of what the filter lets through, in each cell of the picture within the border. */
function strengths(spectrum: ComplexSquare, filter: Float64Array): number[] {
  const { real, imaginary } = filtered(spectrum, filter);
  const values = new Float64Array(inner ** 2);
  for (let i = 0; i < values.length; i++) {
    const at = (Math.floor(i / inner) + border) * framed + (i % inner) + border;
    values[i] = Math.sqrt(real[at]! * real[at]! + imaginary[at]! * imaginary[at]!);
  }
  return gridCells({ width: inner, height: inner, values }, cells).map(meanOf);
}
