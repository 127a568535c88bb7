import { axisX, axisY, line, type Markish, text } from "@observablehq/plot";
import { mean } from "../../analyses/stats/mean.ts";
import { fixed, plain } from "../language/formats.ts";
import { widestLabel } from "./frames/labelWidth.ts";
import { renderPlot } from "./frames/renderPlot.ts";
import { saying } from "./frames/saying.ts";
import { spread } from "./frames/spread.ts";

export interface ContrastLines {
  /** prefix of ids */
  name: string;
  /** `hue` numbers the page's genre colours; contrast in grey levels of 255, by number of covers, rising */
  genres: { label: string; hue: number; contrast: { covers: number; rms: number }[] }[];
}

type Genre = ContrastLines["genres"][number];
type Point = Genre["contrast"][number];

const fontSize = 13;
const size = { width: 440, height: 360, marginTop: 28, marginBottom: 44, marginLeft: 40 };
const coverTicks = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
/** more names do not fit beside the ends of the lines: then only those of the highest and the lowest stand there */
const mostNames = 20;
const extremes = 3;
const tick = { text: plain, tickSize: 4, labelArrow: "none" } as const;
const rmsTicks = [1, 2, 5, 10, 20, 50, 100];

/** How the contrast of an averaged image falls with the number of covers averaged; both axes logarithmic. */
export function contrastLines({ name, genres }: ContrastLines): string {
  const points = [...genres.flatMap(({ contrast }) => contrast), ...squareRoot(genres)];
  const x = extent(points.map(({ covers }) => covers));
  const y = extent(points.map(({ rms }) => rms));
  return renderPlot(name, {
    fontSize,
    ...size,
    marginRight:
      widestLabel(
        genres.map(({ label }) => label),
        fontSize,
      ) + 10,
    x: { type: "log", domain: x },
    y: { type: "log", domain: y },
    marks: [
      axisX(within(x, coverTicks), { ...tick, label: "covers averaged", labelAnchor: "center" }),
      axisY(within(y, rmsTicks), { ...tick, label: "contrast, grey levels of 255" }),
      ...reference(squareRoot(genres)),
      ...genres.map(curve),
      ...endLabels(genres, y),
    ],
  });
}

function extent(values: number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function within([low, high]: [number, number], ticks: number[]): number[] {
  return ticks.filter((tick) => tick >= low && tick <= high);
}

/** What would remain if covers shared nothing: the mean first contrast, falling with the root of their number. */
function squareRoot(genres: readonly Genre[]): Point[] {
  const firsts = genres.map(({ contrast }) => contrast[0]!);
  const constants = firsts.map(({ covers, rms }) => rms * Math.sqrt(covers));
  const constant = mean(constants);
  const all = genres.flatMap(({ contrast }) => contrast.map(({ covers }) => covers));
  const ends = [Math.min(...all), Math.max(...all)];
  return ends.map((covers) => ({ covers, rms: constant / Math.sqrt(covers) }));
}

function reference(points: Point[]): Markish[] {
  const covers = Math.exp(mean(points.map((point) => Math.log(point.covers))));
  const rms = Math.exp(mean(points.map((point) => Math.log(point.rms))));
  const label = { text: () => "nothing shared: 1/√n", textAnchor: "end", dx: -8, dy: 10 } as const;
  return [
    line(points, { x: "covers", y: "rms", className: "chance" }),
    text([{ covers, rms }], { x: "covers", y: "rms", ...label, className: "chance-label" }),
  ];
}

function curve({ label, hue, contrast }: Genre): Markish {
  return line(contrast, {
    x: "covers",
    y: "rms",
    stroke: `var(--hue-${hue}, currentColor)`,
    marker: "dot",
    title: () =>
      saying(
        `${label}: ${contrast.map(({ covers, rms }) => `${covers}: ${fixed(rms, 1)}`).join(", ")}`,
        label,
      ),
  });
}

/** A label beside the end of each line, moved where two would overlap. */
function endLabels(genres: readonly Genre[], [low, high]: [number, number]): Markish[] {
  const inner = size.height - size.marginTop - size.marginBottom;
  const perPixel = Math.log(high / low) / inner;
  const named = genres.length > mostNames ? outermost(genres) : genres;
  const ends = named.map(({ contrast }) => contrast.at(-1)!);
  const last = Math.max(...ends.map(({ covers }) => covers));
  const heights = ends.map(({ rms }) => Math.log(rms / low) / perPixel);
  return spread(heights, fontSize + 2).map((pixels, index) => {
    const { label, hue } = named[index]!;
    const rms = low * Math.exp(pixels * perPixel);
    return text([{ covers: last, rms }], {
      x: "covers",
      y: "rms",
      text: () => label,
      textAnchor: "start",
      dx: 8,
      fill: `var(--hue-${hue}, currentColor)`,
      className: "end-label",
    });
  });
}

function outermost(genres: readonly Genre[]): Genre[] {
  const byEnd = genres.toSorted((a, b) => b.contrast.at(-1)!.rms - a.contrast.at(-1)!.rms);
  return [...byEnd.slice(0, extremes), ...byEnd.slice(-extremes)];
}
