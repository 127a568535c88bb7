import { dot } from "@observablehq/plot";
import { renderPlot } from "./renderPlot.ts";

export interface FeatureMap {
  /** prefix of ids */
  name: string;
  label: string;
  /** numbers the page's genre colours */
  hue: number;
  /** all points, those of the genre last */
  points: { x: number; y: number; own: boolean }[];
}

const place = { x: "x", y: "y" };

/** Covers as points: a genre's in its colour over all others in grey. No axes, as they mean nothing. */
export function featureMap({ name, label, hue, points }: FeatureMap): string {
  const others = points.filter(({ own }) => !own);
  const own = points.filter(({ own }) => own);
  return renderPlot(name, {
    width: 230,
    height: 200,
    margin: 6,
    x: { axis: null, domain: extent(points.map(({ x }) => x)) },
    y: { axis: null, domain: extent(points.map(({ y }) => y)) },
    marks: [
      dot(others, { ...place, r: 1.4, className: "other-point" }),
      dot(own, {
        ...place,
        r: 2.6,
        fill: `var(--hue-${hue}, currentColor)`,
        title: () => label,
      }),
    ],
  });
}

function extent(values: number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
