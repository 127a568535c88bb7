import type { EnsembleFacts, Judgement } from "../../../analyses/ensemble/judgePicture.ts";
import type { NetworkFacts } from "../../../analyses/ensemble/networkJudge.ts";
import type { Changes } from "./changePicture.ts";

/** What the worker needs once: facts and the addresses of the files. */
export interface Ensemble {
  facts: EnsembleFacts;
  parameters: string[];
  covers: string;
}

/** The best network of the paper: facts, the addresses of the files, and how many bytes of them there are. */
export interface Network {
  facts: NetworkFacts;
  head: string;
  model: string;
  runtime: { module: string; binary: string };
  /** that knows the runtime */
  script: string;
  sizeBytes: number;
}

/** Who answers: the networks of this page, or the one that is loaded when it is asked for. */
export type Answering = "ensemble" | "network";

/** What the page asks the worker. A newer `job` makes the answers to older ones void. */
export type Request =
  | { kind: "open"; ensemble: Ensemble }
  | { kind: "load"; network: Network }
  | {
      kind: "picture";
      job: number;
      by: Answering;
      file: Blob;
      name: string;
      changes: Changes;
    }
  | { kind: "change"; job: number; by: Answering; changes: Changes }
  | { kind: "explain"; job: number; genre: number }
  | { kind: "stop" }
  | { kind: "stopLoading" };

/** What the networks say of a picture, and how it looks. */
export interface Verdict extends Judgement {
  kind: "verdict";
  job: number;
  by: Answering;
  /** probabilities of the picture without changes */
  unchanged: number[];
  width: number;
  height: number;
  /** its pixels were too many, so the browser made it smaller */
  isShrunk: boolean;
  /** for the eye */
  preview: ImageBitmap;
  /** as the networks see it: [size, size, 3] */
  seen: Uint8Array;
}

/** How much of a genre's probability is lost where a square is covered, pixel by pixel: [size, size]; null until all is done. */
export interface Explanation {
  kind: "explanation";
  job: number;
  done: number;
  total: number;
  losses: Float32Array | null;
}

/** How much of the large network is here, in bytes; a sentence where it will not come. */
export type Loading =
  { kind: "loading"; done: number } | { kind: "loaded" } | { kind: "notLoaded"; sentence: string };

export type Answer =
  Verdict | Explanation | Loading | { kind: "failed"; job: number; sentence: string };
