import type { RenderFunction } from "@observablehq/plot";

/** Place of a value on the ramp, 0 to 1; the middle when all values are equal. */
export function rampPlace(value: number, low: number, high: number): number {
  return low === high ? 0.5 : (value - low) / (high - low);
}

/** From this place on, white text reads better on the ramp than black. */
export const rampTurn = 0.64;

/** The ramp of a Plot scale, for viewers without the page's style sheet; even in CIELAB, light to dark. */
export const rampScale = {
  type: "linear",
  range: ["#eaf0f6", "#123a6b"],
  interpolate: "lab",
} as const;

/** A render transform that tells the style sheet where on the ramp each element is. */
export function placed(pairs: readonly { place: number }[]): RenderFunction {
  return (index, scales, channels, dimensions, context, next) => {
    const group = next?.(index, scales, channels, dimensions, context) ?? null;
    index.forEach((i, k) =>
      group?.children[k]?.setAttribute("style", `--t: ${pairs[i]!.place.toFixed(2)}`),
    );
    return group;
  };
}
