import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type KeyModules, keyOf, type KeyParts } from "../../../analyses/pipeline/key.ts";
import type { Json } from "../../../analyses/contract/analysis.ts";
import { digestOf, formatJson, roundNumbers } from "../../../analyses/pipeline/results.ts";
import { mean } from "../../../analyses/stats/mean.ts";
import { share } from "../../../analyses/stats/evaluation.ts";
import { diff } from "../../../report/command/diff.ts";
import { diffCommand } from "../../../report/diff/diffCommand.ts";
import type { Diff } from "../../../report/diff/read/change.ts";

const source = join(import.meta.dirname, "../../..");

/** A result file as this project writes it, open to changes. */
export interface ResultFile {
  key: string;
  parts: KeyParts;
  modules: KeyModules;
  images: Record<string, string>;
  result: Record<string, unknown>;
}

/** A copy of the project in a repository of its own, with one commit. */
export interface Project {
  root: string;
  git(...args: string[]): string;
  commit(message: string): string;
  /** replaces a file's text */
  edit(path: string, change: (text: string) => string): void;
  /** changes a result; its key follows its parts */
  editResult(id: string, change: (file: ResultFile) => void): void;
  remove(): void;
}

const isCopied = (path: string) => !/data\/(covers|weights)$/.test(path);

export function copyProject(): Project {
  const root = mkdtempSync(join(tmpdir(), "diff-"));
  for (const name of ["analyses", "data", "report", "package.json", ".gitattributes", ".gitignore"])
    cpSync(join(source, name), join(root, name), { recursive: true, filter: isCopied });
  const project = openProject(root);
  project.git("init", "--quiet", "--initial-branch=main");
  project.git("config", "user.name", "Test");
  project.git("config", "user.email", "test@example.org");
  project.git("config", "commit.gpgsign", "false");
  project.commit("as it is");
  return project;
}

function openProject(root: string): Project {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" }).trim();
  const edit: Project["edit"] = (path, change) => {
    const text = readFileSync(join(root, path), "utf8");
    const changed = change(text);
    if (changed === text) throw new Error(`nothing to change: ${path}`);
    writeFileSync(join(root, path), changed);
  };
  return {
    root,
    git,
    edit,
    commit(message) {
      git("add", "--all");
      git("commit", "--quiet", "--message", message);
      return git("rev-parse", "HEAD");
    },
    editResult(id, change) {
      edit(`analyses/results/${id}.json`, (text) => {
        const file = JSON.parse(text) as ResultFile;
        change(file);
        followRuns(file.result);
        const digest = digestOf({ ...file, result: file.result as Json });
        return formatJson({ ...file, digest, key: keyOf(file.parts) });
      });
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}

/** What `npm run diff` says in its three outputs. */
export interface Outputs {
  code: number;
  markdown: string;
  html: string;
  diff: Diff;
  warnings: string[];
}

export async function runDiff(root: string, ...args: string[]): Promise<Outputs> {
  const files = new Map<string, string>();
  const warnings: string[] = [];
  const argv = [...args, "--markdown", "md", "--html", "html", "--json", "json"];
  const code = await diffCommand(await diff.parse(argv), {
    root,
    line: () => {},
    warn: (text) => warnings.push(text),
    write: async (path, content) => void files.set(path, content),
  });
  const [markdown, html, json] = ["md", "html", "json"].map((name) => files.get(name)!);
  return { code, markdown: markdown!, html: html!, diff: JSON.parse(json!) as Diff, warnings };
}

/** Another answer for some test covers; the shares that rest on answers follow. Ids begin with the genre's folder. */
export function answer(
  model: Record<string, unknown>,
  change: (id: string, line: string) => string,
): void {
  const old = model["predictions"] as Record<string, string>;
  const entries = Object.entries(old).map(([id, line]) => [id, change(id, line)] as const);
  model["predictions"] = Object.fromEntries(entries);
  const guesses = (line: string) => line.split(", ").map((part) => part.replace(/ [\d.]+$/, ""));
  const right = (depth: number, genre = "") => {
    const asked = entries.filter(([id]) => id.startsWith(genre));
    const hits = asked.filter(([id, line]) =>
      guesses(line).slice(0, depth).includes(id.split("/")[0]!),
    );
    return share(hits.length, asked.length);
  };
  const test = model["test"] as Record<string, Record<string, unknown>>;
  const genres = Object.keys(test["byGenre"]!);
  const count = (row: string, column: string) =>
    entries.filter(([id, line]) => id.startsWith(`${row}/`) && guesses(line)[0] === column).length;
  const byName = <T>(value: (genre: string) => T) =>
    Object.fromEntries(genres.map((genre) => [genre, value(genre)]));
  const recalls = genres.map((genre) => right(1, `${genre}/`).value);
  const balanced = mean(recalls);
  const scores = {
    accuracy: right(1),
    top3: right(3),
    byGenre: byName((genre) => right(1, `${genre}/`)),
    balancedAccuracy: { ...share(balanced * entries.length, entries.length), value: balanced },
    confusion: byName((row) => byName((column) => count(row, column))),
  };
  Object.assign(test, roundNumbers(scores));
  const last = (model["epochs"] as { test: { accuracy: number } }[] | undefined)?.at(-1);
  if (last) last.test.accuracy = (test["accuracy"] as unknown as { value: number }).value;
}

/** What is said of all runs of a model follows from them. */
function followRuns(result: Record<string, unknown>): void {
  type Model = { runs?: { test: { accuracy: { value: number } } }[]; testAccuracy?: object };
  for (const { runs, testAccuracy } of Object.values((result["models"] ?? {}) as Model[])) {
    if (!runs || !testAccuracy) continue;
    const values = runs.map(({ test }) => test.accuracy.value);
    const told = {
      count: runs.length,
      mean: mean(values),
      lowest: Math.min(...values),
      highest: Math.max(...values),
    };
    Object.assign(testAccuracy, roundNumbers(told));
  }
}
