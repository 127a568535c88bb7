import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { folderName } from "../../data/corpora/openCorpus.ts";
import { UserError } from "../../data/error.ts";
import { readUtf8 } from "../../data/readUtf8.ts";
import type { Paper } from "./paper.ts";
import { lineOf, parsePaper } from "./parsePaper.ts";

/** A paper of one's own, and where it lies. */
export interface OwnPaper {
  paper: Paper;
  /** folder of `paper.yaml`; prose and references lie beside it */
  folder: string;
  /** of its corpus */
  name: string;
  /** folder of its results and its lock, to be committed: that of the paper; none where the pictures lie there, too */
  home: string | undefined;
  /** folder of the pictures */
  covers: string;
  /** what names that folder: `paper.yaml:7`, or an option */
  place: string;
  /** `paper.yaml`, as it was named */
  file: string;
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
  const text = await readUtf8(path, path);
  const paper = parsePaper(text, path);
  const place = covers === undefined ? `${path}:${lineOf(text, "pictures")}` : "--covers";
  const folder = await realpath(dirname(resolve(path)));
  const pictures = covers ?? join(dirname(path), paper.pictures ?? ".");
  const home = resolve(pictures) === resolve(dirname(path)) ? undefined : folder;
  const name = folderName(paper.name ?? folder);
  return { paper, folder, home, covers: pictures, name, place, file: path };
}
