import { type FigureContext } from "../figure.ts";
import { resultOf } from "../edition.ts";
import { escapeHtml } from "../html.ts";
import { type TrainedNetwork, trainedNetworks } from "../trainedNetworks.ts";

/** Small multiples, one for each trained network that `draw` returns SVGs for; a network not computed yet says so. */
export async function networkPanels(
  { edition, poster }: FigureContext,
  draw: (network: TrainedNetwork, index: number) => Promise<string[]>,
): Promise<string> {
  const networks = trainedNetworks(resultOf(edition, "fullTraining"), edition, poster);
  const panels = networks.map(async (network, index) => {
    const heading = `<p class="strip">${escapeHtml(network.label)}</p>`;
    const body =
      network.runs.length === 0
        ? ['<p class="not-computed">not computed yet</p>']
        : await draw(network, index);
    return `<div>\n${[heading, ...body].join("\n")}\n</div>`;
  });
  return `<div class="multiples">\n${(await Promise.all(panels)).join("\n")}\n</div>`;
}

/** The networks of an edition that are computed, with the run that is shown. */
export function computedNetworks({
  edition,
  poster,
}: Pick<FigureContext, "edition" | "poster">): TrainedNetwork[] {
  const networks = trainedNetworks(resultOf(edition, "fullTraining"), edition, poster);
  return networks.filter(({ runs }) => runs.length > 0);
}
