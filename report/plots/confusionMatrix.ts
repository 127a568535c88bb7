import { axisX, cell, type Markish, text } from "@observablehq/plot";
import { fixed } from "../language/formats.ts";
import { labelWidth, widestLabel } from "./labelWidth.ts";
import { placed, rampPlace, rampScale, rampTurn } from "./ramp.ts";
import { renderPlot } from "./renderPlot.ts";
import { saying } from "./saying.ts";

export interface ConfusionMatrix {
  /** prefix of ids */
  name: string;
  /** in words, in the order of rows and columns */
  genres: string[];
  /** covers by true genre, then by the genre named */
  counts: number[][];
  /** share of a row at the dark end of the ramp */
  highest: number;
}

interface Pair {
  truth: string;
  named: string;
  count: number;
  /** covers of the true genre */
  covers: number;
  /** 0 to 1 */
  share: number;
  /** on the ramp */
  place: number;
}

const fontSize = 13;
const width = 290;

/** Heat map of what a network calls the covers of each genre, in percent of the true genre; the diagonal is framed. */
export function confusionMatrix(data: ConfusionMatrix): string {
  const { name, genres } = data;
  const pairs = readPairs(data);
  const layout = layoutOf(genres);
  const { side } = layout;
  const axis = { domain: genres, label: null, tickSize: 0 };
  return renderPlot(name, {
    fontSize,
    width,
    height: layout.marginTop + Math.round(side * genres.length) + layout.marginBottom,
    marginLeft: layout.marginLeft,
    marginRight: layout.marginRight,
    marginTop: layout.marginTop,
    marginBottom: layout.marginBottom,
    padding: 0.03,
    x: { ...axis, axis: null },
    y: axis,
    color: { ...rampScale, domain: [0, 1] },
    marks: [
      axisX({ anchor: "top", label: null, tickSize: 0, tickRotate: layout.slanted ? -45 : 0 }),
      ...cellMarks(pairs, side),
      ...axisNames(layout.marginLeft),
    ],
  });
}

function layoutOf(genres: readonly string[]) {
  const marginLeft =
    Math.max(widestLabel(genres, fontSize), labelWidth("true genre", fontSize)) + 8;
  const slanted = widestLabel(genres, fontSize) + 4 > (width - marginLeft) / genres.length;
  const marginTop = slanted ? Math.ceil(widestLabel(genres, fontSize) * 0.75) + 8 : 24;
  const marginRight = slanted ? Math.ceil(labelWidth(genres.at(-1)!, fontSize) * 0.5) : 0;
  const side = (width - marginLeft - marginRight) / genres.length;
  return { marginLeft, marginTop, marginRight, marginBottom: 22, side, slanted };
}

function readPairs({ genres, counts, highest }: ConfusionMatrix): Pair[] {
  return counts.flatMap((row, r) => {
    const covers = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, c) => {
      const share = covers === 0 ? 0 : count / covers;
      const place = rampPlace(Math.min(share, highest), 0, highest);
      return { truth: genres[r]!, named: genres[c]!, count, covers, share, place };
    });
  });
}

function cellMarks(pairs: Pair[], side: number): Markish[] {
  const right = pairs.filter(({ truth, named }) => truth === named);
  const place = { x: "named", y: "truth" };
  return [
    cell(pairs, { ...place, fill: "place", title, className: "ramp", render: placed(pairs) }),
    cell(right, { ...place, fill: "none", className: "diagonal" }),
    text(pairs, {
      ...place,
      className: "ramp-text",
      render: placed(pairs),
      text: ({ share }: Pair) => fixed(share * 100, 0),
      fontSize: Math.min(fontSize, side / 2),
      fill: ({ place }: Pair) => (place > rampTurn ? "white" : "black"),
    }),
  ];
}

function title({ truth, named, count, covers, share }: Pair): string {
  const verdict = truth === named ? `${truth}, recognised` : `${truth}, taken for ${named}`;
  return saying(`${verdict}: ${count} of ${covers} (${fixed(share * 100, 0)}%)`, truth, named);
}

function axisNames(marginLeft: number): Markish[] {
  const className = "axis-name";
  return [
    text(["true genre"], {
      frameAnchor: "top-left",
      dx: -marginLeft,
      dy: -10,
      className,
    }),
    text(["named by the network, %"], { frameAnchor: "bottom", dy: 19, className }),
  ];
}
