import type { Random } from "../../random.ts";
import { between } from "./choose.ts";

/** OKLab (Ottosson 2020, https://bottosson.github.io/posts/oklab): lightness 0 to 1, a and b about -0.4 to 0.4. */
type Lab = readonly [l: number, a: number, b: number];

function toLinear(byte: number): number {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function toByte(linear: number): number {
  const held = Math.min(1, Math.max(0, linear));
  const share = held <= 0.0031308 ? held * 12.92 : 1.055 * held ** (1 / 2.4) - 0.055;
  return Math.round(share * 255);
}

function linearRgb(hex: string): Lab {
  const channel = (at: number) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16));
  return [channel(1), channel(3), channel(5)];
}

function toLab(hex: string): Lab {
  const [r, g, b] = linearRgb(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** A colour of OKLab as `#rrggbb`; what no screen shows is held at its edge. */
export function toHex([lightness, a, b]: Lab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${channels.map((value) => toByte(value).toString(16).padStart(2, "0")).join("")}`;
}

/** The colour `share` of the way from one to the other, in OKLab. */
export function mix(from: string, to: string, share: number): string {
  const [start, end] = [toLab(from), toLab(to)];
  const part = (index: 0 | 1 | 2) => start[index] + (end[index] - start[index]) * share;
  return toHex([part(0), part(1), part(2)]);
}

/** A near colour: hue turned by `degrees`, give or take `spread`; lightness moved by up to 0.03, chroma scaled by 0.85 to 1.1. */
export function jitter(random: Random, hex: string, degrees: number, spread: number): string {
  const [l, a, b] = toLab(hex);
  const angle = (between(random, degrees - spread, degrees + spread) * Math.PI) / 180;
  const scale = between(random, 0.85, 1.1);
  const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
  return toHex([l + between(random, -0.03, 0.03), a * cos - b * sin, a * sin + b * cos]);
}

/** Perceived lightness, 0 to 1. */
export function lightness(hex: string): number {
  return toLab(hex)[0];
}

/** Relative luminance contrast of two colours, 1 to 21 (WCAG 2). */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [r, g, b] = linearRgb(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** The candidate that stands out most from the ground. */
export function legible(ground: string, candidates: readonly string[]): string {
  return candidates.reduce((best, next) =>
    contrast(ground, next) > contrast(ground, best) ? next : best,
  );
}
