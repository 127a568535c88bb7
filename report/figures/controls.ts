import type { ControlSide } from "../../analyses/controls.ts";
import { inLearnerOrder, learnerLabel } from "../classicalLearners.ts";
import { resultOf } from "../edition.ts";
import { type Figure, type FigureContext, type FigureText, svgFigure } from "../figure.ts";
import type { ControlDots, ControlDotsRow } from "../plots/controlDots.ts";
import {
  dealtLabel,
  negativeControl as negativeTable,
  positiveControl as positiveTable,
} from "../tables/controls.ts";

/** What learners make of genres dealt out at random. */
export const negativeControl: Figure = {
  needs: "controls",
  render(context, text) {
    const { negative } = resultOf(context.edition, "controls");
    return draw(context, text, "negativeControl", negative, [], dealtLabel(negative));
  },
  data: (edition) => [
    { label: "accuracy on genres dealt out at random, %", table: negativeTable(edition) },
  ],
};

/** What learners make of covers whose best possible accuracy is known. */
export const positiveControl: Figure = {
  needs: "controls",
  async render(context, text) {
    const { positive } = resultOf(context.edition, "controls");
    if (!positive) return '<p class="not-computed">only for drawn covers</p>';
    const ceiling = { value: positive.ceiling * 100, label: "best possible" };
    return draw(context, text, "positiveControl", positive, [ceiling]);
  },
  data: (edition) => [{ label: "accuracy on drawn covers, %", table: positiveTable(edition) }],
};

function draw(
  context: FigureContext,
  text: FigureText,
  name: string,
  side: ControlSide,
  lines: ControlDots["lines"],
  labelOf = learnerLabel,
): Promise<string> {
  const rows = inLearnerOrder(side.rows).map(([learner, row]): ControlDotsRow => {
    const { value, low, high, n } = row.accuracy;
    return {
      label: labelOf(learner),
      ...{ value: value * 100, low: low * 100, high: high * 100, n },
      bound: row.bound && { low: row.bound.low * 100, high: row.bound.high * 100 },
      passes: row.passes,
    };
  });
  const ends = [...rows.map(({ high }) => high), ...lines.map(({ value }) => value)];
  const data: ControlDots = {
    name,
    rows,
    lines: [{ value: side.chance * 100, label: "guessing" }, ...lines],
    highest: Math.ceil(Math.max(...ends) / 10) * 10,
  };
  return svgFigure(context, text, data, {
    module: "report/plots/controlDots.ts",
    draw: async () => (await import("../plots/controlDots.ts")).controlDots(data),
  });
}
