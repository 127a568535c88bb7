import type { Share } from "../../analyses/stats/evaluation.ts";
import type { Html } from "../language/html.ts";
import type { AccuracyDots, AccuracyRow } from "../plots/accuracyDots.ts";
import { type FigureContext, type FigureText, svgFigure } from "./figure.ts";
import { renderKey } from "./key.ts";

/** A row of dots: the first share is shown, the others are of the same network from other seeds. */
export function accuracyRow({
  label,
  shares: [shown, ...others],
  published,
}: {
  label: string;
  shares: Share[];
  published: number | null;
}): AccuracyRow {
  const { value, low, high, n } = shown!;
  return {
    label,
    value: value * 100,
    low: low * 100,
    high: high * 100,
    n,
    others: others.map((share) => share.value * 100),
    published,
  };
}

/** What the marks of these rows mean. */
export function accuracyKey(rows: readonly AccuracyRow[]): Html {
  return renderKey({
    here: "here, with its 95% interval",
    ...(rows.some(({ others }) => others.length > 0) && { seeds: "other seeds" }),
    ...(rows.some(({ published }) => published !== null) && { published: "poster or write-up" }),
  });
}

/** The rows as dots over an axis. */
export function drawAccuracyDots(
  context: FigureContext,
  text: FigureText,
  data: AccuracyDots,
): Promise<Html> {
  return svgFigure(context, text, data, {
    module: new URL("../plots/accuracyDots.ts", import.meta.url),
    draw: async () => (await import("../plots/accuracyDots.ts")).accuracyDots(data),
  });
}
