import { formatJson } from "../../analyses/pipeline/results.ts";
import { type Git, openGit } from "../git/git.ts";
import { mergeBase, resolveCommit } from "../git/revision.ts";
import { commitSnapshot, type Snapshot, workingTree } from "../git/snapshot.ts";
import { auditWith, posterOf } from "./auditSet.ts";
import { compareSets, type Comparison } from "./judge/compare.ts";
import { renderMarkdown } from "./render/markdown.ts";
import { comparedFolders, type Parsed, readResultSet, type ResultSet } from "./read/resultSet.ts";

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

/** What the command may touch. */
export interface DiffEdge {
  /** folder of the project */
  root: string;
  line(text: string): void;
  warn(text: string): void;
  write(path: string, content: string): Promise<void>;
}

/** Runs `diff`; returns the exit code. */
export async function diffCommand(options: DiffOptions, edge: DiffEdge): Promise<number> {
  const comparison = await compareRevisions(edge.root, options);
  await writeOutputs(comparison, options, edge);
  const { failed } = comparison.diff.gates;
  for (const { id, before, after } of options.gate ? failed : [])
    edge.warn(`gate failed: ${id} ${before} -> ${after}`);
  return options.gate && failed.length > 0 ? 1 : 0;
}

/** Compares two revisions of the project in `root`; see `DiffOptions` for what null stands for. */
export async function compareRevisions(
  root: string,
  { base, head }: Pick<DiffOptions, "base" | "head">,
): Promise<Comparison> {
  const git = openGit(root);
  const from =
    base === null ? await mergeBase(git, head ?? "HEAD") : await resolveCommit(git, base);
  const parsed: Parsed = { results: new Map(), corpora: new Map() };
  const snapshots = [commitSnapshot(git, from, comparedFolders), headSnapshot(git, root, head)];
  const read = async (end: Promise<Snapshot>) => readResultSet(await end, parsed);
  const [old, now] = (await Promise.all(snapshots.map(read))) as [ResultSet, ResultSet];
  const poster = posterOf(now) ?? posterOf(old);
  return poster ? compareSets(old, now, auditWith(poster)) : compareSets(old, now);
}

async function headSnapshot(git: Git, root: string, head: string | null): Promise<Snapshot> {
  if (head === null) return workingTree(git, root, comparedFolders);
  return commitSnapshot(git, await resolveCommit(git, head), comparedFolders);
}

async function writeOutputs(
  { diff, pictures }: Comparison,
  options: DiffOptions,
  { line, write }: DiffEdge,
): Promise<void> {
  const markdown = renderMarkdown(diff);
  for (const one of markdown.trimEnd().split("\n")) line(one);
  if (options.markdown !== null) await write(options.markdown, markdown);
  if (options.json !== null) await write(options.json, formatJson(diff));
  if (options.html === null) return;
  const { renderDiffPage } = await import("./render/page.ts");
  await write(options.html, await renderDiffPage(diff, pictures));
}
