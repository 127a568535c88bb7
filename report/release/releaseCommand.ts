import { parsePoster } from "../../data/poster/parsePoster.ts";
import { UserError } from "../../data/error.ts";
import { GitError, type Git, openGit, tryGit } from "../git/git.ts";
import { assertWhole, resolveCommit } from "../git/revision.ts";
import { type Version, versions } from "../git/tags.ts";
import { compareRevisions } from "../diff/diffCommand.ts";
import { renderDiffPage } from "../diff/render/page.ts";
import { parseJson } from "../diff/read/resultSet.ts";
import { headline } from "../diff/render/headline.ts";
import { feed } from "./feed.ts";
import { markCurrent, markVersion } from "./marks.ts";
import { versionsPage } from "./versionsPage.ts";

/** A tag to make, or the folder of a site to put all tags into. */
export interface ReleaseOptions {
  tag: string | null;
  site: string | null;
  /** that the folder will have */
  url: string | null;
}

/** What the command may touch; paths are relative to the project. */
export interface ReleaseEdge {
  /** folder of the project */
  root: string;
  line(text: string): void;
  write(path: string, content: string): Promise<void>;
  /** throws UserError when the site of the files here cannot be built without computing */
  verify(): Promise<void>;
  /** puts the site of a version, built from its committed results, into `target` */
  keepSite(version: Version, target: string): Promise<void>;
  /** replaces the texts of the HTML files below `dir` */
  editPages(dir: string, change: (path: string, html: string) => string): Promise<void>;
}

/** Runs `release`. */
export async function releaseCommand(options: ReleaseOptions, edge: ReleaseEdge): Promise<void> {
  const git = openGit(edge.root);
  await assertWhole(git, "earlier tags may be missing");
  if (options.tag !== null) await tagResults(git, options.tag, edge);
  else if (options.site !== null) await keepVersions(git, options.site, options, edge);
}

async function tagResults(git: Git, tag: string, edge: ReleaseEdge): Promise<void> {
  const head = await resolveCommit(git, "HEAD");
  if ((await tryGit(git, ["rev-parse", "--verify", "--quiet", `refs/tags/${tag}`])) !== null)
    throw new UserError(`there is a tag ${tag} already`);
  if ((await git(["status", "--porcelain"])).length > 0)
    throw new UserError("uncommitted changes: a release is a commit (git status)");
  await edge.verify();
  const before = (await versions(git, head)).at(-1);
  const said = before
    ? `Since ${before.tag}: ${headline((await compare(edge, before.commit, head)).diff)}`
    : "First release";
  await annotate(git, tag, head, said);
  edge.line(`${tag}: ${said}`);
}

async function annotate(git: Git, tag: string, commit: string, message: string): Promise<void> {
  try {
    await git(["tag", "--annotate", "--message", message, tag, commit]);
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    throw new UserError(cause.message.replaceAll(/\s*\n\s*/g, " "), { cause });
  }
}

function compare({ root }: ReleaseEdge, base: string, head: string) {
  return compareRevisions(root, { base, head });
}

/** Every release's site, for each but the first a page of what changed, their list and feed, and links to them. */
async function keepVersions(
  git: Git,
  site: string,
  { url }: ReleaseOptions,
  edge: ReleaseEdge,
): Promise<void> {
  const known = await versions(git, "HEAD");
  if (known.length === 0) return edge.line("no versions yet: npm run release -- v1 makes one");
  const said: Record<string, string> = {};
  for (const [index, version] of known.entries()) {
    const folder = `${site}/v/${version.tag}`;
    await edge.keepSite(version, folder);
    const before = known[index - 1];
    if (before) said[version.tag] = await writeChanges(before, version, folder, edge);
    await edge.editPages(folder, (path, html) => markVersion(version, path, html));
    edge.line(`${folder}/index.html`);
  }
  await edge.write(`${site}/v/index.html`, versionsPage(known, said));
  const title = `${await titleAt(git)}: versions of the results`;
  await edge.write(`${site}/feed.xml`, feed(known, { title, said, url: url ?? undefined }));
  await edge.editPages(site, markCurrent);
}

async function writeChanges(
  before: Version,
  after: Version,
  folder: string,
  edge: ReleaseEdge,
): Promise<string> {
  const { diff, pictures } = await compare(edge, before.commit, after.commit);
  const named = { ...diff, base: before.tag, head: after.tag };
  await edge.write(`${folder}/changes.html`, await renderDiffPage(named, pictures));
  return headline(diff);
}

/** Of the poster. */
async function titleAt(git: Git): Promise<string> {
  const path = "data/poster.json";
  const text = (await git(["show", `HEAD:./${path}`])).toString();
  return parsePoster(parseJson(text, path)).title;
}
