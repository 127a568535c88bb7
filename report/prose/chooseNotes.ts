import type { Token } from "markdown-it";
import { type Block, tokensOf } from "./blocks.ts";
import { noteMeta, noteReferences, reachedNotes } from "./notes.ts";

/** The blocks without the footnotes that nothing in them refers to any more, the others numbered again from 0. */
export function chooseNotes(blocks: readonly Block[]): Block[] {
  const reached = reachedNotes(tokensOf(blocks));
  const kept = withoutNotes(blocks, reached);
  renumber(
    tokensOf(kept),
    [...reached].sort((a, b) => a - b),
  );
  return kept;
}

/** The notes stand behind all other blocks, and may have directives in them. */
function withoutNotes(blocks: readonly Block[], reached: ReadonlySet<number>): Block[] {
  let isKept = true;
  const keeps = (token: Token): boolean => {
    if (token.type === "footnote_open") isKept = reached.has(noteMeta(token).id);
    if (token.type.startsWith("footnote_block")) return reached.size > 0;
    const kept = isKept;
    if (token.type === "footnote_close") isKept = true;
    return kept;
  };
  return blocks.flatMap((block): Block[] => {
    if (block.kind !== "prose") return isKept ? [block] : [];
    return [{ ...block, tokens: block.tokens.filter(keeps) }];
  });
}

function renumber(tokens: readonly Token[], order: readonly number[]): void {
  const counts = new Map<number, number>();
  for (const token of tokens) {
    for (const reference of noteReferences(token)) {
      const id = order.indexOf(noteMeta(reference).id);
      const subId = counts.get(id) ?? 0;
      reference.meta = { ...noteMeta(reference), id, subId };
      counts.set(id, subId + 1);
    }
    if (/^footnote_(open|anchor)$/.test(token.type))
      token.meta = { ...noteMeta(token), id: order.indexOf(noteMeta(token).id) };
  }
}
