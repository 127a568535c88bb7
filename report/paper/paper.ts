import type { Json } from "../../analyses/contract/analysis.ts";
import type { LabelRule } from "../../data/corpora/labelTable.ts";
import { isAnalysisName } from "../../analyses/names.ts";
import type { Words } from "./words.ts";

export interface Author {
  name: string;
  affiliation?: string;
  /** 0000-0002-1825-0097 */
  orcid?: string;
}

/** What the author of a paper on pictures of their own says of it, as `paper.yaml` does. */
export interface Paper {
  title: string;
  /** one or more, in their order */
  authors: Author[];
  year?: number;
  abstract?: string;
  /** SPDX identifier */
  licence?: string;
  /** where the site will stand */
  url?: string;
  words: Words;
  rights: {
    /** single pictures may be recognised in what is shown */
    singles: boolean;
    /** averages of many pictures may be shown */
    averages: boolean;
  };
  /** those to compute and to show; all without it */
  analyses?: string[];
  /** without the networks that train for hours, as `--quick` */
  quick?: boolean;
  /** by analysis, in the place of its own */
  parameters?: Readonly<Record<string, Json>>;
  /** of its corpus: results and lock are found by it; without it that of the folder */
  name?: string;
  /** which of several labels in a table counts */
  labels?: LabelRule;
  /** folder of the pictures, as seen from the file */
  pictures?: string;
}

/** Whether the paper shows this analysis: chosen, and its pictures may be shown. */
export function showsAnalysis(paper: Paper | undefined, name: string): boolean {
  if (paper === undefined) return true;
  if (name === "averagedImages" && !paper.rights.averages) return false;
  const isListed = paper.analyses?.includes(name) ?? true;
  return isListed || !isAnalysisName(name); // a paper shows all of its own
}

/** Why an analysis is not shown. */
export const notShown = "left out by paper.yaml";

/** `Ada Lovelace`: the last word is the family name. */
export function splitName(name: string): { given: string; family: string } {
  const end = name.lastIndexOf(" ");
  return { given: name.slice(0, Math.max(0, end)), family: name.slice(end + 1) };
}
