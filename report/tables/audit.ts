import { verdictKind } from "../audit/terms/verdict.ts";
import type { AuditRow } from "../audit/posterAudit.ts";
import type { Poster } from "../../data/poster/poster.ts";
import { auditRows } from "../edition/auditScope.ts";
import { slug } from "../prose/contents.ts";
import type { Edition } from "../edition/edition.ts";
import type { Cell, Table } from "./table.ts";
import { own } from "../../data/own.ts";

const againstLabels: Readonly<Record<string, string>> = {
  "own tables": "the poster’s own tables",
  "write-up": "the write-up",
};

/** Every published statement: where it stands, what it was held against, the verdict and why. */
export function audit(edition: Edition, poster: Poster): Table {
  const rows = auditRows(edition, poster);
  return {
    columns: ["statement", "published", "held against", "verdict", "why"].map((label) => ({
      label,
    })),
    rows: rows.map((row) => cells(row, edition)),
    marks: rows.map(({ id, verdict }) => ({ id: `audit-${id}`, kind: verdictKind(verdict) })),
  };
}

function cells(row: AuditRow, edition: Edition): Cell[] {
  const { text, place, published, against, verdict, reason, see } = row;
  return [
    [text, { text: place, href: `#${placeId(place)}` }],
    published,
    own(againstLabels, against) ?? against,
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
