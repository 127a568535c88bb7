import type { Edition } from "../edition/edition.ts";
import { foldFacts } from "../edition/scope/foldFacts.ts";
import { foldedModels } from "../edition/scope/foldedModels.ts";
import { html } from "../language/html.ts";
import type { SizeCurve, SizeCurves } from "../plots/sizeCurves.ts";
import type { Table } from "../tables/table.ts";
import { type Figure, svgFigure } from "./figure.ts";

/** Balanced accuracy by the number of covers learnt from, for the features that it was measured of. */
export const featureCurves: Figure = {
  needs: "crossValidation",
  async render(context, text) {
    const curves = curvesOf(context.edition);
    if (curves.length === 0)
      return html`<p class="not-computed">too few covers to learn from for a curve</p>`;
    const points = curves.flatMap(({ points }) => points);
    const chance = 100 / context.edition.corpus.genres.length;
    const data: SizeCurves = {
      name: "featureCurves",
      curves,
      chance,
      lowest: Math.floor(Math.min(chance, ...points.map(({ low }) => low)) / 5) * 5,
      highest: Math.ceil(Math.max(...points.map(({ high }) => high)) / 5) * 5,
    };
    return svgFigure(context, text, data, {
      module: new URL("../plots/sizeCurves.ts", import.meta.url),
      draw: async () => (await import("../plots/sizeCurves.ts")).sizeCurves(data),
    });
  },
  data: (edition) => [
    { label: "balanced accuracy by covers learnt from, %", table: table(edition) },
  ],
};

/** The last point is of the whole folds. */
function curvesOf(edition: Edition): SizeCurve[] {
  const all = foldFacts(edition)["crossValidation"]!.learntFrom;
  return foldedModels(edition)
    .filter(({ head }) => Object.keys(head.curve).length > 0)
    .map(({ label, head }) => {
      const sizes = Object.entries(head.curve).map(
        ([size, { balancedAccuracy }]) => [Number(size), balancedAccuracy] as const,
      );
      const points = [...sizes, [all, head.folds.balancedAccuracy] as const].map(
        ([covers, { value, low, high }]) => ({
          covers,
          value: value * 100,
          low: low * 100,
          high: high * 100,
        }),
      );
      return { label, points: points.toSorted((a, b) => a.covers - b.covers) };
    });
}

function table(edition: Edition): Table {
  const curves = curvesOf(edition);
  const percent = (label: string) => ({ label, decimals: 1 });
  return {
    columns: [
      { label: "features" },
      { label: "covers learnt from", decimals: 0 },
      percent("balanced"),
      percent("low"),
      percent("high"),
    ],
    rows: curves.flatMap(({ label, points }) =>
      points.map(({ covers, value, low, high }) => [label, covers, value, low, high]),
    ),
  };
}
