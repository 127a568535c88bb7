import { formatJson } from "../../analyses/pipeline/results.ts";
import { UserError } from "../../data/error.ts";
import { plainText } from "../language/markdownText.ts";
import { type Git, openGit } from "../git/git.ts";
import { mergeBase, resolveCommit } from "../git/revision.ts";
import { commitSnapshot, type Snapshot, workingTree } from "../git/snapshot.ts";
import { auditWith, posterOf } from "./auditSet.ts";
import { compareSets, type Comparison } from "./judge/compare.ts";
import type { Freshness, StaleResult } from "./read/change.ts";
import { rewordFacts, rewordLines, rewordMarkdown, type Reword } from "../paper/words.ts";
import { renderMarkdown } from "./render/markdown.ts";
import {
  comparedFolders,
  paperFolders,
  type Parsed,
  readResultSet,
  type ResultSet,
} from "./read/resultSet.ts";

/** Which revisions, and where to write what. */
export interface DiffOptions {
  /** null: the commit where `head` left main */
  base: string | null;
  /** null: the files as they are here */
  head: string | null;
  markdown: string | null;
  html: string | null;
  json: string | null;
  gate: boolean;
}

/** What both ends of a paper of one's own have from this project, and where they differ from it. */
export interface PaperEnds {
  pages: readonly string[];
  /** data/poster.json */
  poster: string;
  /** says a text of this project in the paper's words */
  reword: Reword;
}

/** What the command may touch. */
export interface DiffEdge {
  /** folder of the project, or of a paper of one's own */
  root: string;
  /** of a paper of one's own: its pages, and the poster that they may refer to */
  paper?: PaperEnds;
  line(text: string): void;
  warn(text: string): void;
  /** results of the checked-out code that are not of its keys; without it nothing is said of freshness */
  findStale?(set: ResultSet): Promise<StaleResult[]>;
  write(path: string, content: string): Promise<void>;
}

/** Runs `diff`; returns the exit code. */
export async function diffCommand(options: DiffOptions, edge: DiffEdge): Promise<number> {
  const comparison = await compareRevisions(edge.root, options, edge);
  await writeOutputs(comparison, options, edge);
  const { failed } = comparison.diff.gates;
  for (const { id, before, after, gate } of options.gate ? failed : [])
    edge.warn(`gate failed: ${id} ${before} -> ${after} (${gate})`);
  return options.gate && failed.length > 0 ? 1 : 0;
}

/** Compares two revisions of the project in `root`; see `DiffOptions` for what null stands for. */
export async function compareRevisions(
  root: string,
  { base, head }: Pick<DiffOptions, "base" | "head">,
  { findStale, paper }: Pick<DiffEdge, "findStale" | "paper"> = {},
): Promise<Comparison> {
  const git = openGit(root);
  const folders = paper ? [...paperFolders, ...paper.pages] : comparedFolders;
  const from =
    base === null ? await mergeBase(git, head ?? "HEAD") : await resolveCommit(git, base);
  const parsed: Parsed = { results: new Map(), corpora: new Map() };
  const snapshots = [
    commitSnapshot(git, from, folders),
    headSnapshot(git, { root, head, folders }),
  ];
  const read = async (end: Promise<Snapshot>) => {
    const set = await readResultSet(await end, parsed);
    if (paper) set.texts.set("data/poster.json", paper.poster);
    return set;
  };
  const [old, now] = (await Promise.all(snapshots.map(read))) as [ResultSet, ResultSet];
  const poster = posterOf(now) ?? posterOf(old);
  const isHere = head === null || (await isCheckedOut(git, head));
  return compareSets(old, now, {
    audit: poster ? auditWith(poster) : () => [],
    freshness: isHere && findStale ? await freshnessOf(now, findStale) : elsewhere,
  });
}

const elsewhere: Freshness = { known: false, why: "the head is not what is checked out here" };

/** Whether the files here are those of a commit. */
async function isCheckedOut(git: Git, head: string): Promise<boolean> {
  if ((await resolveCommit(git, head)) !== (await resolveCommit(git, "HEAD"))) return false;
  return (await git(["status", "--porcelain"])).length === 0;
}

/** What cannot be looked up, as a lock that is not that of the code, is said in place of it. */
async function freshnessOf(
  set: ResultSet,
  findStale: NonNullable<DiffEdge["findStale"]>,
): Promise<Freshness> {
  try {
    return { known: true, stale: await findStale(set) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { known: false, why: error.message };
  }
}

interface Head {
  root: string;
  head: string | null;
  folders: readonly string[];
}

async function headSnapshot(git: Git, { root, head, folders }: Head): Promise<Snapshot> {
  if (head === null) return workingTree(git, root, folders);
  return commitSnapshot(git, await resolveCommit(git, head), folders);
}

async function writeOutputs(
  { diff, pictures }: Comparison,
  options: DiffOptions,
  { line, write, paper }: DiffEdge,
): Promise<void> {
  const reword = rewordLines(paper?.reword ?? ((text) => text));
  const markdown = rewordMarkdown(renderMarkdown(diff), reword);
  for (const one of plainText(markdown).split("\n")) line(one);
  if (options.markdown !== null) await write(options.markdown, markdown);
  if (options.json !== null) await write(options.json, formatJson(diff));
  if (options.html === null) return;
  const { renderDiffPage } = await import("./render/page.ts");
  await write(options.html, rewordFacts(await renderDiffPage(diff, pictures), reword));
}
