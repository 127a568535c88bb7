import type { ControlSide } from "../../analyses/controls.ts";
import { guessesAt } from "../../analyses/stats/guessing.ts";
import { inLearnerOrder } from "../edition/classicalLearners.ts";
import { resultOf } from "../edition/edition.ts";
import { guessLines } from "../edition/guessing.ts";
import { type Figure, type FigureContext, type FigureText, svgFigure } from "./figure.ts";
import { type Html, html } from "../language/html.ts";
import type { ControlDots, ControlDotsRow } from "../plots/controlDots.ts";
import {
  dealtLabel,
  plainLabel,
  negativeControl as negativeTable,
  positiveControl as positiveTable,
} from "../tables/controls.ts";

/** What learners make of genres dealt out at random. */
export const negativeControl: Figure = {
  needs: "controls",
  render(context, text) {
    const { negative } = resultOf(context.edition, "controls");
    const labelOf = dealtLabel(context.edition);
    const { edition, poster } = context;
    const lines = guessLines(guessesAt(edition.corpus), poster).slice(1);
    return draw(context, text, { name: "negativeControl", side: negative, lines, labelOf });
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
    if (!positive) return html`<p class="not-computed">only for drawn covers</p>`;
    const ceiling = { value: positive.ceiling * 100, label: "best possible" };
    const drawn = { name: "positiveControl", side: positive, lines: [ceiling] };
    return draw(context, text, { ...drawn, labelOf: plainLabel(context.edition) });
  },
  data: (edition) => [{ label: "accuracy on drawn covers, %", table: positiveTable(edition) }],
};

interface Drawn {
  name: string;
  side: ControlSide;
  lines: ControlDots["lines"];
  labelOf: (learner: string) => string;
}

function draw(
  context: FigureContext,
  text: FigureText,
  { name, side, lines, labelOf }: Drawn,
): Promise<Html> {
  const rows = inLearnerOrder(side.rows).map(([learner, row]): ControlDotsRow => {
    const { value, low, high, n } = row.accuracy;
    return {
      label: labelOf(learner),
      value: value * 100,
      low: low * 100,
      high: high * 100,
      n,
      bound: row.bound && { low: row.bound.low * 100, high: row.bound.high * 100 },
      passes: row.passes,
    };
  });
  const ends = [...rows.map(({ high }) => high), ...lines.map(({ value }) => value)];
  const data: ControlDots = {
    name,
    rows,
    aligned: labelsOf(context),
    lines: [{ value: side.chance * 100, label: "guessing" }, ...lines],
    highest: Math.ceil(Math.max(...ends) / 10) * 10,
  };
  return svgFigure(context, text, data, {
    module: new URL("../plots/controlDots.ts", import.meta.url),
    draw: async () => (await import("../plots/controlDots.ts")).controlDots(data),
  });
}

/** Labels of the learners of both controls. */
function labelsOf({ edition }: FigureContext): string[] {
  const { negative, positive } = resultOf(edition, "controls");
  const [dealt, learners] = [Object.keys(negative.rows), Object.keys(positive?.rows ?? {})];
  return [...new Set([...dealt.map(dealtLabel(edition)), ...learners.map(plainLabel(edition))])];
}
