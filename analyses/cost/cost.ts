import type { Corpus } from "../../data/corpus/corpus.ts";
import { type Backbone, backboneNetwork, describeBackbone } from "../backbones/backbone.ts";
import { featureCounts } from "../backbones/stages.ts";
import { descriptors } from "../image/descriptors/descriptors.ts";
import type { FineTuningParams } from "../tuning/tuneBackbone.ts";
import type { FeatureSource } from "../validation/featureRows.ts";
import type { Analysis } from "../contract/analysis.ts";
import { perLineOf, type Squares } from "../occlusion/squares.ts";
import { multiplyAdds } from "../nn/network/cost.ts";
import { parameters, size } from "../nn/network/layout.ts";
import { alexNet, customNetwork, type Network } from "../nn/network/networks.ts";
import { tuningOperations } from "./tuningCost.ts";

/** What an analysis takes, or a part of one. */
export interface Cost {
  /** names of the networks that are trained or frozen */
  models: string[];
  /** covers looked at, once for each epoch and model */
  passes: number;
  /** of networks; null without any, or where nobody has said what they cost */
  multiplyAdds: number | null;
  /** of the largest network */
  parameters: number;
  /** on two idle cores, for want of better: decoding at 500 covers a second, 25 thousand million multiply-adds a second, classical learners half a second and 4 ms a cover, a sixth of that in folds, which share most of it, heads 0.4 µs a number, cover and fold; null as above */
  seconds: number | null;
}

/** What analyses call what they train or freeze. */
interface Params {
  recipe?: { epochs?: number };
  models?: Record<string, Trained>;
  backbones?: Record<string, Backbone>;
  networks?: Record<string, Trained & Controlled>;
  frozen?: Record<string, { backbone: Backbone } & Controlled>;
  positive?: { corpus: string };
  /** each on one or more kinds of features, once for each fold */
  learners?: Record<string, { features?: unknown }>;
  /** logistic regressions on features, once for each fold; of frozen networks how last layers are trained */
  heads?: Record<string, unknown>;
  folds?: number;
  /** so many test covers of a genre are looked at again with each square covered, and whole */
  covers?: number;
  squares?: Squares;
}

interface Trained {
  network?: string;
  pixels?: { size?: number };
  /** trained once from each */
  seeds?: readonly string[];
}

interface Controlled {
  positiveOnly?: true;
}

/**
 * Of a whole analysis on two idle cores; a network whose cost nobody has stated counts as nothing. The slow networks of
 * controls are those of the analyses before it, from the cache: as on a corpus without positive controls.
 */
export function secondsOf(analysis: Analysis<unknown, unknown>, corpus: Corpus): number {
  return costOf(analysis, { ...corpus, name: "" }).seconds ?? learnerSeconds(analysis, corpus);
}

export function costOf(analysis: Analysis<unknown, unknown>, corpus: Corpus): Cost {
  const { epochs, trained, frozen } = networksOf(analysis.params as Params, corpus);
  const { length } = corpus.covers;
  const looks = looksOf(analysis.params as Params, corpus);
  const training = corpus.covers.filter(({ split }) => split === "train").length * epochs;
  const trainedNetworks = Object.values(trained).flatMap((it) =>
    (it.seeds ?? [""]).map(() => networkOf(it, corpus.genres.length)),
  );
  const frozenNetworks = Object.values(frozen).map(backboneNetwork);
  const networks = [...trainedNetworks, ...frozenNetworks];
  const isKnown = networks.every((network) => network !== null);
  const learning = sum(trainedNetworks, multiplyAdds);
  // forward and backward are three times forward; the last layers of frozen networks cost next to nothing
  const operations =
    3 * training * learning +
    (length + looks) * sum(frozenNetworks, multiplyAdds) +
    tuningOperations(analysis.params as Partial<FineTuningParams>, corpus);
  const decoding = (length * Math.max(1, frozenNetworks.length)) / 500;
  const passes = training * trainedNetworks.length + (length + looks) * frozenNetworks.length;
  return {
    models: [...Object.keys(trained), ...Object.keys(frozen)],
    passes: networks.length === 0 ? length : passes,
    multiplyAdds: isKnown && networks.length > 0 ? operations : null,
    parameters: Math.max(0, ...networks.map((network) => (network ? parameterCount(network) : 0))),
    seconds: isKnown
      ? decoding +
        operations / 25e9 +
        learnerSeconds(analysis, corpus) +
        headSeconds(analysis, corpus)
      : null,
  };
}

function looksOf({ covers = 0, squares }: Params, corpus: Corpus): number {
  if (!squares) return 0;
  const counts = corpus.genres.map((genre) => {
    const own = corpus.covers.filter((cover) => cover.genre === genre && cover.split === "test");
    return Math.min(covers, own.length);
  });
  return counts.reduce((total, count) => total + count, 0) * (perLineOf(squares) ** 2 + 1);
}

/** Of controls, the slow ones count where the best possible accuracy is known. */
function networksOf(params: Params, corpus: Corpus) {
  const isControlled = ({ positiveOnly }: Controlled): boolean =>
    !positiveOnly || params.positive?.corpus === corpus.name;
  const kept = <T extends Controlled>(all: Record<string, T> = {}): [string, T][] =>
    Object.entries(all).filter(([, it]) => isControlled(it));
  const backbones = kept(params.frozen).map(([name, { backbone }]) => [name, backbone] as const);
  return {
    epochs: params.recipe?.epochs ?? 1,
    trained: { ...params.models, ...Object.fromEntries(kept(params.networks)) },
    frozen: { ...params.backbones, ...Object.fromEntries(backbones), ...headBackbones(params) },
  };
}

/** By architecture: heads share the features of a network. */
function headBackbones(params: Params): Record<string, Backbone> {
  const sources = headSources(params);
  const found = sources.flatMap((source) => (source.kind === "backbone" ? [source.backbone] : []));
  return Object.fromEntries(found.map((backbone) => [backbone.architecture, backbone]));
}

/** The frozen networks of an analysis on this corpus, by name. */
export function backbonesOf(
  { params }: Analysis<unknown, unknown>,
  corpus: Corpus,
): Record<string, Backbone> {
  return networksOf(params as Params, corpus).frozen;
}

/** Null for networks that are not known here. */
function networkOf({ network, pixels }: Trained, genres: number): Network | null {
  if (network === "alexNet") return alexNet(genres);
  if (network !== "custom" || pixels?.size === undefined) return null;
  return customNetwork(genres, { size: pixels.size });
}

function parameterCount(network: Network): number {
  return parameters(network).reduce((total, { shape }) => total + size(shape), 0);
}

function sum(networks: readonly (Network | null)[], count: (network: Network) => number): number {
  return networks.reduce((total, network) => total + (network ? count(network) : 0), 0);
}

/** What each head is told of covers. */
function headSources({ heads = {} }: Params): FeatureSource[] {
  const choices = Object.values(heads) as { features?: readonly FeatureSource[] }[];
  return choices.flatMap(({ features }) => (Array.isArray(features) ? features : []));
}

function learnerSeconds({ params }: Analysis<unknown, unknown>, { covers }: Corpus): number {
  const { learners = {}, folds } = params as Params;
  const runs = Object.values(learners).map(({ features }) =>
    Array.isArray(features) ? features.length : 1,
  );
  const times = folds === undefined ? 1 : folds / 6;
  return times * runs.reduce((total, count) => total + count, 0) * (0.5 + 0.004 * covers.length);
}

/** Measured with ten genres; each has its own weights. */
function headSeconds({ params }: Analysis<unknown, unknown>, { covers, genres }: Corpus): number {
  const { folds = 1 } = params as Params;
  const share = Math.max(1, genres.length / 10);
  const numbers = headSources(params as Params).map(lengthOf);
  return (
    4e-7 * share * (folds + 2) * covers.length * numbers.reduce((total, count) => total + count, 0)
  );
}

/** Numbers of one cover. */
function lengthOf(source: FeatureSource): number {
  switch (source.kind) {
    case "pixels":
      return 3 * source.pixels.size ** 2;
    case "descriptor":
      return descriptors[source.name].length;
    case "backbone": {
      const { network, stages } = describeBackbone(source.backbone);
      return featureCounts(network(), stages)[source.layers];
    }
  }
}
