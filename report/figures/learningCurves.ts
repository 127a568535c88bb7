import type { Epoch, Score } from "../../analyses/nn/progress.ts";
import { type Figure, type FigureContext, type FigureText, svgFigure } from "../figure.ts";
import type { LearningCurve } from "../plots/learningCurve.ts";
import { epochs } from "../tables/epochs.ts";
import type { TrainedNetwork } from "../trainedNetworks.ts";
import { computedNetworks, networkPanels } from "./networkPanels.ts";

interface Measure {
  name: keyof Score;
  label: string;
  valueOf: (score: Score) => number;
  /** of a guess */
  chanceOf: (genres: number) => number;
  /** the axis ends at a multiple */
  step: number;
  decimals: number;
}

const measures: readonly Measure[] = [
  {
    ...{ name: "accuracy", label: "accuracy, %", step: 10, decimals: 1 },
    ...{ valueOf: (score) => score.accuracy * 100, chanceOf: (genres) => 100 / genres },
  },
  {
    ...{ name: "loss", label: "loss, nats", step: 0.5, decimals: 2 },
    ...{ valueOf: (score) => score.loss, chanceOf: (genres) => Math.log(genres) },
  },
];

/** Accuracy and loss by epoch, on both sides of the split, for each network and seed. */
export const learningCurves: Figure = {
  needs: "fullTraining",
  wide: true,
  render(context, text) {
    const networks = computedNetworks(context);
    const ends = measures.map((measure) => axisEnd(measure, networks, context));
    return networkPanels(context, (network) =>
      Promise.all(
        measures.map((measure, index) =>
          curve(context, text, network, { measure, highest: ends[index]! }),
        ),
      ),
    );
  },
  data: (edition, poster) =>
    computedNetworks({ edition, poster }).flatMap(({ label, runs }) =>
      runs.map((run, index) => ({
        label: runs.length > 1 ? `${label}, seed ${index + 1}` : label,
        table: epochs(run.epochs),
      })),
    ),
};

function curve(
  context: FigureContext,
  text: FigureText,
  { name, label, runs }: TrainedNetwork,
  { measure, highest }: { measure: Measure; highest: number },
): Promise<string> {
  const values = (curve: readonly Epoch[], side: "train" | "test"): number[] =>
    curve.map((epoch) => measure.valueOf(epoch[side]));
  const data: LearningCurve = {
    name: `${measure.name}-${name}`,
    label: measure.label,
    runs: runs.map(({ epochs }) => ({
      training: values(epochs, "train"),
      test: values(epochs, "test"),
    })),
    chance: measure.chanceOf(context.edition.corpus.genres.length),
    highest,
    decimals: measure.decimals,
  };
  const panelText = { ...text, title: `${label}: ${measure.name} by epoch` };
  return svgFigure(context, panelText, data, {
    module: "report/plots/learningCurve.ts",
    draw: async () => (await import("../plots/learningCurve.ts")).learningCurve(data),
  });
}

/** The same for every network, so that their curves can be compared. */
function axisEnd(
  { valueOf, chanceOf, step }: Measure,
  networks: readonly TrainedNetwork[],
  { edition }: FigureContext,
): number {
  const values = networks.flatMap(({ runs }) =>
    runs.flatMap(({ epochs }) => epochs.flatMap(({ train, test }) => [train, test].map(valueOf))),
  );
  return Math.ceil(Math.max(...values, chanceOf(edition.corpus.genres.length)) / step) * step;
}
