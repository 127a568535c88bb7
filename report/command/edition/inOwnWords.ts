import { UserError } from "../../../data/error.ts";
import { Mistakes } from "../../../data/mistakes.ts";
import type { OwnPaper } from "../../paper/readPaper.ts";
import { rewordLines, rewordTo } from "../../paper/words.ts";
import type { Edge } from "../line/command.ts";

/** A mistake in a file of the author's quotes it. */
const inFile = /:\d+: /;

/** Runs a command's work with a terminal, and errors, that say `cover` and `genre` in the words of its paper. */
export async function inOwnWords<T>(
  own: OwnPaper | undefined,
  edge: Edge,
  work: (edge: Edge) => Promise<T>,
): Promise<T> {
  if (own === undefined) return work(edge);
  const reword = rewordLines(rewordTo(own.paper.words));
  try {
    return await work({
      ...edge,
      line: (text) => edge.line(reword(text)),
      warn: (text) => edge.warn(reword(text)),
      progress: (label, ...rest) => edge.progress(reword(label), ...rest),
    });
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof Mistakes) throw error;
    if (inFile.test(error.message)) throw error;
    throw new UserError(reword(error.message), { cause: error });
  }
}
