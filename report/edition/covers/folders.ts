import type { Edition } from "../edition.ts";
import { fileName } from "../../language/fileName.ts";

/** Folder of an edition below the root of the site, with a slash at its end; empty for the first. */
export function folderOf(edition: Edition, editions: readonly Edition[]): string {
  return edition === editions[0] ? "" : `${fileName(edition.corpus.name)}/`;
}

/** From the pages of an edition to the root of the site. */
export function rootOf(edition: Edition, editions: readonly Edition[]): string {
  return edition === editions[0] ? "" : "../";
}
