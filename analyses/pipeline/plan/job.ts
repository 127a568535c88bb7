import type { FileFacts } from "../../../data/fileFacts.ts";

/** Raise it when jobs are described otherwise; `workflow/plan.schema.json` says how. */
export const planVersion = 1;

/** Folder of the lists that jobs write when they are done, relative to the project. */
export const doneFolder = ".cache/jobs";

/** One computation that any machine with the project and the inputs can make. */
export interface Job {
  /** also of files: no slash */
  name: string;
  /**
   * fetch: downloads inputs that are not here. features: of some covers, into the cache. part: some models or pairs of
   * genres, into the cache. whole: a result from nothing. merge: a result from what other jobs left in the cache.
   */
  kind: "fetch" | "features" | "part" | "whole" | "merge";
  corpus: string | null;
  analysis: string | null;
  /** `2/4`: of the features' covers, of the models, or of the pairs of genres */
  shard: string;
  /** makes it in the project's folder, even where a result is fresh; it writes results and cache, and no site */
  command: string;
  /** names of the jobs that must be done before */
  dependsOn: string[];
  inputs: Inputs;
  /** relative to the project; `done` among them */
  outputs: string[];
  /** names what the job made, a path a line; there when it is done, and named by the key: for other code, another */
  done: string;
  models: string[];
  threads: number;
  /** about, on the safe side */
  memoryMb: number;
  diskMb: number;
  /** about, on two idle cores; null where nobody has said what the models cost */
  minutes: number | null;
  /** how often it may be tried again, with what a killed one left in the cache; a fetch asks its hosts again itself */
  retries: number;
  cost: {
    /** covers looked at, once for each epoch and model */
    passes: number;
    multiplyAdds: number | null;
  };
}

export interface Inputs {
  lock: FileFacts | null;
  covers: {
    count: number;
    sizeBytes: number;
    /** they are drawn, not fetched */
    drawn: boolean;
    /** of ids, genres, sides and files */
    hash: string;
  } | null;
  weights: FileFacts[];
  /** of the result: jobs of one key fill one cache */
  key: string;
}
