import { allNames } from "../paper/ownAnalyses.ts";
import type { Expression } from "../language/expression.ts";
import { plain } from "../language/formats.ts";
import { type Html, html, joined } from "../language/html.ts";
import { fullPath, lookup, type Named, type Scope } from "../language/references.ts";
import type { Referable } from "./targets.ts";

/** What a checked sentence rests on. */
export interface Evidence {
  /** with the references in full */
  condition: string;
  expression: Expression;
  scope: Scope;
  /** of the edition */
  pages: readonly Referable[];
}

/** What stands behind a sentence: the button with the last word, in one line, what it opens behind them. */
export interface Mark {
  button: Html;
  evidence: Html;
}

/** values of a condition that are written out */
const mostNumbers = 16;

/** Where values come from that are no result of one analysis. */
const sources: Readonly<Record<string, string>> = {
  poster: "data/poster.json",
  audit: "the page Audit",
  byFolds: "analyses/crossValidation.ts and analyses/liteCrossValidation.ts, by folds",
  corpus: "the list of covers",
  told: "Fisher’s tests of the models’ answers",
  best: "the models’ answers to the test covers",
  pairs: "McNemar’s tests of the models’ answers",
};

/** A sign behind a checked sentence that opens its condition, the numbers in it and where they come from; no script needed. */
export function renderEvidence(id: string, evidence: Evidence): Mark {
  const { condition, expression, scope } = evidence;
  const paths = [...new Set(expression.paths.map((path) => fullPath(scope, path)))];
  const numbers = paths.flatMap((path) => numbersAt(path, scope));
  const more = numbers.length - mostNumbers;
  const lines = [...numbers.slice(0, mostNumbers), ...(more > 0 ? [`and ${more} more`] : [])];
  const conditions = condition.split(/ (?=and )/).join("\n");
  return renderMark(
    id,
    "✓",
    html`Checked. Were this false, the page could not have been built:\n${conditions}\n\nThe values are:\n${lines.join("\n")}\n\nThey come from ${sourcesOf(paths, evidence)}.`,
  );
}

/** The same behind a sentence that could not be checked. */
export function renderUnchecked(id: string, reason: string): Mark {
  return renderMark(id, "?", html`Not checked: ${reason}`);
}

function renderMark(id: string, sign: string, content: Html): Mark {
  const label = sign === "?" ? "Not checked: why" : "Checked: on what";
  return {
    button: html`<button class="check" type="button" popovertarget="${id}" aria-label="${label}">${sign}</button>`,
    evidence: html`<span class="evidence" id="${id}" popover>${content}</span>`,
  };
}

function numbersAt(path: string, scope: Scope): string[] {
  const found = lookup({ values: scope.values, missing: scope.missing }, path);
  if (!path.split(".").includes("each")) return [`${path} = ${short(found)}`];
  return (found as Named[]).map(({ name, value }) => `${path}, ${name}: ${short(value)}`);
}

function short(value: unknown): string {
  return typeof value === "number" ? plain(value, 4) : JSON.stringify(value);
}

function sourcesOf(paths: readonly string[], { pages }: Evidence): Html {
  const roots = [...new Set(paths.map((path) => path.split(".", 1).join()))];
  const methods = pages.find(({ name }) => name === "methods");
  const named = roots.map((root) => {
    if (!allNames().includes(root)) return sources[root] ?? root;
    const file = `analyses/${root}.ts`;
    return methods ? html`<a href="${methods.path}#analysis-${root}">${file}</a>` : file;
  });
  return joined(named, ", ");
}
