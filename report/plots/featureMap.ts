import type { Markish, RenderFunction } from "@observablehq/plot";
import { renderPlot } from "./frames/renderPlot.ts";

interface Point {
  x: number;
  y: number;
}

export interface FeatureMap {
  /** prefix of ids */
  name: string;
  /** numbers the page's genre colours */
  hue: number;
  /** the genre's own lie over the others */
  points: (Point & { own: boolean })[];
}

/** Covers as points: a genre's in its colour over all others in grey. No axes, as they mean nothing. */
export function featureMap({ name, hue, points }: FeatureMap): string {
  const colour = `var(--hue-${hue}, currentColor)`;
  return renderPlot(name, {
    width: 230,
    height: 200,
    margin: 6,
    x: { axis: null, domain: extent(points.map(({ x }) => x)) },
    y: { axis: null, domain: extent(points.map(({ y }) => y)) },
    marks: [
      cloud(
        points.filter(({ own }) => !own),
        { class: "other-points" },
      ),
      cloud(
        points.filter(({ own }) => own),
        { class: "own-points", stroke: colour },
      ),
    ],
  });
}

/** All points as one path, however many: strokes of no length, whose round ends are the points. */
function cloud(points: readonly Point[], attributes: Readonly<Record<string, string>>): Markish {
  const render: RenderFunction = (_index, scales, _channels, _dimensions, { document }) => {
    const place = ({ x, y }: Point): string =>
      `M${[scales.x!(x), scales.y!(y)].map(round).join(" ")}h0`;
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", points.map(place).join(""));
    for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
    return path;
  };
  return render;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function extent(values: number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
