import { networkLabel, networkLabels } from "../language/labels.ts";
import type { HeadResult, Transfer } from "../../analyses/backbones/transfer.ts";
import { type Edition, isPosterEdition } from "./edition.ts";
import type { Poster } from "../../data/poster/poster.ts";

/** A frozen network with its last layers, as it is shown. */
export interface TransferNetwork {
  /** for ids */
  name: string;
  /** which it is of */
  analysis: "imageNetTransfer" | "transferLearning" | "liteTransfer";
  label: string;
  /** where its weights come from, in words */
  weights: string;
  /** the poster's accuracy by genre in percent, when the covers are the poster's and the weights too */
  published: Readonly<Record<string, number>> | undefined;
  /** a new layer by the poster's recipe, and a logistic regression; none if they are not computed */
  heads: { recipe: HeadResult; logistic: HeadResult } | undefined;
}

const weightLabels: Record<string, string> = {
  published: "ImageNet",
  nsfwjs: "ImageNet, fine-tuned by nsfwjs",
  random: "random",
};

/** The frozen networks of an edition: the poster's four even before they are computed, then the others. */
export function transferNetworks(edition: Edition, poster: Poster): TransferNetwork[] {
  const { imageNetTransfer } = edition.results;
  const published = isPosterEdition(edition) ? poster.transferLearning.accuracy : {};
  const four = ["alexNet", "resNet18", "resNet34", "resNet152"].map((name) => ({
    name,
    analysis: "imageNetTransfer" as const,
    label: networkLabel(name),
    weights: weightLabels["published"]!,
    published: published[name],
    heads: headsOf(name, imageNetTransfer),
  }));
  const others = (["transferLearning", "liteTransfer"] as const).flatMap((analysis) => {
    const result = edition.results[analysis];
    return Object.entries(result?.backbones ?? {}).map(([name, { architecture, weights }]) => ({
      name,
      analysis,
      label: networkLabel(architecture),
      weights: weightLabels[weights]!,
      published: undefined,
      heads: headsOf(name, result),
    }));
  });
  return [...four, ...others.toSorted(byWeightsThenSize)];
}

/** Pretrained ones first, then from the smallest to the largest. */
function byWeightsThenSize(a: TransferNetwork, b: TransferNetwork): number {
  const place = ({ label, weights }: TransferNetwork): number =>
    (weights === weightLabels["random"] ? 10 : 0) + Object.values(networkLabels).indexOf(label);
  return place(a) - place(b);
}

function headsOf(name: string, result: Transfer | undefined): TransferNetwork["heads"] {
  const [recipe, logistic] = [result?.models[name], result?.models[`${name}Logistic`]];
  return recipe && logistic ? { recipe, logistic } : undefined;
}
