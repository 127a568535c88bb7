import { join, resolve } from "node:path";
import { buildFrozen, buildSite } from "../git/buildSite.ts";
import { editPages } from "../git/editPages.ts";
import { keepSite } from "../git/keepSite.ts";
import { versionPattern } from "../git/tags.ts";
import { UserError } from "../../data/error.ts";
import {
  releaseCommand,
  type ReleaseEdge,
  type ReleaseOptions,
} from "../release/releaseCommand.ts";
import { parseUrl } from "../site/url.ts";
import type { Command, Edge } from "./line/command.ts";
import { readOptions } from "./line/readOptions.ts";

export const release: Command<ReleaseOptions> = {
  name: "release",
  usage: `npm run release -- TAG          tags the committed results: v1, v1.2 or v1.2.3; refused unless the site can be
                                built from them (npm run build -- --frozen)
npm run release -- --site DIR   puts the site of every tag into DIR/v/TAG/, with what changed since the one before,
                                their list and their feed, and links to them into the pages of DIR

  --url URL       the address that DIR will have, for the feed
  --quiet         errors and warnings only

A tag is not pushed: git push origin TAG, then the pages workflow.

Example: npm run release -- v1.1`,
  parse(argv) {
    const { values, others } = readOptions(argv, { flags: { site: "text", url: "text" }, most: 1 });
    const [tag] = others;
    if (tag !== undefined && !versionPattern.test(tag))
      throw new UserError(`not a version: ${tag} (expected v1, v1.2 or v1.2.3)`);
    const url = parseUrl(values.url);
    if ((tag === undefined) === (values.site === undefined))
      throw new UserError("give a tag, or --site DIR");
    return { tag: tag ?? null, site: values.site ?? null, url: url ?? null };
  },
  run: (options, edge) => releaseCommand(options, releaseEdge(edge)),
};

function releaseEdge({ root, line, write }: Edge): ReleaseEdge {
  const kept = join(root, ".cache/versions");
  return {
    root,
    line,
    write: (path, content) => write(resolve(root, path), content),
    verify: () => buildFrozen(root),
    keepSite: (version, target) =>
      keepSite(version, resolve(root, target), { root, kept, build: buildSite }),
    editPages: (dir, change) => editPages(resolve(root, dir), change),
  };
}
