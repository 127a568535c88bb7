import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** Each folder may import from those before it, and from itself. */
const layers = ["data", "analyses", "report", "build.ts"];
/** The edge: the only files that may touch the disk or the network, or wait. */
const edge = [
  "analyses/pipeline/cache.ts",
  "analyses/pipeline/results.ts",
  "report/site/sources.ts",
  "report/site/write.ts",
  "report/diff/render/readStyle.ts",
  "report/site/chromium.ts",
  "report/preview/preview.ts",
  "report/preview/server.ts",
  "report/browser/notFound.ts",
];

const sources = [...layers.slice(0, 3).flatMap(filesIn), "build.ts"].map((path) => ({
  path,
  text: readFileSync(join(root, path), "utf8"),
  code: stripComments(readFileSync(join(root, path), "utf8")),
}));

function filesIn(dir: string): string[] {
  return readdirSync(join(root, dir), { recursive: true, encoding: "utf8" })
    .map((name) => join(dir, name))
    .filter((path) => path.endsWith(".ts"))
    .sort();
}

function stripComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\s)\/\/.*$/gm, "");
}

function importsOf(path: string, code: string): { target: string; typeOnly: boolean }[] {
  const pattern = /(?:import|export)\s+(type\s)?[^"';]*?from\s*"([^"]+)"|import\s*\(?\s*"([^"]+)"/g;
  return [...code.matchAll(pattern)].map((match) => {
    const name = match[2] ?? match[3]!;
    const target = name.startsWith(".") ? normalize(join(dirname(path), name)) : name;
    return { target, typeOnly: match[1] !== undefined };
  });
}

const layerOf = (path: string) => layers.indexOf(path.split("/")[0]!);
const offenders = (files: { path: string }[]) => files.map(({ path }) => path);

test("imports go one way: data <- analyses <- report <- build.ts", () => {
  const backwards = sources.flatMap(({ path, code }) =>
    importsOf(path, code)
      .filter(({ target }) => layerOf(target) > layerOf(path))
      .map(({ target }) => `${path} -> ${target}`),
  );
  expect(backwards).toEqual([]);
});

test("in analyses, instruments do not import findings", () => {
  const findings = sources
    .map(({ path }) => path)
    .filter((path) => /^analyses\/[^/]+\.ts$/.test(path));
  const frame = [
    "analysis",
    "cache",
    "compute",
    "index",
    "names",
    "key",
    "quick",
    "reproduce",
    "results",
  ];
  const isFinding = (path: string) =>
    findings.includes(path) && !frame.some((name) => path === `analyses/${name}.ts`);
  const wrong = sources
    .filter(({ path }) => /^analyses\/[^/]+\//.test(path))
    .flatMap(({ path, code }) =>
      importsOf(path, code)
        .filter(({ target }) => isFinding(target))
        .map(({ target }) => `${path} -> ${target}`),
    );
  expect(wrong).toEqual([]);
});

test("there is no import cycle", () => {
  const graph = new Map(
    sources.map(({ path, code }) => [
      path,
      importsOf(path, code)
        .filter(({ typeOnly }) => !typeOnly)
        .map(({ target }) => target),
    ]),
  );
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
  const named = sources.flatMap(({ path, code }) => {
    const own = importsOf(path, code).map(({ target }) => target);
    const modules = code.matchAll(/\bmodule(?:: | = )(?:new URL\("([^"]+)", )?import\.meta\.url/g);
    return [...modules].map(([, file]) => ({
      path,
      isRight: file === undefined || own.includes(normalize(join(dirname(path), file))),
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
  const inner = sources.filter(
    ({ path }) =>
      layerOf(path) >= 1 &&
      path !== "build.ts" &&
      !edge.includes(path) &&
      path !== "report/command/terminal.ts",
  );
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

test("there is no other folder at the top", () => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(\.|dist-)/.test(entry.name))
    .map(({ name }) => name);
  expect(["analyses", "data", "dist", "node_modules", "report", "test"]).toEqual(
    expect.arrayContaining(folders),
  );
});
