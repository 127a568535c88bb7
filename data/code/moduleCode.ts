import { init, parse } from "es-module-lexer";
import { transform } from "esbuild";
import { byCodeUnit } from "../corpus/corpus.ts";
import { canonicalJson, sha256 } from "../hash.ts";

/** What one file does, wherever it lies. */
export interface ModuleCode {
  /** its text without comments, types, layout and the names of what it imports */
  body: string;
  /** static imports by what they bind, then dynamic ones and addresses, in the order of the text */
  imports: ModuleImport[];
}

export interface ModuleImport {
  /** what is taken from it: `import{a,b}from`; empty for a dynamic import or an address */
  takes: string;
  /** as written: `./levels.ts`, `sharp`, `node:path` */
  specifier: string;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * Reads what a module (its path tells TypeScript, JavaScript and JSON apart) does and what it imports: statically,
 * dynamically, and by `new URL("./worker.ts", import.meta.url)`. Throws where an import is computed, since it could not
 * be followed. `types: true` counts imports of types, too.
 */
export async function readModule(
  path: string,
  text: string,
  { types = false } = {},
): Promise<ModuleCode> {
  if (path.endsWith(".json")) return { body: canonicalJson(JSON.parse(text)), imports: [] };
  if (!/\.[cm]?[jt]s$/.test(path)) return { body: sha256(text), imports: [] };
  const code = await plainCode(path, types ? asValues(text) : text);
  await init;
  const found = parse(code, path)[0].filter(({ d }) => d !== -2);
  const computed = found.find(({ n }) => n === undefined);
  if (computed) refuse(path, code.slice(computed.ss, computed.se));
  const loose = /(?<![\w$.])(?:require\(|new URL\((?!")[^;]*?import\.meta\.url\)).{0,40}/.exec(
    code,
  );
  if (loose) refuse(path, loose[0]);
  const statics = found.filter(({ d }) => d === -1);
  const late = [
    ...found.filter(({ d }) => d >= 0).map(({ s, e, n }) => ({ start: s, end: e, specifier: n! })),
    ...addresses(code),
  ].sort((a, b) => a.start - b.start);
  const edits: Edit[] = [
    ...statics.map(({ ss, se }) => ({ start: ss, end: se, text: "" })),
    ...late.map(({ start, end }) => ({ start, end, text: '"#"' })),
  ];
  const taken = statics.map(({ ss, se, s, e, n }) => ({
    takes: inOrder(code.slice(ss, s - 1) + code.slice(e + 1, se)),
    specifier: n!,
  }));
  return {
    body: edit(code, edits).replaceAll(/^[;\n]+/g, ""),
    imports: [
      ...taken.sort((a, b) => byCodeUnit(a.takes, b.takes)),
      ...late.map(({ specifier }) => ({ takes: "", specifier })),
    ],
  };
}

async function plainCode(path: string, text: string): Promise<string> {
  const { code } = await transform(text, {
    loader: path.endsWith("ts") ? "ts" : "js",
    minifyWhitespace: true,
    legalComments: "none",
    target: "es2022",
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    sourcefile: path,
    logLevel: "silent",
  });
  return code;
}

/** Imports and re-exports of types as if they were of values. */
function asValues(text: string): string {
  return text
    .replaceAll(/^(import|export) type (?=(?:\{[^}]*\}|\*[^;]*?|\w+) from )/gm, "$1 ")
    .replaceAll(/^((?:import|export) [^;'"]*?\bfrom )/gm, (head) =>
      head.replaceAll(/\btype (?=\w)/g, ""),
    );
}

/** Where a module names files by `new URL("./x", import.meta.url)`. */
function addresses(code: string): { start: number; end: number; specifier: string }[] {
  const found = code.matchAll(/new URL\(("(\.{1,2}\/[^"]+)"),import\.meta\.url\)/g);
  return [...found].map(({ index, 1: quoted, 2: specifier }) => {
    const start = index + "new URL(".length;
    return { start, end: start + quoted!.length, specifier: specifier! };
  });
}

/** `import{b,a as c}from` with the names sorted. */
function inOrder(takes: string): string {
  return takes.replace(/\{([^}]*)\}/, (_, names: string) => {
    return `{${names.split(",").sort(byCodeUnit).join(",")}}`;
  });
}

function edit(text: string, edits: readonly Edit[]): string {
  let edited = text;
  for (const { start, end, text: inserted } of edits.toSorted((a, b) => b.start - a.start))
    edited = edited.slice(0, start) + inserted + edited.slice(end);
  return edited;
}

function refuse(path: string, code: string): never {
  throw new Error(`computed import: ${code} in ${path} (its code would be missing from the key)`);
}
