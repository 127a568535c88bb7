import { Ajv, type ErrorObject } from "ajv";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { Mistakes } from "../../data/mistakes.ts";
import { nearest, unknownName } from "../language/nearest.ts";
import { paperProblems } from "./checkPaper.ts";
import type { Paper } from "./paper.ts";
import schema from "./paper.schema.json" with { type: "json" };
import { builtInWords } from "./words.ts";

type Stated = Omit<Paper, "words" | "rights"> & {
  words?: Partial<Paper["words"]>;
  rights?: Partial<Paper["rights"]>;
};

const validate = new Ajv({ allErrors: true, verbose: true }).compile<Stated>(schema);

/**
 * A `paper.yaml`, as `paper.schema.json` says it must be. Throws one UserError with a line for each mistake,
 * `file:line: what to do`.
 */
export function parsePaper(text: string, file: string): Paper {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const refuse = (problems: readonly [offset: number, problem: string][]): never => {
    const told = problems.map(([at, problem]) => `${file}:${lines.linePos(at).line}: ${problem}`);
    throw new Mistakes([...new Set(told)]);
  };
  if (document.errors.length > 0)
    refuse(document.errors.map(({ pos, message }) => [pos[0], `not YAML: ${message}`]));
  const value: unknown = document.toJS();
  if (!validate(value)) {
    const told = validate.errors!.filter((error, _, all) => !isMistyped(error, all));
    return refuse(told.map((error) => problemOf(error, document)));
  }
  const wrong = paperProblems(value).map(([path, problem]): [number, string] => {
    return [offsetOf(document, path), problem];
  });
  if (wrong.length > 0) refuse(wrong);
  const { words, rights, ...stated } = value;
  return {
    ...stated,
    words: { ...builtInWords, ...words },
    rights: { singles: false, averages: true, ...rights },
  };
}

/** Whether a name is missing because it is mistyped, which is told already. */
function isMistyped({ keyword, params, instancePath }: ErrorObject, all: readonly ErrorObject[]) {
  return (
    keyword === "required" &&
    all.some(
      (other) =>
        other.keyword === "additionalProperties" &&
        other.instancePath === instancePath &&
        nearestOf(other) === params["missingProperty"],
    )
  );
}

function nearestOf({ params, parentSchema }: ErrorObject): string | undefined {
  const { properties = {} } = parentSchema as { properties?: object };
  return nearest(String(params["additionalProperty"]), Object.keys(properties));
}

/** The line of a name of a `paper.yaml`, from 1. */
export function lineOf(text: string, name: string): number {
  const lines = new LineCounter();
  return lines.linePos(keyOffset(parseDocument(text, { lineCounter: lines }), [], name)).line;
}

/** Where a mistake begins in the text, and what it is. */
function problemOf(error: ErrorObject, document: Document): [number, string] {
  const path = error.instancePath.split("/").slice(1);
  const { keyword, params, data } = error;
  const parent = error.parentSchema as { description: string; properties?: object };
  const place = placeOf(path);
  if (keyword === "required")
    return [offsetOf(document, path), `missing: ${place}${String(params["missingProperty"])}`];
  if (keyword === "additionalProperties") {
    const name = String(params["additionalProperty"]);
    const known = Object.keys(parent.properties ?? {});
    return [keyOffset(document, path, name), unknownName("name", `${place}${name}`, known)];
  }
  const received = data === null ? "nothing" : JSON.stringify(data);
  const expected = `expected ${parent.description}, received ${received}`;
  return [offsetOf(document, path), `${place.slice(0, -1)}: ${expected}`.replace(/^: /, "")];
}

/** `authors[0].` of ["authors", "0"]. */
function placeOf(path: readonly string[]): string {
  const written = path.map((name) => (/^\d+$/.test(name) ? `[${name}]` : `.${name}`)).join("");
  return written === "" ? "" : `${written.slice(1)}.`;
}

/** Of the value at a path, or of what holds it. */
function offsetOf(document: Document, path: readonly string[]): number {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function keyOffset(document: Document, path: readonly string[], name: string): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === name) : null;
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : offsetOf(document, path);
}
