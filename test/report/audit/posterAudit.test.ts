import { describe, expect, it } from "vitest";
import { countVerdicts, posterAudit } from "../../../report/audit/posterAudit.ts";
import { all, computedOn, poster } from "./auditRows.ts";

describe("posterAudit: nothing is left out", () => {
  const rows = posterAudit(poster, [computedOn()]);

  it("has a row for every claim, with a reason and a place", () => {
    expect(new Set(rows.map(({ claim }) => claim))).toEqual(
      new Set(poster.claims.map(({ id }) => id)),
    );
    for (const { id, reason, place, published } of rows) {
      expect(reason, id).not.toMatch(/undefined|NaN|Infinity/);
      for (const text of [reason, place, published]) expect(text.trim(), id).not.toBe("");
    }
  });

  it("has a claim about every number that poster and write-up publish", () => {
    const about = poster.claims.flatMap((claim) => claim.about);
    const isCovered = (path: string): boolean =>
      about.some((name) => path === name || path.startsWith(`${name}.`));
    // the course and year; whose numbers these are not
    const others = ["year", "data.linkTable", "otherWork"];
    const open = numbersIn(poster, "").filter(
      (path) => !isCovered(path) && !others.some((name) => path.startsWith(name)),
    );
    expect(open).toEqual([]);
  });
});

function numbersIn(value: unknown, path: string): string[] {
  if (typeof value === "number") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    numbersIn(item, path === "" ? name : `${path}.${name}`),
  );
}

describe("countVerdicts(rows)", () => {
  it("counts claims once, and comparisons by verdict and by what was compared with", () => {
    const rows = posterAudit(poster, [computedOn()]);
    const counts = countVerdicts(rows);
    expect(counts.claims).toBe(poster.claims.length);
    expect(counts.rows).toBe(rows.length);
    const { consistent, inconsistent, open, notComputed } = counts;
    expect(consistent + inconsistent + open + notComputed).toBe(rows.length);
    expect(counts.ownTables.rows + counts.writeUp.rows + counts.here.rows).toBe(rows.length);
    expect(counts.missingGenres).toBeGreaterThan(0);
    expect(counts.missingGenres).toBeLessThan(open);
    expect(countVerdicts(posterAudit(poster, [computedOn(all)])).missingGenres).toBe(0);
    const some = rows.filter(({ claim }) => claim === "trainingPerGenre");
    expect(countVerdicts(some)).toMatchObject({
      claims: 1,
      rows: 2,
      consistent: 1,
      inconsistent: 1,
      open: 0,
      notComputed: 0,
      ownTables: { rows: 1, inconsistent: 1 },
      writeUp: { rows: 1, consistent: 1 },
      here: { rows: 0 },
    });
  });
});
