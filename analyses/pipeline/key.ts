import type { Identify } from "../../data/code.ts";
import { UserError } from "../../data/error.ts";
import { canonicalJson, sha256 } from "../../data/hash.ts";
import type { EngineChoice, Json, Step } from "../analysis.ts";

/** Part of every key: raise it when results must be made anew although no part below changed. */
const schema = 1;

/** Everything a result depends on, by name, so that a miss can say why. */
export type KeyParts = {
  schema: number;
  /** of the analysis or step */
  name: string;
  /** SHA-256 of the bundled code */
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

/** Where each engine's code begins, by its name. */
const engineModules: Record<EngineChoice["name"], string> = {
  onnx: "analyses/nn/onnx/onnxEngine.ts",
  tensorflow: "analyses/nn/tensorflow/nativeEngine.ts",
  reference: "analyses/nn/tensorflow/referenceEngine.ts",
};

/** Key parts of a computation by `step.module`, with the engine if the step uses one. Throws UserError where there is no such module. */
export async function keyParts(
  step: Step,
  corpus: { hash: string },
  engine: EngineChoice,
  identify: Identify,
): Promise<KeyParts> {
  const { code, packages } = await identify(step.module).catch((cause: unknown) => {
    if (!(cause instanceof UserError)) throw cause;
    throw new UserError(`module of ${step.name}: ${cause.message}`, { cause });
  });
  return {
    schema,
    name: step.name,
    code,
    params: step.params,
    corpus: corpus.hash,
    environment: packages,
    engine: step.usesEngine ? await engineParts(engine, identify) : null,
  };
}

async function engineParts(
  { name, threads }: EngineChoice,
  identify: Identify,
): Promise<KeyParts["engine"]> {
  const { code, packages } = await identify(engineModules[name]);
  return { name, threads, code, environment: packages };
}

/** SHA-256 of the parts. */
export function keyOf(parts: KeyParts): string {
  return sha256(canonicalJson(parts));
}

/** What changed from one set of parts to another, in words: `params.repeats 500 -> 1000`, `code changed`; empty when nothing did. */
export function differences(before: Json, after: Json, path = ""): string[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (!isObject(before) || !isObject(after)) return [describe(path, before, after)];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) =>
    differences(before[name] ?? null, after[name] ?? null, path ? `${path}.${name}` : name),
  );
}

/** The first path at which two values differ; null when none does. */
export function firstDifference(before: Json, after: Json, path = ""): string | null {
  if (canonicalJson(before) === canonicalJson(after)) return null;
  const [left, right] = [membersOf(before), membersOf(after)];
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const [a, b] = [left.get(name) ?? null, right.get(name) ?? null];
    const found = firstDifference(a, b, path ? `${path}.${name}` : name);
    if (found !== null) return found;
  }
  return path;
}

function membersOf(value: Json): Map<string, Json> {
  return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
}

function describe(path: string, before: Json, after: Json): string {
  if (path === "code" || path === "engine.code" || path === "corpus") return `${path} changed`;
  return `${path} ${canonicalJson(before)} -> ${canonicalJson(after)}`;
}

/** Whether it is an object with names, not a list. */
export function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
