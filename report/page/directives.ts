import type { Block, Directive } from "../prose/blocks.ts";
import type { Figure } from "../figures/figure.ts";
import { figures } from "../figures/index.ts";
import { unknownName } from "../language/nearest.ts";
import { parts } from "./parts/index.ts";
import type { Part } from "./parts/part.ts";
import { failAt } from "../language/place.ts";
import { type TableKind, tables } from "../tables/index.ts";

/** The figure that a directive names; throws UserError for an unknown one, as do the others. */
export function figureOf(block: Directive): Figure {
  return find(figures, block);
}

export function tableOf(block: Directive): TableKind {
  return find(tables, block);
}

export function partOf(block: Directive): Part {
  return find(parts, block);
}

/** Throws UserError for the first directive that names a figure, table or part that there is not. */
export function checkDirectives(blocks: readonly Block[]): void {
  for (const block of blocks) {
    if (block.kind === "prose") continue;
    if (block.kind === "figure") figureOf(block);
    if (block.kind === "table") tableOf(block);
    if (block.kind === "part") partOf(block);
    checkDirectives(block.body);
  }
}

function find<T>(known: Readonly<Record<string, T>>, { kind, argument, place }: Directive): T {
  const found = Object.hasOwn(known, argument) ? known[argument] : undefined;
  return found ?? failAt(place, unknownName(kind, argument, Object.keys(known)));
}
