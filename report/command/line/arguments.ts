import { analysisNames } from "../../../analyses/names.ts";
import { type EngineName, engineNames, isEngineName } from "../../../analyses/nn/network/engine.ts";
import {
  type CorpusName,
  corpusNames,
  fetchedCorpusNames,
  isCorpusName,
} from "../../../data/corpus/corpusNames.ts";
import { UserError } from "../../../data/error.ts";
import type { Values } from "./readOptions.ts";
import { allNames } from "../../paper/ownAnalyses.ts";
import { unknownName } from "../../language/nearest.ts";

const allCorpora = [...corpusNames, ...fetchedCorpusNames];

/** Options that several commands have, and what their helps say of them. */
export const choiceFlags = {
  corpus: "text",
  covers: "text",
  only: "text",
  engine: "text",
  quick: "flag",
  "follow-links": "flag",
} as const;

export const choiceHelp = {
  corpus: `  --corpus NAME   only this corpus: ${allCorpora.join(", ")}`,
  covers: `  --covers DIR    covers in DIR/genre/image or DIR/train|test/genre/image: a corpus of their own,
                  or with --corpus where that corpus's covers lie. Covers in DIR/validation are used for training
  --follow-links  read linked folders in DIR, too`,
  paper: `  --paper FILE    a paper of your own: title, authors, words, analyses, parameters, and where its covers lie. Without
                  it DIR/paper.yaml, where there is one; paper.md and references.bib beside it are the paper's, too`,
  only: `  --only NAME     compute only this analysis:
                  ${inLines(analysisNames, 100).join(",\n                  ")}`,
  engine: `  --engine NAME   what trains networks: ${engineNames.join(", ")}`,
  quiet: `  --quiet         errors and warnings only`,
};

/** Which covers, which analyses, and what computes. */
export interface Choice {
  corpus: CorpusName | undefined;
  covers: string | undefined;
  only: string | undefined;
  engine: EngineName;
  quick: boolean;
  /** read linked folders among the covers, too */
  followLinks: boolean;
}

/** Nothing chosen: every committed corpus, every analysis. */
export const everything: Choice = {
  corpus: undefined,
  covers: undefined,
  only: undefined,
  engine: "onnx",
  quick: false,
  followLinks: false,
};

/** Throws UserError for a name that is none, with the nearest that is. */
export function parseChoice(values: Partial<Values<typeof choiceFlags>>): Choice {
  const { corpus, covers, only, engine = "onnx", quick = false } = values;
  const followLinks = values["follow-links"] ?? false;
  if (corpus !== undefined && !isCorpusName(corpus))
    throw new UserError(unknownName("corpus", corpus, allCorpora));
  if (only !== undefined && !allNames().includes(only))
    throw new UserError(unknownName("analysis", only, allNames()));
  if (!isEngineName(engine)) throw new UserError(unknownName("engine", engine, engineNames));
  if (corpus === "control" && covers !== undefined)
    throw new UserError("--covers: the control corpus is drawn");
  if (followLinks && covers === undefined)
    throw new UserError("--follow-links: in which folder? give --covers DIR");
  return { corpus, covers, only, engine, quick, followLinks };
}

/** Of a command that a paper of one's own can be named to. */
export function parsePaperChoice(
  values: Partial<Values<typeof choiceFlags>> & { paper: string | undefined },
): Choice & { paper: string | undefined } {
  const choice = parseChoice(values);
  const { paper } = values;
  if (paper !== undefined && choice.corpus !== undefined)
    throw new UserError("--paper: only with covers of your own, without --corpus");
  if (paper === undefined) refuseQuick(choice);
  return { ...choice, paper };
}

/** Throws UserError for `--quick` where the results are committed ones. */
export function refuseQuick(choice: Choice): void {
  if (choice.quick && !isReadersOwn(choice))
    throw new UserError(
      `--quick: for npm run reproduce, or with --covers DIR and no --corpus, or with --corpus ${fetchedCorpusNames.join(" or ")}`,
    );
}

/** Whether its results are nobody's but the reader's: of a folder of covers, or of a corpus that each fetches anew. */
export function isReadersOwn({ corpus, covers }: Choice): boolean {
  if (corpus === undefined) return covers !== undefined;
  return fetchedCorpusNames.some((name) => name === corpus);
}

/** The words in lines of no more than so many characters. */
function inLines(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1)}, ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
