import type { Identify } from "../../data/code/code.ts";
import { UserError } from "../../data/error.ts";
import { canonicalJson, sha256 } from "../../data/hash.ts";
import { own } from "../../data/own.ts";
import { changedModules } from "../../data/code/reach.ts";
import type { EngineChoice, Json, Step } from "../contract/analysis.ts";

/** Part of every key: raise it when results must be made anew although no part below changed. */
const schema = 2;

/** Everything a result depends on, by name, so that a miss can say why. */
export type KeyParts = {
  schema: number;
  /** of the analysis or step */
  name: string;
  /** SHA-256 of its code with everything that it imports */
  code: string;
  params: Json;
  /** hash of the corpus */
  corpus: string;
  /** versions of the packages that compute */
  environment: Record<string, string>;
  /** what trains and runs networks, with its code; null where none does */
  engine: {
    name: string;
    threads: number;
    code: string;
    environment: Record<string, string>;
  } | null;
};

/** What each module did that was run, by path: no part of the key, but says which of them changed. */
export interface KeyModules {
  code: Record<string, string>;
  /** of the engine; null where none is used */
  engine: Record<string, string> | null;
}

/** What a result depends on. */
export interface Dependencies {
  parts: KeyParts;
  modules: KeyModules;
}

/** Where each engine's code begins, by its name. */
const engineModules: Record<EngineChoice["name"], URL> = {
  onnx: new URL("../nn/onnx/onnxEngine.ts", import.meta.url),
  tensorflow: new URL("../nn/tensorflow/nativeEngine.ts", import.meta.url),
  reference: new URL("../nn/tensorflow/referenceEngine.ts", import.meta.url),
};

/** What a computation by `step.module` depends on, with the engine if the step uses one. Throws UserError where there is no such module. */
export async function dependenciesOf(
  step: Step,
  corpus: { hash: string },
  engine: EngineChoice,
  identify: Identify,
): Promise<Dependencies> {
  const { code, modules, packages } = await identify(step.module).catch((cause: unknown) => {
    if (!(cause instanceof UserError)) throw cause;
    throw new UserError(`module of ${step.name}: ${cause.message}`, { cause });
  });
  const { name, threads } = engineOf(step, engine);
  const run = step.usesEngine ? await identify(engineModules[name].href) : null;
  return {
    parts: {
      schema,
      name: step.name,
      code,
      params: step.params,
      corpus: corpus.hash,
      environment: packages,
      engine: run && { name, threads, code: run.code, environment: run.packages },
    },
    modules: { code: modules, engine: run === null ? null : run.modules },
  };
}

/** What a step or an analysis runs on. */
export function engineOf({ engine }: Pick<Step, "engine">, choice: EngineChoice): EngineChoice {
  return engine === undefined ? choice : { ...choice, name: engine };
}

/** SHA-256 of the parts. */
export function keyOf(parts: KeyParts): string {
  return sha256(canonicalJson(parts));
}

/** What changed from one set of dependencies to another, in words: `params.repeats 500 -> 1000`, `code changed: analyses/image/levels.ts`; empty when nothing did. */
export function changes(before: Dependencies, after: Dependencies): string[] {
  const files: Record<string, string[]> = {
    code: changedModules(before.modules.code, after.modules.code),
    "engine.code": changedModules(before.modules.engine ?? {}, after.modules.engine ?? {}),
  };
  return differences(before.parts, after.parts).map((difference) => {
    const { path } = difference;
    if (path === "corpus") return "corpus changed";
    const changed = files[path];
    if (changed === undefined) return formatDifference(difference);
    return changed.length === 0 ? `${path} changed` : `${path} changed: ${few(changed)}`;
  });
}

function few(paths: readonly string[]): string {
  const more = paths.length - 5;
  return paths.slice(0, 5).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** `params.repeats 500 -> 1000`. */
export function formatDifference({ path, before, after }: Difference): string {
  return `${path} ${canonicalJson(before)} -> ${canonicalJson(after)}`;
}

/** A place where two values differ. */
export interface Difference {
  path: string;
  before: Json;
  after: Json;
}

/** Every place at which two objects differ, by name; lists are compared whole. */
export function differences(before: Json, after: Json, path = ""): Difference[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (!isObject(before) || !isObject(after)) return [{ path, before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) =>
    differences(own(before, name) ?? null, own(after, name) ?? null, pathTo(path, name)),
  );
}

/** Every place at which two values differ, item by item of lists, too; in their order. */
export function deepDifferences(before: Json, after: Json, path = ""): Difference[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const [left, right] = [membersOf(before), membersOf(after)];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  if (names.length === 0) return [{ path, before, after }];
  return names.flatMap((name) =>
    deepDifferences(left.get(name) ?? null, right.get(name) ?? null, pathTo(path, name)),
  );
}

/** The first path at which two values differ; null when none does. */
export function firstDifference(before: Json, after: Json): string | null {
  return deepDifferences(before, after)[0]?.path ?? null;
}

function pathTo(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}

function membersOf(value: Json): Map<string, Json> {
  return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
}

/** Whether it is an object with names, not a list. */
export function isObject(value: unknown): value is { [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
