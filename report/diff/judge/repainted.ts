import { readModule } from "../../../data/code/moduleCode.ts";
import { changedModules, reach } from "../../../data/code/reach.ts";
import type { ResultChange } from "../read/change.ts";
import type { ResultSet } from "../read/resultSet.ts";

const figure = /^(?:report\/)?figures\/([^/]+)\.ts$/;
const drawing = /^(report\/)?(figures|plots)\//;

/** Figures drawn by other code than before from results that did not change: they are only painted anew. */
export async function findRepainted(
  base: ResultSet,
  head: ResultSet,
  results: readonly ResultChange[],
): Promise<{ figure: string; files: string[] }[]> {
  const [before, after] = [drawingFiles(base), drawingFiles(head)];
  const repainted: { figure: string; files: string[] }[] = [];
  for (const path of after.keys()) {
    const name = figure.exec(path)?.[1];
    if (name === undefined || !before.has(path) || !isFigure(path, after)) continue;
    const [old, now] = [await modulesOf(path, before), await modulesOf(path, after)];
    if (dataMoved(Object.keys(now), after, results)) continue;
    const files = changedModules(old, now);
    if (files.length > 0) repainted.push({ figure: name, files });
  }
  return repainted;
}

function drawingFiles({ texts }: ResultSet): Map<string, string> {
  return new Map([...texts].filter(([path]) => drawing.test(path)));
}

/** What each drawing module does that a figure imports. */
async function modulesOf(path: string, files: Map<string, string>) {
  const read = async (path: string) => {
    const text = files.get(path);
    return text === undefined ? null : readModule(path, text);
  };
  return (await reach(path, read)).modules;
}

function isFigure(path: string, files: Map<string, string>): boolean {
  return /: Figure = \{/.test(files.get(path)!);
}

/** Whether a result that the figure shows differs. */
function dataMoved(
  paths: readonly string[],
  files: Map<string, string>,
  results: readonly ResultChange[],
): boolean {
  const texts = paths.map((path) => files.get(path)!);
  const needs = texts.flatMap((text) => /needs: "(\w+)"/.exec(text)?.[1] ?? []);
  return results.some(
    ({ id, state }) =>
      state !== "same" && state !== "recomputed" && needs.includes(id.split("/")[1]!),
  );
}
