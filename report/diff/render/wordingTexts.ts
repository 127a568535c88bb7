import { cut } from "../../language/markdownText.ts";
import type { Diff } from "../read/change.ts";

/** One change of a text: `gone` and `come` are what it was and is, null where one was not there. */
export interface TextMove {
  path: string;
  gone: string | null;
  come: string | null;
}

/** What texts said and say, but for claims that are told with what they were, and nothing else of their sentences. */
export function textMoves({ wordings, claims }: Diff): TextMove[] {
  const isTold = (gone: string, come: string) =>
    claims.some(
      ({ sentence, formerly }) =>
        formerly && unasked(gone).replace(formerly.sentence, sentence) === unasked(come),
    );
  return wordings.flatMap(({ path, gone, come }): TextMove[] => {
    if (gone.length === come.length)
      return gone.flatMap((text, i) =>
        isTold(text, come[i]!) ? [] : [{ path, ...aroundDifference(text, come[i]!) }],
      );
    return [
      ...gone.map((text) => ({ path, gone: cut(text, longest), come: null })),
      ...come.map((text) => ({ path, gone: null, come: cut(text, longest) })),
    ];
  });
}

/** Without the conditions of claims. */
function unasked(text: string): string {
  return text.replaceAll(/\{claim:[^{}]*\}/g, "");
}

const longest = 200;

/** Long ones from where they differ, with some words before. */
function aroundDifference(gone: string, come: string): { gone: string; come: string } {
  const same = [...gone].findIndex((letter, i) => letter !== come[i]);
  const start = gone.length + come.length > 2 * longest ? Math.max(0, same - 60) : 0;
  const part = (text: string) => cut(`${start > 0 ? "…" : ""}${text.slice(start)}`, longest);
  return { gone: part(gone), come: part(come) };
}
