import type { FigureContext } from "./figure.ts";
import { resultOf } from "../edition/edition.ts";
import { type Html, html, joined } from "../language/html.ts";
import { transferNetworks } from "../edition/transferNetworks.ts";
import { renderPanels } from "./panels.ts";
import {
  type NetworkRun,
  type TrainedNetwork,
  trainedNetworks,
} from "../edition/trainedNetworks.ts";

/** Small multiples, one for each network that `draw` returns SVGs for; a network not computed yet says so. */
export function networkPanels<Run extends NetworkRun>(
  networks: readonly TrainedNetwork<Run>[],
  draw: (network: TrainedNetwork<Run>, index: number) => Promise<Html[]>,
): Promise<Html> {
  const panels = networks.map((network, index) => ({
    label: network.label,
    content:
      network.runs.length === 0
        ? html`<p class="not-computed">not computed yet</p>`
        : draw(network, index).then((pictures) => joined(pictures)),
  }));
  return renderPanels(panels);
}

/** The networks trained from scratch that an edition shows. */
export function fullyTrained({
  edition,
  poster,
}: Pick<FigureContext, "edition" | "poster">): TrainedNetwork[] {
  return trainedNetworks(resultOf(edition, "fullTraining"), edition, poster);
}

/** Those of the networks that are computed. */
export function computed<Run extends NetworkRun>(
  networks: readonly TrainedNetwork<Run>[],
): TrainedNetwork<Run>[] {
  return networks.filter(({ runs }) => runs.length > 0);
}

/** The networks that a figure shows. */
export type NetworksOf = (
  context: Pick<FigureContext, "edition" | "poster">,
) => TrainedNetwork<NetworkRun>[];

/** Last layers on frozen networks that are worth a picture: the poster's networks where they are computed, MobileNetV2's. */
export function shownTransfer({
  edition,
  poster,
}: Pick<FigureContext, "edition" | "poster">): TrainedNetwork<NetworkRun>[] {
  const pretrained = transferNetworks(edition, poster).filter(
    ({ name, analysis }) => !/Random$/.test(name) && analysis !== "liteTransfer",
  );
  return pretrained.flatMap(({ name, label, published, heads }) => {
    if (heads === undefined) return [];
    const logistic = { name: `${name}-logistic`, label: `${label}, logistic regression` };
    return [
      {
        name: `${name}-recipe`,
        label: `${label}, poster’s recipe`,
        published,
        runs: [heads.recipe],
      },
      { ...logistic, published: undefined, runs: [heads.logistic] },
    ];
  });
}
