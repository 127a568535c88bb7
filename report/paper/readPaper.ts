import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UserError } from "../../data/error.ts";
import { readUtf8 } from "../../data/readUtf8.ts";
import type { Paper } from "./paper.ts";
import { parsePaper } from "./parsePaper.ts";

/** A paper of one's own, and where it lies. */
export interface OwnPaper {
  paper: Paper;
  /** folder of `paper.yaml`; prose and references lie beside it */
  folder: string;
  /** folder of the pictures */
  covers: string;
}

/** Files beside the pictures that are not pictures. */
export const paperFile = "paper.yaml";

/**
 * The paper in `file`, else the one among the pictures in `covers`, or undefined where there is none. Throws UserError
 * for a file that is named and not there, and for one that is not as it must be.
 */
export async function readPaper(
  file: string | undefined,
  covers: string | undefined,
): Promise<OwnPaper | undefined> {
  const beside = covers === undefined ? undefined : join(covers, paperFile);
  const path = file ?? (beside !== undefined && existsSync(beside) ? beside : undefined);
  if (path === undefined) return undefined;
  if (!existsSync(path))
    throw new UserError(`no paper: ${path} (npm run new makes one; name it by --paper FILE)`);
  const paper = parsePaper(await readUtf8(path, path), path);
  const folder = dirname(resolve(path));
  return { paper, folder, covers: covers ?? join(folder, paper.pictures ?? ".") };
}
