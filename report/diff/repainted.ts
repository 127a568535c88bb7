import { changedImports, importedFiles } from "../../data/imports.ts";
import type { ResultChange } from "./change.ts";
import type { ResultSet } from "./resultSet.ts";

const figure = /^report\/figures\/([^/]+)\.ts$/;
const drawing = /^report\/(figures|plots)\//;

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
    if (dataMoved(path, after, results)) continue;
    const files = await changedImports(path, before, after);
    if (files.length > 0) repainted.push({ figure: name, files });
  }
  return repainted;
}

function drawingFiles({ texts }: ResultSet): Map<string, string> {
  return new Map([...texts].filter(([path]) => drawing.test(path)));
}

function isFigure(path: string, files: Map<string, string>): boolean {
  return /: Figure = \{/.test(files.get(path)!);
}

/** Whether a result that the figure shows differs. */
function dataMoved(
  path: string,
  files: Map<string, string>,
  results: readonly ResultChange[],
): boolean {
  const texts = importedFiles(path, files).map((file) => files.get(file)!);
  const needs = texts.flatMap((text) => /needs: "(\w+)"/.exec(text)?.[1] ?? []);
  return results.some(
    ({ id, state }) =>
      state !== "same" && state !== "recomputed" && needs.includes(id.split("/")[1]!),
  );
}
