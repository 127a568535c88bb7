import poster from "../../../data/poster.json" with { type: "json" };
import { UserError } from "../../../data/error.ts";
import type { DiffEdge } from "../../diff/diffCommand.ts";
import { pages } from "../../page/pages.ts";
import { everything } from "../line/arguments.ts";
import { rewordTo } from "../../paper/words.ts";
import type { Edge } from "../line/command.ts";
import { findStale } from "./findStale.ts";
import { readOwn } from "../line/ownPaper.ts";

/** What a diff of a paper of one's own touches: its repository, with the poster of this project. */
export async function edgeOfPaper(paper: string, quick: boolean, edge: Edge): Promise<DiffEdge> {
  const { own, choice } = await readOwn({ ...everything, paper, quick });
  if (own?.home === undefined)
    throw new UserError(
      `${paper}: results of pictures beside it are not kept: move them into a folder (pictures: images)`,
    );
  return {
    ...edge,
    root: own.home,
    paper: {
      pages: pages.map(({ name }) => `${name}.md`),
      poster: JSON.stringify(poster),
      reword: rewordTo(own.paper.words),
    },
    findStale: (set) => findStale(set, edge, { own, choice }),
  };
}
