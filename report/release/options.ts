import { parseArgs } from "node:util";
import { UserError } from "../../data/error.ts";
import { versionPattern } from "../../data/git/tags.ts";
import { parseUrl } from "../url.ts";

export const releaseUsage = `npm run release -- TAG          tags the committed results: v1, v1.2 or v1.2.3; refused unless the site can be
                                built from them (npm run build -- --frozen)
npm run release -- --site DIR   puts the site of every tag into DIR/v/TAG/, with what changed since the one before,
                                their list and their feed, and links to them into the pages of DIR
                  --url URL     the address that DIR will have, for the feed

A tag is not pushed: git push origin TAG, then the pages workflow.`;

export interface ReleaseOptions {
  tag: string | null;
  site: string | null;
  url: string | null;
  help: boolean;
}

/** Reads the arguments after `release`; throws UserError. */
export function parseReleaseOptions(argv: readonly string[]): ReleaseOptions {
  const { values, positionals } = readArgs(argv);
  const { site = null, help } = values;
  const url = parseUrl(values.url) ?? null;
  const [tag = null, ...others] = positionals;
  if (others.length > 0) throw new UserError(`unexpected argument: ${others[0]}`);
  if (tag !== null && !versionPattern.test(tag))
    throw new UserError(`not a version: ${tag} (expected v1, v1.2 or v1.2.3)`);
  if (!help && (tag === null) === (site === null)) throw new UserError("give a tag, or --site DIR");
  return { tag, site, url, help };
}

function readArgs(argv: readonly string[]) {
  const text = { type: "string" } as const;
  const options = { site: text, url: text, help: { type: "boolean", default: false } } as const;
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (cause) {
    throw new UserError(cause instanceof Error ? cause.message : "unreadable arguments", { cause });
  }
}
