import type { AuditRow } from "../audit/posterAudit.ts";
import { againstInWords, facetsOf, outcomeLabels, outcomeOf, outcomes } from "../audit/outcome.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { auditRows } from "../edition/scope/auditScope.ts";
import { slug } from "../prose/contents.ts";
import type { Edition } from "../edition/edition.ts";
import type { Cell, Table } from "./table.ts";

/** Every published statement, grouped by what came of it: where it stands, what it was held against, the verdict and why. */
export function audit(edition: Edition, poster: Poster): Table {
  const all = auditRows(edition, poster);
  const groups = outcomes
    .map((outcome) => ({ outcome, own: all.filter((row) => outcomeOf(row) === outcome) }))
    .filter(({ own }) => own.length > 0);
  const rows = groups.flatMap(({ own }) => own);
  return {
    columns: ["statement", "published", "held against", "verdict", "why"].map((label) => ({
      label,
    })),
    rows: rows.map((row) => cells(row, edition)),
    marks: rows.map((row) => ({ id: rowId(row), kind: facetsOf(row) })),
    groups: groups.map(({ outcome, own }) => ({
      id: `verdict-${outcome}`,
      label: `${outcomeLabels[outcome]}: ${own.length}`,
      rows: own.length,
    })),
  };
}

/** Of the row of `audit`. */
export function rowId({ id }: AuditRow): string {
  return `audit-${id}`;
}

function cells(row: AuditRow, edition: Edition): Cell[] {
  const { text, place, published, verdict, reason, see } = row;
  return [
    [text, { text: place, href: `#${placeId(place)}` }],
    published,
    againstInWords(row),
    verdict,
    !isShown(see, edition)
      ? reason
      : [reason, { text: `see our ${see.split(":")[0]}`, href: hrefOf(see) }],
  ];
}

/** Whether the paper shows it: the section on frozen networks is there only once they are computed. */
function isShown(see: string, { results }: Edition): boolean {
  if (see === "table:transferScores") return results.transferLearning !== undefined;
  return see !== "";
}

/** The row of `auditSources` for a place. */
export function placeId(place: string): string {
  return `place-${slug(place)}`;
}

/** `figure:name` of the edition's paper, seen from its other pages. */
function hrefOf(see: string): string {
  const [kind, name] = see.split(":");
  return `index.html#${kind === "section" ? name : `${kind}-${name}`}`;
}
