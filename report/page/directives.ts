import type { Block, Directive } from "../prose/blocks.ts";
import type { Figure } from "../figures/figure.ts";
import { figures } from "../figures/index.ts";
import { unknownName } from "../language/nearest.ts";
import { parts } from "./parts/index.ts";
import type { Part } from "./parts/part.ts";
import { isRecord, ownExports } from "../paper/ownExports.ts";
import { failAt } from "../language/place.ts";
import { type TableKind, tables } from "../tables/index.ts";

/** The figure that a directive names; throws UserError for an unknown one, as do the others. */
export function figureOf(block: Directive): Figure {
  return find({ ...figures, ...ownFigures() }, block);
}

export function tableOf(block: Directive): TableKind {
  return find({ ...tables, ...ownTables() }, block);
}

export function partOf(block: Directive): Part {
  return find(parts, block);
}

function ownFigures(): Record<string, Figure> {
  return ownExports<Figure>({
    folder: "figures",
    what: "a figure",
    known: Object.keys(figures),
    expected: (name) =>
      `expected export const ${name}: Figure = { needs: "ANALYSIS", async render(context, text) { ... } }`,
    isOne: (value): value is Figure => isRecord(value) && typeof value["render"] === "function",
  });
}

function ownTables(): Record<string, TableKind> {
  return ownExports<TableKind>({
    folder: "tables",
    what: "a table",
    known: Object.keys(tables),
    expected: (name) =>
      `expected export const ${name}: TableKind = { needs: "ANALYSIS", table(edition, poster) { ... } }`,
    isOne: (value): value is TableKind => isRecord(value) && typeof value["table"] === "function",
  });
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
