import type { AnalysisName } from "../../analyses/names.ts";
import type { Evaluation } from "../../analyses/stats/evaluation.ts";
import { editionGenres } from "../edition/edition.ts";
import { type Figure, svgFigure } from "./figure.ts";
import { inPercent } from "../language/formats.ts";
import type { ConfusionMatrix } from "../plots/confusionMatrix.ts";
import { type GenreStrip, mostInMatrix } from "../plots/genreStrips.ts";
import { drawStrips } from "./drawStrips.ts";
import { confusion } from "../tables/confusion.ts";
import {
  computed,
  fullyTrained,
  networkPanels,
  type NetworksOf,
  shownTransfer,
} from "./networkPanels.ts";

/** What each network calls the covers of each genre. */
export const confusionMatrices = confusionFigure("fullTraining", fullyTrained);

/** The same of last layers on frozen networks. */
export const transferConfusion = confusionFigure("transferLearning", shownTransfer);

function confusionFigure(needs: AnalysisName, networksOf: NetworksOf): Figure {
  return {
    needs,
    wide: true,
    render(context, text) {
      const genres = editionGenres(context.edition, context.poster);
      const names = genres.map(({ name }) => name);
      const networks = networksOf(context);
      const evaluations = computed(networks).map(({ runs }) => runs[0]!.test);
      const highest = Math.max(...evaluations.flatMap(largestShares));
      return networkPanels(networks, async ({ name, label, runs }) => {
        const { confusion } = runs[0]!.test;
        const data: ConfusionMatrix = {
          name: `confusion-${name}`,
          genres: genres.map(({ label }) => label),
          counts: names.map((row) => names.map((column) => confusion[row]![column]!)),
          highest,
        };
        const panelText = { ...text, title: `${label}: genres confused` };
        if (genres.length > mostInMatrix) {
          const strips = { name: data.name, strips: stripsOf(data) };
          return [await drawStrips(context, panelText, { ...strips, ...stripLabels })];
        }
        const svg = await svgFigure(context, panelText, data, {
          module: new URL("../plots/confusionMatrix.ts", import.meta.url),
          draw: async () => (await import("../plots/confusionMatrix.ts")).confusionMatrix(data),
        });
        return [svg];
      });
    },
    data: (edition, poster) =>
      computed(networksOf({ edition, poster })).map(({ label, runs }) => ({
        label: `${label}, test covers`,
        table: confusion(runs[0]!.test, editionGenres(edition, poster)),
      })),
  };
}

const stripLabels = { label: "% of the genre’s covers", firstLabel: "mistaken for" };

function stripsOf({ genres, counts }: ConfusionMatrix): GenreStrip[] {
  return genres.map((genre, index) => {
    const covers = Math.max(
      1,
      counts[index]!.reduce((sum, count) => sum + count, 0),
    );
    const shares = counts[index]!.map((count) => (100 * count) / covers);
    const rest = genres.map((_, other) => other).filter((other) => other !== index);
    const first = rest.reduce((a, b) => (shares[b]! > shares[a]! ? b : a));
    return {
      label: genre,
      own: shares[index]!,
      others: rest.map((other) => shares[other]!),
      first: genres[first]!,
      said: `${genre}: ${inPercent(shares[index]! / 100, 0)}% recognised; ${inPercent(shares[first]! / 100, 0)}% taken for ${genres[first]}`,
    };
  });
}

/** The largest share of each true genre; so the ramp is the same for every network. */
function largestShares({ confusion, byGenre }: Evaluation): number[] {
  return Object.entries(confusion).map(
    ([genre, row]) => Math.max(...Object.values(row)) / Math.max(1, byGenre[genre]!.n),
  );
}
