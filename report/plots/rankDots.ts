import { axisX, dot, type Markish, ruleX, ruleY, text } from "@observablehq/plot";
import { fixed } from "../language/formats.ts";
import type { RankBars } from "./rankBars.ts";
import { genreRows } from "./frames/genreRows.ts";
import { saying } from "./frames/saying.ts";

interface Mean {
  label: string;
  /** over draws of few covers, and of many */
  few: number;
  many: number;
}

/** The mean rank of each of many genres in its own row, by both ways of drawing covers: hollow for few, filled for many. */
export function rankDots({ name, genres, protocols }: RankBars): string {
  const rows = genres.map((label, index): Mean => {
    const [few, many] = protocols.map(({ shares }) => meanRank(shares[index]!));
    return { label, few: few!, many: many! };
  });
  const chance = (genres.length + 1) / 2;
  const at = { y: "label", title };
  const x = { domain: [1, genres.length] as [number, number] };
  return genreRows({ name, labels: genres, marginRight: 14, x }, [
    axisX({
      ticks: 6,
      label: "mean rank (1 = most like itself)",
      labelAnchor: "center",
      labelArrow: "none",
    }),
    ...chanceMarks(chance),
    ruleY(rows, { x1: "few", x2: "many", y: "label", className: "untold" }),
    dot(rows, { ...at, x: "few", r: 4, className: "hollow" }),
    dot(rows, { ...at, x: "many", r: 4, className: "filled" }),
  ]);
}

function chanceMarks(chance: number): Markish[] {
  return [
    ruleX([chance], { className: "chance", insetTop: -6 }),
    text([chance], {
      x: (x: number) => x,
      frameAnchor: "top",
      textAnchor: "start",
      dx: 5,
      dy: -9,
      text: () => "random",
      className: "chance-label",
    }),
  ];
}

/** Shares are by rank, from 1. */
function meanRank(shares: readonly number[]): number {
  return shares.reduce((sum, share, index) => sum + share * (index + 1), 0);
}

function title({ label, few, many }: Mean): string {
  return saying(`${label}: mean rank ${fixed(many, 1)}, of few covers ${fixed(few, 1)}`, label);
}
