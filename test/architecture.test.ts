import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { readModule } from "../data/code/moduleCode.ts";

const root = join(import.meta.dirname, "..");

/** The rooms in order, as contributors read it: each imports from those before it and from itself, types included. */
const rooms = [
  ...readFileSync(join(root, "CONTRIBUTING.md"), "utf8").matchAll(/^\| `([a-z/A-Z]+)\/` /gm),
].map((match) => match[1]!);
rooms.push(".");

/** The edge: the only files and rooms of analyses and report that may touch the disk, the network or the console, or wait. */
const edge = [
  "analyses/pipeline/cache.ts",
  "analyses/pipeline/packs.ts",
  "analyses/pipeline/results.ts",
  "report/paper/readPaper.ts",
  "report/paper/starter.ts",
  "report/site/sources.ts",
  "report/site/write.ts",
  "report/diff/render/readStyle.ts",
  "report/site/print/chromium.ts",
  "report/preview/preview.ts",
  "report/preview/server.ts",
  "report/browser/notFound.ts",
  "report/browser/try/page.ts",
  "report/browser/try/loadNetwork.ts",
  "report/browser/try/worker.ts",
  "report/command/line/terminal.ts",
  "report/git",
];

const sources = await Promise.all(
  [...["data", "analyses", "report"].flatMap(filesIn), "build.ts"].map(async (path) => {
    const text = readFileSync(join(root, path), "utf8");
    return { path, text, code: stripComments(text), imports: await importsOf(path, text) };
  }),
);

/** Paths of the files, and names of the packages, that a file imports, types included. */
async function importsOf(path: string, text: string): Promise<string[]> {
  const { imports } = await readModule(path, text, { types: true });
  return imports.map(({ specifier }) =>
    specifier.startsWith(".") ? normalize(join(dirname(path), specifier)) : specifier,
  );
}

function filesIn(dir: string): string[] {
  return readdirSync(join(root, dir), { recursive: true, encoding: "utf8" })
    .map((name) => join(dir, name))
    .filter((path) => path.endsWith(".ts"))
    .sort();
}

function stripComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\s)\/\/.*$/gm, "");
}

const offenders = (files: { path: string }[]) => files.map(({ path }) => path);

test("a room imports from the rooms before it: data <- analyses <- report <- build.ts", () => {
  const placeOf = (path: string) => rooms.indexOf(dirname(path));
  const paths = new Set(offenders(sources));
  const backwards = sources.flatMap(({ path, imports }) =>
    imports
      .filter((target) => paths.has(target) && placeOf(target) > placeOf(path))
      .map((target) => `${path} -> ${target}`),
  );
  expect(backwards).toEqual([]);
});

test("every module lies in a room, and every room has one", () => {
  const folders = new Set(sources.map(({ path }) => dirname(path)));
  expect([...folders].sort()).toEqual([...rooms].sort());
});

test("there is no import cycle, of types or of code", () => {
  const graph = new Map(sources.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
    if (done.has(path) || trail.includes(path)) return;
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  expect(cycles).toEqual([]);
});

test("keys cover the code they name: analyses and steps themselves, drawings a file that they import", () => {
  const named = sources.flatMap(({ path, code, imports }) => {
    const modules = code.matchAll(/\bmodule(?:: | = )(?:new URL\("([^"]+)", )?import\.meta\.url/g);
    return [...modules].map(([, file]) => ({
      path,
      isRight: file === undefined || imports.includes(normalize(join(dirname(path), file))),
    }));
  });
  expect(named.length).toBeGreaterThan(20);
  expect(offenders(named.filter(({ isRight }) => !isRight))).toEqual([]);
});

test("no clock, chance or locale in analyses, report and the drawing of covers", () => {
  const forbidden =
    /Math\.random|Date\.now|new Date\b|performance\.now|toLocale|localeCompare|\bIntl\.|process\.env(?!\[[^\]]+\] = )|crypto\.random/;
  const pure = sources.filter(({ path }) => path !== "build.ts");
  expect(offenders(pure.filter(({ code }) => forbidden.test(code)))).toEqual([]);
});

test("analyses and report touch disk, network and console only at the edge", () => {
  const forbidden =
    /"node:(fs|http|https|net|child_process)(\/promises)?"|\bfetch\(|console\.|process\.(std|exit|cwd|argv)/;
  const isInner = (path: string) =>
    /^(analyses|report)\//.test(path) && !edge.includes(path) && !edge.includes(dirname(path));
  const inner = sources.filter(({ path }) => isInner(path));
  expect(offenders(inner.filter(({ code }) => forbidden.test(code)))).toEqual([]);
});

test("directory listings are sorted", () => {
  const listing = sources.filter(({ code }) => /readdir/.test(code));
  expect(
    offenders(listing.filter(({ code }) => !/\.sort\(/.test(code) && !/removeOthers/.test(code))),
  ).toEqual([]);
});

test("no any, enum, namespace or decorator; no file over 300 lines", () => {
  const forbidden =
    /: any\b|\bas any\b|<any>|@ts-(ignore|expect-error)|^\s*(export )?(enum|namespace) /m;
  expect(offenders(sources.filter(({ code }) => forbidden.test(code)))).toEqual([]);
  expect(offenders(sources.filter(({ text }) => text.split("\n").length > 300))).toEqual([]);
});

test("no literal is spread to steer the formatter, but where results would be stale without it", () => {
  expect(offenders(sources.filter(({ code }) => code.includes("...{")))).toEqual([
    "analyses/image/histograms/comparePairs.ts",
    "analyses/image/histograms/coverSums.ts",
    "analyses/tuning/tuningRun.ts",
  ]);
});

test("there is no other folder at the top", () => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(\.|dist-)/.test(entry.name))
    .map(({ name }) => name);
  expect(["analyses", "data", "dist", "node_modules", "report", "test", "workflow"]).toEqual(
    expect.arrayContaining(folders),
  );
});
