import { axisFx, axisFy, axisX, barY, type Markish, ruleY, text } from "@observablehq/plot";
import { inPercent } from "../language/formats.ts";
import { widestLabel } from "./frames/labelWidth.ts";
import { renderPlot } from "./frames/renderPlot.ts";
import { saying } from "./frames/saying.ts";

export interface RankBars {
  /** prefix of ids */
  name: string;
  /** in words, from top to bottom */
  genres: string[];
  /** ways of drawing covers, from left to right; shares are [genre][rank - 1] and sum to 1 for each genre */
  protocols: { label: string; shares: number[][] }[];
}

interface Bar {
  protocol: string;
  genre: string;
  rank: number;
  share: number;
}

const fontSize = 13;
const place = { fx: "protocol", fy: "genre", x: "rank", y: "share" };

/** How often each genre had each rank in its own row: bars by genre and protocol, with the share that chance gives. */
export function rankBars(data: RankBars): string {
  const { genres, protocols, name } = data;
  const bars = readBars(data);
  const highest = Math.max(...bars.map(({ share }) => share));
  return renderPlot(name, {
    fontSize,
    width: 440,
    height: 70 + rowHeight(genres.length) * genres.length,
    marginLeft: widestLabel(genres, fontSize) + 8,
    marginRight: 4,
    marginTop: 26,
    marginBottom: 44,
    fx: { domain: protocols.map(({ label }) => label), label: null, padding: 0.08 },
    fy: { domain: genres, label: null, padding: 0.12 },
    x: { domain: genres.map((_, index) => index + 1), padding: 0.15 },
    y: { domain: [0, highest * 1.2], axis: null },
    marks: [...axes(), ...barMarks(bars), ...chanceMarks(data), shares(bars, 1 / genres.length)],
  });
}

/** Fewer genres get higher rows. */
function rowHeight(genres: number): number {
  return Math.max(50, Math.min(62, 432 / genres));
}

/** The share that each rank would have if ranks were random, labelled once, above the bars at the last ranks. */
function chanceMarks({ genres, protocols }: RankBars): Markish[] {
  const chance = 1 / genres.length;
  const { label, shares } = protocols.at(-1)!;
  const share = Math.max(chance, ...shares[0]!.slice(-2));
  return [
    ruleY([chance], { className: "chance" }),
    text([{ protocol: label, genre: genres[0]!, rank: genres.length, share }], {
      ...place,
      text: () => `random: ${inPercent(chance, 0)}%`,
      dy: -8,
      dx: 14,
      textAnchor: "end",
      className: "chance-label",
    }),
  ];
}

function readBars({ genres, protocols }: RankBars): Bar[] {
  return protocols.flatMap(({ label, shares }) =>
    shares.flatMap((row, index) =>
      row.map((share, k) => ({ protocol: label, genre: genres[index]!, rank: k + 1, share })),
    ),
  );
}

function axes(): Markish[] {
  return [
    axisFx({ anchor: "top", tickSize: 0 }),
    axisFy({ anchor: "left", tickSize: 0, dy: 12 }),
    axisX({
      tickSize: 0,
      label: "rank of a genre in its own row (1 = most like itself)",
      labelAnchor: "center",
      labelArrow: "none",
    }),
  ];
}

function barMarks(bars: Bar[]): Markish[] {
  const title = ({ genre, rank, share }: Bar): string =>
    saying(`${genre}, rank ${rank}: ${inPercent(share, 1)}% of repeats`, genre);
  return [
    barY(
      bars.filter(({ rank }) => rank !== 1),
      { ...place, title, className: "bars" },
    ),
    barY(bars.filter(isFirst), { ...place, title, className: "bars-first" }),
  ];
}

/** In numbers, the share of the first rank: above its bar, and above the line of chance. */
function shares(bars: Bar[], chance: number): Markish {
  return text(bars.filter(isFirst), {
    ...place,
    y: ({ share }: Bar) => Math.max(share, chance),
    text: ({ share }: Bar) => `${inPercent(share, 0)}%`,
    lineAnchor: "bottom",
    dy: -3,
    className: "bar-label",
  });
}

function isFirst({ rank }: Bar): boolean {
  return rank === 1;
}
