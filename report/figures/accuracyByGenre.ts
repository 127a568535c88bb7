import type { AnalysisName } from "../../analyses/names.ts";
import { own } from "../../data/own.ts";
import { editionGenres } from "../edition/edition.ts";
import type { NetworkRun, TrainedNetwork } from "../edition/trainedNetworks.ts";
import { toldBy } from "../edition/scope/toldGenres.ts";
import { joined } from "../language/html.ts";
import type { NamedRun, RecognitionLines } from "../plots/recognitionLines.ts";
import { genreAccuracyOf } from "../tables/genreAccuracy.ts";
import { type Figure, type FigureContext, svgFigure } from "./figure.ts";
import { renderKey } from "./key.ts";
import { fullyTrained, networkPanels, type NetworksOf, shownTransfer } from "./networkPanels.ts";

/** How often each network calls covers by a genre's name, those of the genre and the others, with the poster's accuracy. */
export const accuracyByGenre = recognitionFigure(
  "fullTraining",
  "networks trained from scratch",
  fullyTrained,
);

/** The same of last layers on frozen networks. */
export const transferAccuracy = recognitionFigure(
  "transferLearning",
  "frozen networks",
  shownTransfer,
);

type Genres = RecognitionLines["genres"];

const key = renderKey({
  told: "from other genres’ covers to its own (dot): told apart",
  untold: "not told apart",
});

function recognitionFigure(needs: AnalysisName, what: string, networksOf: NetworksOf): Figure {
  return {
    needs,
    wide: true,
    async render(context, text) {
      const networks = networksOf(context);
      const rows = new Map(networks.map((network) => [network.name, genresOf(network, context)]));
      const highest = Math.max(...[...rows.values()].flat().flatMap(ends));
      const panels = await networkPanels(networks, async (network) => {
        const data: RecognitionLines = {
          name: `accuracyByGenre-${network.name}`,
          genres: rows.get(network.name)!,
          highest: Math.ceil(highest / 10) * 10,
        };
        const panelText = {
          ...text,
          title: `${network.label}: covers called by each genre’s name`,
        };
        const svg = await svgFigure(context, panelText, data, {
          module: new URL("../plots/recognitionLines.ts", import.meta.url),
          draw: async () => (await import("../plots/recognitionLines.ts")).recognitionLines(data),
        });
        return [svg];
      });
      return joined([key, panels]);
    },
    data: (edition, poster) => [
      {
        label: `accuracy of ${what}, % of test covers`,
        table: genreAccuracyOf(networksOf({ edition, poster }), edition, poster),
      },
    ],
  };
}

function genresOf(
  { runs, published }: TrainedNetwork<NetworkRun>,
  { edition, poster }: FigureContext,
): Genres {
  return editionGenres(edition, poster).map(({ name, label }) => ({
    label,
    runs: runs.map(({ test }) => namedRun(test.confusion, name)),
    published: own(published, name) ?? null,
  }));
}

function namedRun(confusion: NetworkRun["test"]["confusion"], genre: string): NamedRun {
  const { own, others, is } = toldBy(confusion, Object.keys(confusion))[genre]!;
  return { own: own.value * 100, others: others.value * 100, told: is };
}

function ends({ runs }: Genres[number]): number[] {
  return runs.flatMap(({ own, others }) => [own, others]);
}
