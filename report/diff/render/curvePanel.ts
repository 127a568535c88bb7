import { fixed } from "../../language/formats.ts";
import { type Html, html, joined } from "../../language/html.ts";
import type { CurveChange, CurveSeries } from "../read/change.ts";

const size = { width: 360, height: 190, left: 34, right: 112, top: 12, bottom: 26 };

interface Line {
  label: string;
  className: string;
  values: number[];
  /** epochs before the first value */
  start: number;
}

/** Learning curves of both ends in one picture: the base dashed, the head whole. */
export function curvePanel({ id, before, after }: CurveChange): Html | null {
  const lines = [...linesOf("base", before), ...linesOf("head", after)];
  const values = lines.flatMap((line) => line.values);
  if (values.length === 0) return null;
  const epochs = Math.max(...lines.map((line) => line.values.length));
  const top = Math.ceil(Math.max(...values) * 10) / 10;
  const x = (epoch: number) => size.left + (epoch / epochs) * (size.width - size.left - size.right);
  const y = (value: number) => size.height - size.bottom - (value / top) * innerHeight();
  const name = `${id}: accuracy by epoch`;
  const last = (series: CurveSeries) => fixed((series.test.at(-1) ?? 0) * 100, 1);
  const title = `${name}; test ${last(before)}% at the base, ${last(after)}% at the head`;
  return html`<figure class="curve"><svg class="plot" role="img" aria-label="${title}" viewBox="0 0 ${size.width} ${size.height}">
${axes(top, epochs, x, y)}
${joined(lines.map((line) => drawLine(line, x, y)))}
${endLabels(lines, x(epochs) + 5, y)}
</svg><figcaption>${name}</figcaption></figure>`;
}

function linesOf(end: "base" | "head", { train, test }: CurveSeries): Line[] {
  const note = end === "base" ? `${end} (dashed)` : end;
  return [
    { label: `train, ${note}`, className: `train ${end}`, values: train, start: 0.5 },
    { label: `test, ${note}`, className: `test ${end}`, values: test, start: 1 },
  ];
}

type Place = (value: number) => number;

function drawLine({ label, className, values, start }: Line, x: Place, y: Place): Html {
  const points = values.map((value, i) => `${x(i + start).toFixed(1)},${y(value).toFixed(1)}`);
  const title = `${label}: ${values.map((value) => fixed(value * 100, 1)).join(", ")}`;
  return html`<polyline class="${className}" points="${points.join(" ")}"><title>${title}</title></polyline>`;
}

function axes(top: number, epochs: number, x: Place, y: Place): Html {
  const ticks = [0, top / 2, top];
  const labels = ticks.map(
    (tick) =>
      html`<text x="${size.left - 6}" y="${(y(tick) + 4).toFixed(1)}" text-anchor="end">${fixed(tick * 100, 0)}%</text><line x1="${size.left}" x2="${x(epochs).toFixed(1)}" y1="${y(tick).toFixed(1)}" y2="${y(tick).toFixed(1)}"/>`,
  );
  const foot = html`<text x="${x(epochs / 2).toFixed(1)}" y="${size.height - 6}" text-anchor="middle">${epochs} epochs</text>`;
  return html`<g class="axes">${labels}${foot}</g>`;
}

/** Names at the ends of the lines, moved apart where they would overlap. */
function endLabels(lines: readonly Line[], left: number, y: Place): Html {
  const ends = lines
    .filter(({ values }) => values.length > 0)
    .map(({ label, className, values }) => ({ label, className, at: y(values.at(-1)!) }))
    .sort((a, b) => a.at - b.at);
  let lowest = 0;
  const labels = ends.map(({ label, className, at }) => {
    lowest = Math.max(at, lowest + 13);
    return html`<text class="${className}" x="${left.toFixed(1)}" y="${(lowest + 4).toFixed(1)}">${label}</text>`;
  });
  return joined(labels);
}

function innerHeight(): number {
  return size.height - size.top - size.bottom;
}
