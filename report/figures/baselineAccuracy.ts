import { featureLabelIn, learnerLabelIn } from "../edition/statedLabels.ts";
import { featureLabels, inLearnerOrder, publishedLearner } from "../edition/classicalLearners.ts";
import { resultOf } from "../edition/edition.ts";
import type { Figure, FigureContext } from "./figure.ts";
import type { AccuracyDots, AccuracyRow } from "../plots/accuracyDots.ts";
import { baselineFeatures } from "../tables/baselineFeatures.ts";
import { guessLines } from "../edition/guessing.ts";
import { baselines, guessesOf } from "../tables/baselines.ts";
import { joined } from "../language/html.ts";
import { accuracyKey, drawAccuracyDots } from "./accuracyRow.ts";
import { renderPanels } from "./panels.ts";

/** Classical learners, one picture for each of the features, with the write-up's accuracies. */
export const baselineAccuracy: Figure = {
  needs: "baselines",
  wide: true,
  async render(context, text) {
    const panels = panelsOf(context);
    const rows = panels.flatMap((panel) => panel.rows);
    const lines = chancesOf(context, rows).map(({ value }) => value);
    const ends = rows.flatMap(({ high, published }) => [high, published ?? 0]);
    const highest = Math.max(...ends, ...lines);
    const aligned = [...new Set(rows.map(({ label }) => label))];
    const drawn = panels.map(({ name, label, rows }) => {
      const data: AccuracyDots = {
        name: `baselineAccuracy-${name}`,
        rows,
        aligned,
        width: 380,
        chances: chancesOf(context, rows),
        highest: Math.ceil(highest / 10) * 10,
      };
      const panelText = { ...text, title: `accuracy from ${label}` };
      return { label, content: drawAccuracyDots(context, panelText, data) };
    });
    return joined([accuracyKey(rows), await renderPanels(drawn)]);
  },
  data: (edition, poster) => [
    {
      label: `accuracy on ${featureLabelIn(edition, "baselines", "cubic")}, %`,
      table: baselines(edition, poster),
    },
    { label: "accuracy on other features, %", table: baselineFeatures(edition, poster) },
  ],
};

interface Panel {
  name: string;
  label: string;
  rows: AccuracyRow[];
}

/** Features that several learners are computed on; the learners in one order, the best on the first features on top. */
function panelsOf(context: FigureContext): Panel[] {
  const panels = Object.keys(featureLabels)
    .map((name) => {
      const label = featureLabelIn(context.edition, "baselines", name);
      return { name, label, rows: rowsOf(context, name) };
    })
    .filter(({ rows }) => rows.length > 1);
  const first = new Map(panels[0]?.rows.map(({ label, value }) => [label, value]));
  const rankOf = ({ label, value }: AccuracyRow): number => first.get(label) ?? value;
  return panels.map((panel) => ({
    ...panel,
    rows: panel.rows.toSorted((a, b) => rankOf(b) - rankOf(a)),
  }));
}

function rowsOf({ edition, poster }: FigureContext, features: string): AccuracyRow[] {
  const { models } = resultOf(edition, "baselines");
  return inLearnerOrder(models).flatMap(([learner, byFeatures]) => {
    const result = byFeatures[features];
    if (!result) return [];
    const { value, low, high, n } = result.test.accuracy;
    const published = publishedLearner(edition, poster, learner, features)?.test ?? null;
    const label = learnerLabelIn(edition, "baselines", learner);
    const row = { value: value * 100, low: low * 100, high: high * 100, n };
    return [{ label, ...row, others: [], published }];
  });
}

/** The write-up's only beside values of the write-up. */
function chancesOf(
  { edition, poster }: FigureContext,
  rows: readonly AccuracyRow[],
): AccuracyDots["chances"] {
  const guesses = guessesOf(resultOf(edition, "baselines").models);
  const theirs = { value: poster.data.chance.percent, label: "guessing, write-up" };
  const hasTheirs = rows.some(({ published }) => published !== null);
  return [...guessLines(guesses, poster), ...(hasTheirs ? [theirs] : [])];
}
