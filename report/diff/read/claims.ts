import type { Token } from "markdown-it";
import type { Results } from "../../../analyses/index.ts";
import { lazy } from "../../../analyses/models/algebra/lazy.ts";
import type { KeyParts } from "../../../analyses/pipeline/key.ts";
import { UserError } from "../../../data/error.ts";
import type { Corpus } from "../../../data/corpus/corpus.ts";
import { posterCorpus } from "../../../data/corpus/corpusNames.ts";
import type { Poster } from "../../../data/poster/poster.ts";
import { parsePoster } from "../../../data/poster/parsePoster.ts";
import { type Block, chooseBlocks, parseBlocks } from "../../prose/blocks.ts";
import { checkClaim } from "../../language/claims.ts";
import { readDefinitions } from "../../prose/definitions.ts";
import type { Provenance } from "../../edition/edition.ts";
import { joinSeeds } from "../../edition/joinSeeds.ts";
import { unheldGenres, withoutGenres } from "../../edition/scope/heldGenres.ts";
import { editionScope } from "../../edition/scope/editionScope.ts";
import { parseExpression } from "../../language/expression.ts";
import { createMarkdown } from "../../prose/markdown.ts";
import { fullPath, type Scope } from "../../language/references.ts";
import type { Truth } from "./change.ts";
import { parseJson, type ResultSet } from "./resultSet.ts";

/** Stands for the claims of a file that today's rules cannot read. */
export const wholeFile = "(all claims of this file)";

/** A checked sentence at one end. */
export interface Claim {
  corpus: string;
  file: string;
  line: number;
  sentence: string;
  /** with references in full */
  condition: string;
  truth: Truth;
  /** why it is false or was not checked */
  why: string;
}

/**
 * The claims of every corpus's paper, checked against the results of one end by the rules of today. What those rules
 * cannot read is one claim that was not checked, with the reason.
 */
export function readClaims(set: ResultSet): Claim[] {
  const corpora = [...set.corpora.values()].filter(({ name }) => hasResults(set, name));
  return corpora.flatMap((corpus) => {
    const prose = [...set.texts].filter(([path]) => isProseOf(corpus.name, path));
    const scope = lazy(() => scopeOf(set, corpus));
    return prose.flatMap(([file, text]) => readFile(scope, corpus.name, file, text));
  });
}

/** `edition.md` is for corpora other than the poster's, all other pages for the poster's; a paper of one's own has its pages at the top. */
function isProseOf(corpus: string, path: string): boolean {
  if (/^[a-z]+\.md$/.test(path)) return true;
  if (!/^report\/[^/]+\.md$/.test(path)) return false;
  return (path === "report/edition.md") !== (corpus === posterCorpus);
}

function hasResults({ results }: ResultSet, corpus: string): boolean {
  return [...results.values()].some((stored) => stored.corpus === corpus);
}

function readFile(scopeOf: () => Scope, corpus: string, file: string, text: string): Claim[] {
  try {
    const parsed = parseBlocks(createMarkdown(), file, text);
    const scope = { ...scopeOf(), aliases: readDefinitions(parsed) };
    const tokens = tokensOf(chooseBlocks(parsed, scope));
    const claims = tokens.filter(({ type }) => type === "claim_open");
    return claims.map((token) => check(token, scope, { corpus, file }));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const sentence = wholeFile;
    return [
      { corpus, file, line: 1, sentence, condition: "", truth: "not checked", why: error.message },
    ];
  }
}

function scopeOf(set: ResultSet, corpus: Corpus): Scope {
  const poster = posterOf(set);
  const results: Results = {};
  const provenance: Record<string, Provenance> = {};
  for (const stored of set.results.values())
    if (stored.corpus === corpus.name) {
      Object.assign(results, { [stored.analysis]: stored.result });
      provenance[stored.analysis] = { key: stored.key, parts: stored.parts as KeyParts };
    }
  const left = [...unheldGenres(corpus, results).values()].flat();
  const held = withoutGenres(corpus, left);
  const edition = {
    corpus: held,
    title: corpus.name,
    results: joinSeeds(results, held),
    provenance,
    images: {},
    notices: [],
  };
  return editionScope(edition, poster);
}

function posterOf({ texts, name }: ResultSet): Poster {
  const text = texts.get("data/poster.json");
  if (text === undefined) throw new UserError(`missing: data/poster.json (${name})`);
  return parsePoster(parseJson(text, `data/poster.json (${name})`));
}

function tokensOf(blocks: readonly Block[]): Token[] {
  return blocks.flatMap((block) => {
    if (block.kind === "prose") return childrenOf(block.tokens);
    return [...childrenOf([...block.attributes.values()]), ...tokensOf(block.body)];
  });
}

function childrenOf(tokens: readonly Token[]): Token[] {
  return tokens.flatMap(({ children }) => children ?? []);
}

function check(token: Token, scope: Scope, place: { corpus: string; file: string }): Claim {
  const sentence = token.info;
  const condition = token.content.replace(/"[^"]*"|[A-Za-z_][\w.]*/g, (name) =>
    fullPath(scope, name),
  );
  const claim = { ...place, line: (token.map?.[0] ?? 0) + 1, sentence, condition };
  try {
    const verdict = checkClaim(sentence, parseExpression(token.content), scope);
    if (verdict.checked) return { ...claim, truth: "true", why: "" };
    return { ...claim, truth: "not checked", why: verdict.reason };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const falsehood = `claim is false: ${sentence} `;
    if (!error.message.startsWith(falsehood))
      return { ...claim, truth: "not checked", why: error.message };
    return { ...claim, truth: "false", why: error.message.slice(falsehood.length + 1, -1) };
  }
}
