import type { Crop } from "../../../analyses/image/centreCrop.ts";
import type { Normalisation } from "../../../analyses/image/normalise.ts";
import type { LiteHead } from "../../../analyses/liteHead.ts";
import type { Edition } from "../edition.ts";

/** The best network of the paper, up to its last layer, as files of the site: addresses below its root. */
export interface SiteNetwork {
  /** ONNX: a picture to its features */
  model: string;
  /** ONNX Runtime for browsers: WebAssembly, and the module that starts it */
  runtime: { module: string; binary: string };
  licences: string;
  /** that a browser loads */
  sizeBytes: number;
  crop: Crop;
  normalisation: Normalisation;
}

/** Its last layer for the genres of an edition. */
export interface TriedHead {
  result: LiteHead;
  file: Uint8Array;
}

/** Of an edition that has it, for the genres of the networks beside it; else undefined. */
export function tryHead({ results, files }: Edition): TriedHead | undefined {
  const [result, file] = [results.liteHead, files?.["liteHead"]?.["head"]];
  if (!result || !file) return undefined;
  const isOfThese = result.genres.join("\n") === results.customEnsemble?.genres.join("\n");
  return isOfThese ? { result, file } : undefined;
}
