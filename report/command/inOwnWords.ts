import { UserError } from "../../data/error.ts";
import { Mistakes } from "../../data/mistakes.ts";
import type { OwnPaper } from "../paper/readPaper.ts";
import { type Reword, rewordTo } from "../paper/words.ts";
import type { Edge } from "./command.ts";

/** What is no prose in a line: options, what is quoted, paths (with blanks behind a colon), file names, parameters. */
const literal = /("[^"]*"|(?<=: )[^:]*?[/\\][^:]*?(?= \(|[:;]|$)|--\S+|\S*[/\\]\S*|\S+\.\w+)/;

/** A mistake in a file of the author's quotes it. */
const inFile = /:\d+: /;

/** Runs a command's work with a terminal, and errors, that say `cover` and `genre` in the words of its paper. */
export async function inOwnWords<T>(
  own: OwnPaper | undefined,
  edge: Edge,
  work: (edge: Edge) => Promise<T>,
): Promise<T> {
  if (own === undefined) return work(edge);
  const reword = rewordLine(rewordTo(own.paper.words));
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

/** The words of a line, but not its paths and options. */
export function rewordLine(reword: Reword): Reword {
  return (text) =>
    text
      .split(literal)
      .map((part, index) => (index % 2 === 0 ? reword(part) : part))
      .join("");
}
