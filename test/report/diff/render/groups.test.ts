import { expect, test } from "vitest";
import type { ClaimChange, ValueChange } from "../../../../report/diff/read/change.ts";
import {
  auditMoves,
  foldReasons,
  placesOf,
  sortClaims,
} from "../../../../report/diff/render/groups.ts";

test("auditMoves(audit) groups statements that moved alike, the most first", () => {
  const change = (id: string, before: string | null, after: string) => ({
    id,
    before,
    after,
    why: "",
  });
  const moves = auditMoves([
    change("a", null, "consistent"),
    change("b", "consistent", "inconsistent"),
    change("c", "consistent", "inconsistent"),
  ]);
  expect(moves.map(([move, changes]) => [move, ...changes.map(({ id }) => id)])).toEqual([
    ["consistent → inconsistent", "b", "c"],
    ["none → consistent", "a"],
  ]);
});

test("sortClaims(claims) counts by file what is new and true, and leaves all else to be read", () => {
  const claim = (place: string, change: ClaimChange["change"], after: ClaimChange["after"]) => ({
    place,
    change,
    after,
    before: null,
    corpus: "bandcamp",
    sentence: place,
    condition: "",
    why: "",
  });
  const { told, fresh } = sortClaims([
    claim("report/paper.md:3", "new", "true"),
    claim("report/paper.md:9", "new", "not checked"),
    claim("report/poster.md:1", "new", "true"),
    claim("report/paper.md:12", "new", "true"),
    claim("report/paper.md:20", "now false", "false"),
  ]);
  expect(told.map(({ place }) => place)).toEqual(["report/paper.md:9", "report/paper.md:20"]);
  expect(fresh).toEqual(["2 in report/paper.md", "1 in report/poster.md"]);
});

test("placesOf(id, values, verdict) names the models and sections, at most four", () => {
  const value = (path: string, verdict: ValueChange["verdict"] = "new") =>
    ({ id: `bandcamp/x.${path}`, verdict }) as ValueChange;
  const values = [
    value("models.alexNet.test.accuracy"),
    value("models.alexNet.test.top3"),
    value("models.custom.test.top3", "changed"),
    value("chance"),
  ];
  expect(placesOf("bandcamp/x", values, "new")).toBe("models.alexNet, chance");
  expect(placesOf("bandcamp/x", values, "removed")).toBe("");
  const many = ["a", "b", "c", "d", "e", "f"].map((name) => value(`models.${name}.test`));
  expect(placesOf("bandcamp/x", many, "new")).toBe(
    "models.a, models.b, models.c, models.d, 2 more",
  );
});

test("placesOf(id, values, verdict) tells what is new from what is gone", () => {
  const value = (path: string, verdict: string) => ({ id: `x/a.${path}`, verdict }) as ValueChange;
  const values = [
    value("exact.bySelf.oak", "new"),
    value("exact.bySelf.elm", "removed"),
    value("exact.mean", "changed"),
    value("extra.mean.oak", "new"),
  ];
  expect(placesOf("x/a", values, "new")).toBe("exact.bySelf.oak, extra");
  expect(placesOf("x/a", values, "removed")).toBe("exact.bySelf.elm");
});

test("foldReasons(values) says once why many of one result cannot be compared", () => {
  const value = (id: string, verdict: string, why = "") => ({ id, verdict, why }) as ValueChange;
  const why = "other parameters: params.bins 8 → 4";
  const refused = [1, 2, 3, 4].map((i) => value(`x/a.v.${i}`, "not comparable", why));
  const few = value("x/b.v", "not comparable", why);
  const changed = value("x/a.w", "changed");
  expect(foldReasons([changed, ...refused, few])).toEqual({
    told: [changed, ...refused.map((one) => ({ ...one, why: "other parameters" })), few],
    reasons: [["4 values of x/a", why]],
  });
});
