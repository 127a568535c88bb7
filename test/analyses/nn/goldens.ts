import { readFileSync } from "node:fs";

/** What test/goldens/pytorch.py wrote. */
export interface Golden {
  /** examples of each step */
  sizes: number[];
  losses: number[];
  /** of the last step */
  logits: number[][];
}

export interface Summary {
  sum: number;
  norm: number;
  /** some values by index */
  samples: Record<string, number>;
}

interface SummarisedGolden extends Golden {
  after: Record<string, Summary>;
  momenta: Record<string, Summary>;
}

interface WholeGolden extends Golden {
  before: Record<string, number[]>;
  after: Record<string, number[]>;
  momenta: Record<string, number[]>;
}

const path = new URL("../../goldens/pytorch.json", import.meta.url);

export const goldens: { small: WholeGolden; full: SummarisedGolden; alexNet: SummarisedGolden } =
  JSON.parse(readFileSync(path, "utf8"));
