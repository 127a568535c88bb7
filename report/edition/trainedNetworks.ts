import { networkLabel } from "../language/labels.ts";
import type { FullTraining, TrainingRun } from "../../analyses/fullTraining.ts";
import { mean } from "../../analyses/stats/mean.ts";
import type { Share } from "../../analyses/stats/evaluation.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { type Edition, isPosterEdition } from "./edition.ts";
import { fixed } from "../language/formats.ts";

/** What is shown of one training: of a whole network, or of a last layer. */
export type NetworkRun = Pick<TrainingRun, "train" | "test" | "predictions">;

/** A network as it is shown, trained from scratch unless `Run` says otherwise. */
export interface TrainedNetwork<Run extends NetworkRun = TrainingRun> {
  /** for ids */
  name: string;
  label: string;
  /** one for each seed, the first is the one shown; none if it is not computed yet */
  runs: readonly Run[];
  /** the poster's accuracy by genre, in percent, when the covers are the poster's */
  published: Readonly<Record<string, number>> | undefined;
}

/** The networks of an edition in the order of the poster's Table 2; AlexNet is there even before it is computed, but in a paper of one's own. */
export function trainedNetworks(
  { models }: FullTraining,
  edition: Edition,
  poster: Poster,
): TrainedNetwork[] {
  const published = isPosterEdition(edition) ? poster.fullTraining.accuracy : {};
  const networks = ["custom", "customRandomPixels", "alexNet"].map((name) => ({
    name,
    label: networkLabel(name),
    runs: models[name]?.runs ?? [],
    published: published[name],
  }));
  return edition.paper ? networks.filter(({ runs }) => runs.length > 0) : networks;
}

/** Mean of the poster's accuracies by genre: its overall accuracy, as its test set is balanced. */
export function publishedOverall({ published }: TrainedNetwork<NetworkRun>): number | null {
  const values = Object.values(published ?? {});
  return values.length === 0 ? null : mean(values);
}

/** A share's 95% interval in whole percent: `23–41`. */
export function formatInterval({ low, high }: Share, decimals = 0): string {
  return `${fixed(low * 100, decimals)}–${fixed(high * 100, decimals)}`;
}
