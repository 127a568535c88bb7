import { counted, firstFew } from "../../language/formats.ts";
import { code, escapeMarkdown } from "../../language/markdownText.ts";
import type { Diff } from "../read/change.ts";
import { listFacts } from "../read/corpora.ts";
import { renameText } from "./words.ts";

/** What happened to the covers, each fact with the first of them. */
export function dataLines({ corpora }: Diff): string[] {
  return corpora.flatMap(({ corpus, renamed, ...change }) => [
    ...renamed.map((rename) => `- ${code(corpus)}: ${renameText(rename, code)}`),
    ...listFacts({ corpus, ...change }).map(
      ([what, ids]) => `- ${code(corpus)}: ${ids.length} ${what}: ${firstFew(ids.map(code), 5)}`,
    ),
  ]);
}

/** Those that compute, or that the project asks for, by name; others are counted. */
export function packageLines({ packages }: Diff): string[] {
  const named = packages.filter(({ computes, direct }) => computes || direct);
  const rest = packages.length - named.length;
  const lines = named.map(({ name, before, after, computes }) => {
    const move = `${escapeMarkdown(before ?? "none")} → ${escapeMarkdown(after ?? "none")}`;
    return `- ${code(name)} ${move}${computes ? ": results depend on it" : ""}`;
  });
  return rest > 0 ? [...lines, `- ${counted(rest, "package")} that others ask for`] : lines;
}
