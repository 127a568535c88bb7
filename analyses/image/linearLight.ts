/** Largest linear level: light is counted in 65,535ths of white. */
const white = 65535;

/** Linear light of each 8-bit sRGB level, 0 to 65535, in whole numbers so that sums are exact. Source: IEC 61966-2-1. */
export const linearLevels = Uint16Array.from({ length: 256 }, (_, level) =>
  Math.round(white * decode(level / 255)),
);

/** The sRGB level, 0 to 255 and not rounded, of linear light from 0 to 65535. */
export function srgbLevel(linear: number): number {
  return 255 * encode(linear / white);
}

function decode(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function encode(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}
