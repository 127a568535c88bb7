import { axisX, dot, type Markish, ruleY, text } from "@observablehq/plot";
import { fixed, inPercent } from "../language/formats.ts";
import { widestLabel } from "./frames/labelWidth.ts";
import { renderPlot } from "./frames/renderPlot.ts";
import { saying } from "./frames/saying.ts";

/** How often a network calls covers by a genre's name, in percent. */
export interface NamedRun {
  /** of the genre's own covers */
  own: number;
  /** of the covers of all other genres */
  others: number;
  /** the two differ by more than chance */
  told: boolean;
}

export interface RecognitionLines {
  /** prefix of ids */
  name: string;
  /** from top to bottom; a run for each seed */
  genres: { label: string; runs: NamedRun[]; published: number | null }[];
  /** end of the axis, percent */
  highest: number;
}

interface Line extends NamedRun {
  label: string;
  /** empty for a network's only one */
  seed: string;
  /** px from the top */
  y: number;
}

const fontSize = 13;
const lineHeight = 9;
const gap = 13;
const size = { width: 290, marginTop: 24, marginBottom: 42 };

/** For each genre and seed a line from the share of the other genres' covers called by its name to that of its own. */
export function recognitionLines({ name, genres, highest }: RecognitionLines): string {
  const rows = placed(genres);
  const lines = rows.flatMap(({ lines }) => lines);
  const height = rows.reduce((sum, { height }) => sum + height, 0);
  const names = genres.map(({ label }) => label);
  const marginLeft = widestLabel(names, fontSize) + 10;
  const isCompared = genres.some(({ published }) => published !== null);
  return renderPlot(name, {
    fontSize,
    ...size,
    width: Math.max(size.width, marginLeft + 150),
    height: size.marginTop + height + size.marginBottom,
    marginLeft,
    marginRight: isCompared ? 46 : 10,
    x: { domain: [0, highest] },
    y: { domain: [0, height], range: [size.marginTop, size.marginTop + height], axis: null },
    marks: [
      axisX({
        ticks: 5,
        label: "% of covers called so",
        labelAnchor: "center",
        labelArrow: "none",
      }),
      ...labels(rows),
      ...[true, false].flatMap((told) =>
        lineMarks(
          lines.filter((line) => line.told === told),
          told,
        ),
      ),
      ...(isCompared ? published(rows) : []),
    ],
  });
}

function placed(genres: RecognitionLines["genres"]) {
  let top = 0;
  return genres.map(({ label, runs, published }) => {
    const height = lineHeight * runs.length + gap;
    const lines = runs.map((run, index): Line => {
      const seed = runs.length > 1 ? `, seed ${index + 1}` : "";
      return { ...run, label, seed, y: top + gap / 2 + lineHeight * (index + 0.5) };
    });
    top += height;
    return { label, published, lines, height, middle: top - height / 2 };
  });
}

type Row = ReturnType<typeof placed>[number];

function labels(rows: readonly Row[]): Markish[] {
  return [
    text(rows, { y: "middle", text: "label", frameAnchor: "left", textAnchor: "end", dx: -10 }),
  ];
}

function lineMarks(lines: readonly Line[], told: boolean): Markish[] {
  const kind = told ? "told" : "untold";
  return [
    ruleY(lines, { x1: "others", x2: "own", y: "y", className: kind }),
    dot(lines, { x: "own", y: "y", r: 3.5, title, className: `${kind}-end` }),
  ];
}

function title({ label, seed, own, others }: Line): string {
  return saying(
    `${label}${seed}: ${inPercent(own / 100, 0)}% of its covers called so, ${inPercent(others / 100, 0)}% of the others`,
    label,
  );
}

/** The poster's values as a column: they have no line, and another chance. */
function published(rows: readonly Row[]): Markish[] {
  const known = rows.filter(({ published }) => published !== null);
  const column = {
    frameAnchor: "right",
    textAnchor: "end",
    dx: 42,
    className: "published",
  } as const;
  return [
    text(["poster"], { ...column, frameAnchor: "top-right", lineAnchor: "bottom", dy: -6 }),
    text(known, {
      ...column,
      y: "middle",
      text: ({ published }: Row) => fixed(published ?? NaN, 0),
    }),
  ];
}
