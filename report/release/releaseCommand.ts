import { UserError } from "../../data/error.ts";
import { type Git, openGit, tryGit } from "../../data/git/git.ts";
import { resolveCommit } from "../../data/git/revision.ts";
import { type Version, versions } from "../../data/git/tags.ts";
import { inWorktree } from "../../data/git/worktree.ts";
import { compareRevisions } from "../diff/diffCommand.ts";
import { renderDiffPage } from "../diff/page.ts";
import { headline } from "../diff/words.ts";
import { parseReleaseOptions, releaseUsage } from "./options.ts";
import { versionsPage } from "./versionsPage.ts";

/** What the command may touch. */
export interface ReleaseEdge {
  /** folder of the project */
  root: string;
  line(text: string): void;
  write(path: string, content: string): Promise<void>;
  /** builds the site of the project in `dir` from its committed results and copies it to `target` */
  buildSite(dir: string, target: string): Promise<void>;
}

/** Runs `release` with its arguments. */
export async function releaseCommand(argv: readonly string[], edge: ReleaseEdge): Promise<void> {
  const options = parseReleaseOptions(argv);
  const git = openGit(edge.root);
  if (options.help) edge.line(releaseUsage);
  else if (options.tag !== null) await tagResults(git, options.tag, edge);
  else if (options.site !== null) await keepVersions(git, options.site, edge);
}

async function tagResults(git: Git, tag: string, { root, line }: ReleaseEdge): Promise<void> {
  const head = await resolveCommit(git, "HEAD");
  if ((await git(["status", "--porcelain"])).length > 0)
    throw new UserError("uncommitted changes: a release is a commit (git status)");
  if ((await tryGit(git, ["rev-parse", "--verify", "--quiet", `refs/tags/${tag}`])) !== null)
    throw new UserError(`there is a tag ${tag} already`);
  const before = (await versions(git, head)).at(-1);
  const said = before ? await whatChanged(root, before, { tag, commit: head }) : "First release";
  await git(["tag", "--annotate", "--message", said, tag, head]);
  line(`${tag}: ${said}`);
}

async function whatChanged(root: string, before: Version, after: Version): Promise<string> {
  const { diff } = await compareRevisions(root, { base: before.commit, head: after.commit });
  return `Since ${before.tag}: ${headline(diff)}`;
}

/** Every release's site, and for each but the first a page of what changed. */
async function keepVersions(git: Git, site: string, edge: ReleaseEdge): Promise<void> {
  const known = await versions(git, "HEAD");
  const said: Record<string, string> = {};
  for (const [index, version] of known.entries()) {
    const folder = `${site}/v/${version.tag}`;
    await inWorktree(git, version.commit, (dir) => edge.buildSite(dir, folder));
    const before = known[index - 1];
    if (before) said[version.tag] = await writeChanges(before, version, folder, edge);
    edge.line(`${folder}/index.html`);
  }
  if (known.length > 0) await edge.write(`${site}/v/index.html`, versionsPage(known, said));
}

async function writeChanges(
  before: Version,
  after: Version,
  folder: string,
  { root, write }: ReleaseEdge,
): Promise<string> {
  const ends = { base: before.commit, head: after.commit };
  const { diff, pictures } = await compareRevisions(root, ends);
  const named = { ...diff, base: before.tag, head: after.tag };
  await write(`${folder}/changes.html`, await renderDiffPage(named, pictures));
  return headline(diff);
}
