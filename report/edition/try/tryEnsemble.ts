import type { CustomEnsemble } from "../../../analyses/customEnsemble.ts";
import type { EnsembleFiles } from "../../../analyses/ensemble/judgePicture.ts";
import type { Edition } from "../edition.ts";

/** The networks that readers can try, with their files. */
export interface TriedEnsemble {
  result: CustomEnsemble;
  files: EnsembleFiles;
}

/** Of an edition with the page Try: it is not there without them. */
export function triedEnsemble(edition: Edition): TriedEnsemble {
  const tried = tryEnsemble(edition);
  if (!tried) throw new Error("no networks to try");
  return tried;
}

/** Of an edition that has them; else undefined. */
export function tryEnsemble({ results, files }: Edition): TriedEnsemble | undefined {
  const [result, own] = [results.customEnsemble, files?.["customEnsemble"]];
  if (!result || !own) return undefined;
  const parameters = result.network.seeds.map((_, i) => own[`parameters-${i + 1}`]);
  const covers = own["covers"];
  if (!covers || parameters.some((bytes) => bytes === undefined)) return undefined;
  return { result, files: { parameters: parameters as Uint8Array[], covers } };
}
