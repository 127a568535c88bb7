import { runLabel } from "../language/labels.ts";
import { guessesAt, guessingLevel } from "../../analyses/stats/guessing.ts";
import type { Corpus } from "../../data/corpus/corpus.ts";
import { entropyOfGenres } from "../edition/guessing.ts";
import type { Epoch, Score } from "../../analyses/nn/progress.ts";
import { type Figure, type FigureContext, type FigureText, svgFigure } from "./figure.ts";
import type { Html } from "../language/html.ts";
import type { LearningCurve } from "../plots/learningCurve.ts";
import { epochs } from "../tables/epochs.ts";
import type { TrainedNetwork } from "../edition/trainedNetworks.ts";
import { computed, fullyTrained, networkPanels } from "./networkPanels.ts";

interface Measure {
  name: keyof Score;
  label: string;
  scoreOf: (score: Score) => number;
  /** of a guess that knows how common the test covers' genres are */
  chanceOf: (corpus: Corpus) => number;
  /** the axis begins and ends at multiples */
  step: number;
  /** the axis begins at 0 */
  fromZero: boolean;
  decimals: number;
}

const measures: readonly Measure[] = [
  {
    name: "accuracy",
    label: "accuracy, %",
    step: 10,
    fromZero: true,
    decimals: 1,
    scoreOf: (score) => score.accuracy * 100,
    chanceOf: (corpus) => 100 * guessingLevel(guessesAt(corpus)),
  },
  {
    name: "loss",
    label: "loss, nats",
    step: 0.1,
    fromZero: false,
    decimals: 2,
    scoreOf: (score) => score.loss,
    chanceOf: entropyOfGenres,
  },
];

/** Accuracy and loss by epoch, on both sides of the split, for each network and seed. */
export const learningCurves: Figure = {
  needs: "fullTraining",
  wide: true,
  render(context, text) {
    const networks = computed(fullyTrained(context));
    const ranges = measures.map((measure) => rangeOf(measure, networks, context));
    return networkPanels(fullyTrained(context), (network) =>
      Promise.all(
        measures.map((measure, index) =>
          curve(context, text, network, { measure, range: ranges[index]! }),
        ),
      ),
    );
  },
  data: (edition, poster) =>
    computed(fullyTrained({ edition, poster })).flatMap(({ label, runs }) =>
      runs.map((run, index) => ({
        label: runLabel(label, index, runs.length),
        table: epochs(run.epochs),
      })),
    ),
};

function curve(
  context: FigureContext,
  text: FigureText,
  { name, label, runs }: TrainedNetwork,
  { measure, range: [lowest, highest] }: { measure: Measure; range: [number, number] },
): Promise<Html> {
  const values = (curve: readonly Epoch[], side: "train" | "test"): number[] =>
    curve.map((epoch) => measure.scoreOf(epoch[side]));
  const data: LearningCurve = {
    name: `curve-${measure.name}-${name}`,
    label: measure.label,
    runs: runs.map(({ epochs }) => ({
      training: values(epochs, "train"),
      test: values(epochs, "test"),
    })),
    chance: measure.chanceOf(context.edition.corpus),
    lowest,
    highest,
    decimals: measure.decimals,
  };
  const panelText = { ...text, title: `${label}: ${measure.name} by epoch` };
  return svgFigure(context, panelText, data, {
    module: new URL("../plots/learningCurve.ts", import.meta.url),
    draw: async () => (await import("../plots/learningCurve.ts")).learningCurve(data),
  });
}

/** The axis: the same for every network, so that their curves can be compared. */
function rangeOf(
  { scoreOf, chanceOf, step, fromZero }: Measure,
  networks: readonly TrainedNetwork[],
  { edition }: FigureContext,
): [number, number] {
  const scores = networks.flatMap(({ runs }) =>
    runs.flatMap(({ epochs }) => epochs.flatMap(({ train, test }) => [train, test])),
  );
  const values = [...scores.map(scoreOf), chanceOf(edition.corpus)];
  const lowest = fromZero ? 0 : Math.floor(Math.min(...values) / step) * step;
  return [lowest, Math.ceil(Math.max(...values) / step) * step];
}
