import type { AnalysisName } from "../../analyses/names.ts";
import { misnamedShare } from "../../analyses/stats/recognition.ts";
import { editionGenres } from "../edition/edition.ts";
import { accuracyRow } from "./accuracyRow.ts";
import { type Figure, type FigureContext, svgFigure } from "./figure.ts";
import { guessLines } from "../edition/guessing.ts";
import type { AccuracyDots, AccuracyRow } from "../plots/accuracyDots.ts";
import { genreAccuracyOf } from "../tables/genreAccuracy.ts";
import {
  type NetworkRun,
  publishedOverall,
  type TrainedNetwork,
} from "../edition/trainedNetworks.ts";
import {
  computed,
  fullyTrained,
  networkPanels,
  type NetworksOf,
  shownTransfer,
} from "./networkPanels.ts";
import { own } from "../../data/own.ts";

/** Each network's accuracy by genre, with the poster's. */
export const accuracyByGenre = accuracyFigure(
  "fullTraining",
  "networks trained from scratch",
  fullyTrained,
);

/** The same of last layers on frozen networks. */
export const transferAccuracy = accuracyFigure(
  "transferLearning",
  "frozen networks",
  shownTransfer,
);

function accuracyFigure(needs: AnalysisName, what: string, networksOf: NetworksOf): Figure {
  return {
    needs,
    wide: true,
    render(context, text) {
      const networks = networksOf(context);
      const all = computed(networks).flatMap((network) => rowsOf(network, context));
      const ends = all.flatMap(({ high, published, others, misnamed }) => [
        high,
        published ?? 0,
        misnamed ?? 0,
        ...others,
      ]);
      const lines = computed(networks).flatMap((network) => chancesOf(network, context));
      const highest = Math.ceil(Math.max(...ends, ...lines.map(({ value }) => value)) / 10) * 10;
      const aligned = [...new Set(all.map(({ label }) => label))];
      return networkPanels(networks, async (network) => {
        const data: AccuracyDots = {
          name: `accuracyByGenre-${network.name}`,
          width: 260,
          rows: rowsOf(network, context),
          aligned,
          chances: chancesOf(network, context),
          highest,
        };
        const panelText = { ...text, title: `${network.label}: accuracy by genre` };
        const svg = await svgFigure(context, panelText, data, {
          module: new URL("../plots/accuracyDots.ts", import.meta.url),
          draw: async () => (await import("../plots/accuracyDots.ts")).accuracyDots(data),
        });
        return [svg];
      });
    },
    data: (edition, poster) => [
      {
        label: `accuracy of ${what}, % of test covers`,
        table: genreAccuracyOf(networksOf({ edition, poster }), edition, poster),
      },
    ],
  };
}

function rowsOf(
  network: TrainedNetwork<NetworkRun>,
  { edition, poster }: FigureContext,
): AccuracyRow[] {
  const genres = editionGenres(edition, poster).map(({ name, label }) => ({
    label,
    shares: network.runs.map(({ test }) => test.byGenre[name]!),
    misnamed: misnamedShare(network.runs[0]!.test.confusion, name).value * 100,
    published: own(network.published, name) ?? null,
  }));
  const all = {
    label: "all genres",
    shares: network.runs.map(({ test }) => test.accuracy),
    misnamed: null,
    published: publishedOverall(network),
  };
  return [...genres, all].map(accuracyRow);
}

function chancesOf({ runs, published }: TrainedNetwork<NetworkRun>, { poster }: FigureContext) {
  const ours = guessLines(runs[0]!.test, poster);
  if (!published) return ours;
  return [...ours, { value: poster.data.chance.percent, label: "guessing, poster" }];
}
