import { type OwnPaper, readPaper } from "../../paper/readPaper.ts";
import type { Choice } from "./arguments.ts";

/** The paper of a reader's own that the options name, if any, and the options with what it says. */
export async function readOwn<C extends Choice & { paper: string | undefined }>(
  choice: C,
): Promise<{ own: OwnPaper | undefined; choice: C }> {
  const { corpus, paper, covers } = choice;
  const own = corpus === undefined ? await readPaper(paper, covers) : undefined;
  if (own === undefined) return { own, choice };
  const quick = choice.quick || own.paper.quick === true;
  return { own, choice: { ...choice, covers: own.covers, quick } };
}
