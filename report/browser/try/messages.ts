import type { EnsembleFacts, Judgement } from "../../../analyses/ensemble/judgePicture.ts";
import type { Changes } from "./changePicture.ts";

/** What the worker needs once: facts and the addresses of the files. */
export interface Ensemble {
  facts: EnsembleFacts;
  parameters: string[];
  covers: string;
}

/** What the page asks the worker. A newer `job` makes the answers to older ones void. */
export type Request =
  | { kind: "open"; ensemble: Ensemble }
  | { kind: "picture"; job: number; file: Blob; name: string; changes: Changes }
  | { kind: "change"; job: number; changes: Changes }
  | { kind: "explain"; job: number; genre: number }
  | { kind: "stop" };

/** What the networks say of a picture, and how it looks. */
export interface Verdict extends Judgement {
  kind: "verdict";
  job: number;
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

export type Answer = Verdict | Explanation | { kind: "failed"; job: number; sentence: string };
