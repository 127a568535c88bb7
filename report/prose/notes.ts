import type { Token } from "markdown-it";

/** Which footnote a token of markdown-it-footnote is about. */
export interface NoteMeta {
  /** from 0 */
  id: number;
  /** 0 for the first reference to it */
  subId?: number;
}

export function noteMeta({ meta }: Token): NoteMeta {
  return meta as unknown as NoteMeta;
}

/** The references to footnotes in block tokens. */
export function noteReferences({ children }: Token): Token[] {
  return (children ?? []).filter(({ type }) => type === "footnote_ref");
}

/** Numbers, from 0, of the footnotes that the text refers to, itself or in a footnote that it refers to. */
export function reachedNotes(tokens: readonly Token[]): ReadonlySet<number> {
  const named = referencesByNote(tokens);
  const reached = new Set<number>();
  const visit = (from: number | "text"): void => {
    for (const id of named.get(from) ?? []) {
      if (reached.has(id)) continue;
      reached.add(id);
      visit(id);
    }
  };
  visit("text");
  return reached;
}

function referencesByNote(tokens: readonly Token[]): Map<number | "text", number[]> {
  const named = new Map<number | "text", number[]>([["text", []]]);
  let place: number | "text" = "text";
  for (const token of tokens) {
    if (token.type === "footnote_open") named.set((place = noteMeta(token).id), []);
    if (token.type === "footnote_close") place = "text";
    named.get(place)!.push(...noteReferences(token).map((one) => noteMeta(one).id));
  }
  return named;
}
