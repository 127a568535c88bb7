import { type Edition, isPosterEdition } from "../edition/edition.ts";
import { quizEdition } from "../edition/try/quiz.ts";
import { tryEnsemble } from "../edition/try/tryEnsemble.ts";

/** A page of an edition. Its prose is report/<name>.md; without that file there is no such page. */
export interface PageKind {
  name: string;
  /** below the edition's folder */
  path: string;
  /** in the navigation */
  label: string;
  /** the page's heading, where it is not the label; the paper's is its edition's title */
  heading?: string;
  /** one sentence, for search engines and link previews */
  summary: string;
  /** stands before the numbers of figures, tables, equations and sections */
  prefix: string;
  /** headings have numbers */
  numbered?: false;
  /** a layout of its own: figures without their numbers and files, not referred to from other pages */
  sheet?: true;
  /** a script of the page's own, below the root of the site */
  script?: string;
  /** the script fetches files of the site and starts a worker */
  computes?: true;
  isShown(edition: Edition, editions: readonly Edition[]): boolean;
}

const everywhere = (): boolean => true;
const posterOnly = (edition: Edition): boolean => isPosterEdition(edition);

/** The pages of an edition, in reading order; the data page comes after all pages that have data. */
export const pages: readonly PageKind[] = [
  {
    name: "paper",
    path: "index.html",
    label: "Paper",
    prefix: "",
    summary: "The poster’s analyses computed again, with its own values beside the new ones.",
    isShown: everywhere,
  },
  {
    name: "poster",
    path: "poster.html",
    label: "Poster",
    prefix: "",
    numbered: false,
    sheet: true,
    script: "poster.js",
    summary: "The paper on one sheet of A0, in the order of the original poster.",
    isShown: posterOnly,
  },
  {
    name: "audit",
    path: "audit.html",
    label: "Audit",
    heading: "The poster’s claims",
    prefix: "A",
    script: "audit.js",
    summary:
      "Every testable claim of poster and write-up, checked against the published numbers and against this edition.",
    isShown: posterOnly,
  },
  {
    name: "controls",
    path: "controls.html",
    label: "Controls",
    prefix: "C",
    summary:
      "Where there is nothing to learn, nothing may be learnt; where the answer is known, it must be found.",
    isShown: ({ paper, results }) => !paper || results.controls !== undefined,
  },
  {
    name: "methods",
    path: "methods.html",
    label: "Methods",
    heading: "Methods and provenance",
    prefix: "M",
    summary: "Definitions, parameters, keys, engines and versions behind every number.",
    isShown: everywhere,
  },
  {
    name: "data",
    path: "data.html",
    label: "Data",
    prefix: "D",
    numbered: false,
    summary: "The numbers and pictures behind every figure and table, as files.",
    isShown: everywhere,
  },
  {
    name: "guess",
    path: "guess.html",
    label: "Guess",
    heading: "Guess the genre",
    prefix: "G",
    numbered: false,
    script: "guess.js",
    summary: "Guess the genre of drawn covers, and see how the networks did on the same ones.",
    isShown: (edition, editions) => edition === editions[0] && quizEdition(editions) !== undefined,
  },
  {
    name: "try",
    path: "try.html",
    label: "Try",
    heading: "Try a cover of your own",
    prefix: "T",
    numbered: false,
    script: "try.js",
    computes: true,
    summary: "See which genre the networks take a picture of yours for, and what they look at.",
    isShown: (edition) => tryEnsemble(edition) !== undefined,
  },
];
