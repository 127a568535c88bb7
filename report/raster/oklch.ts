import { toHex } from "../../data/control/drawing/colour.ts";

/** `oklch(0.55 0.13 250)` as `#rrggbb`; other colours as they are. */
export function hexOf(colour: string): string {
  const match = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(colour);
  if (!match) return colour;
  const [lightness, chroma, hue] = match.slice(1).map(Number) as [number, number, number];
  const angle = (hue * Math.PI) / 180;
  return toHex([lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]);
}
