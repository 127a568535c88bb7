import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { UserError } from "../error.ts";
import { sha256 } from "../hash.ts";
import { writeWhole } from "../writeWhole.ts";
import type { ModuleCode } from "./moduleCode.ts";

/** Modules of the project as they were when first read. */
export interface ModuleMemory {
  /** by path relative to the root; throws UserError where there is none */
  read(path: string): Promise<ModuleCode>;
  /** keeps what was read for the next run */
  save(): Promise<void>;
}

/** Modules below `root`; what a text was read as is kept in `.cache/code/`, by the text and what reads it. */
export function rememberModules(root: string): ModuleMemory {
  const file = join(root, ".cache/code", `${readerHash()}.json`);
  const found = new Map<string, Promise<ModuleCode>>();
  let isSaved = true;
  const known = readKnown(file);
  const read = async (path: string): Promise<ModuleCode> => {
    const text = await readFile(join(root, path), "utf8").catch((cause: unknown) => {
      throw new UserError(`no such file: ${path}`, { cause });
    });
    const name = `${path.slice(path.lastIndexOf("."))} ${sha256(text)}`;
    const module = known.get(name) ?? (await readAnew(path, text));
    isSaved &&= known.has(name);
    known.set(name, module);
    return module;
  };
  return {
    read: (path) => {
      const module = found.get(path) ?? read(path);
      found.set(path, module);
      return module;
    },
    async save() {
      if (isSaved) return;
      isSaved = true;
      const text = JSON.stringify([...known]);
      await writeWhole(file, `${sha256(text)}${text}`);
    },
  };
}

/** Loads what it takes only here: most builds read nothing anew. */
async function readAnew(path: string, text: string): Promise<ModuleCode> {
  const { readModule } = await import("./moduleCode.ts");
  return readModule(path, text);
}

/** Empty when there is none, or when it is damaged. */
function readKnown(file: string): Map<string, ModuleCode> {
  const content = readText(file);
  const [digest, text] = [content.slice(0, 64), content.slice(64)];
  return new Map(sha256(text) === digest ? JSON.parse(text) : []);
}

/** What a module is read by: esbuild, the lexer, and what is asked of them. */
function readerHash(): string {
  const load = createRequire(import.meta.url);
  const { version } = load("esbuild/package.json") as { version: string };
  const asked = [load.resolve("es-module-lexer"), join(import.meta.dirname, "moduleCode.ts")];
  return sha256([version, ...asked.map(readText)].join(" "));
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // not there
  }
}
