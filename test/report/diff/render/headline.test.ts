import { describe, expect, it } from "vitest";
import type { Diff } from "../../../../report/diff/read/change.ts";
import { headline, isQuiet } from "../../../../report/diff/render/headline.ts";
import { renderMarkdown } from "../../../../report/diff/render/markdown.ts";
import { emptyDiff } from "../emptyDiff.ts";

const claim = {
  ...({ place: "report/paper.md:3", corpus: "bandcamp", sentence: "s", condition: "" } as const),
  ...({ before: "true", after: "not checked", change: "no longer checked", why: "" } as const),
};
const swapped = {
  corpus: "bandcamp",
  came: [],
  went: [],
  renamed: [],
  moved: [],
  genre: [],
  file: [],
  toTrain: [],
  covers: 10,
  toTest: Array.from({ length: 10 }, (_, i) => `folk/${i}.jpg`),
};
const rand = {
  name: "pure-rand",
  before: "8.4.2",
  after: "8.4.1",
  computes: true,
  direct: true,
};
const stale = {
  id: "bandcamp/controls",
  reasons: ["code changed: data/random.ts"],
  command: "npm run build -- --corpus bandcamp --only controls",
};

describe("headline(diff) counts by kind what changed; isQuiet(diff) only of prose and looks", () => {
  it.each<[string, Partial<Diff>, boolean]>([
    ["No result changed", {}, true],
    [
      "No result changed; prose: 1; looks: 1",
      { texts: ["report/paper.md", "report/style.css"] },
      true,
    ],
    ["No result changed; data: 10 covers", { corpora: [swapped] }, false],
    ["No result changed; data: data/poster.json", { texts: ["data/poster.json"] }, false],
    ["No result changed; packages: 1", { packages: [rand] }, false],
    ["No result changed; parameters: 1", { params: ["controls.params.a 1 → 2"] }, false],
    ["No result changed; claims: 2 no longer checked", { claims: [claim, claim] }, false],
    [
      "No result changed; audit: 1",
      { audit: [{ id: "a", before: "x", after: "y", why: "" }] },
      false,
    ],
    ["No result changed; stale: 1", { freshness: { known: true, stale: [stale] } }, false],
    [
      "No result changed; damaged: 1",
      { altered: [{ id: "bandcamp/controls", damage: [] }] },
      false,
    ],
    ["No result changed", { auditRules: ["report/audit/posterAudit.ts"] }, false],
  ])("%s", (text, change, quiet) => {
    const diff = { ...emptyDiff, ...change };
    expect(headline(diff)).toBe(text);
    expect(isQuiet(diff)).toBe(quiet);
    expect(renderMarkdown(diff).split("\n")[1] === "<!-- quiet -->").toBe(quiet);
  });
});

describe("renderMarkdown(diff)", () => {
  it("names covers and packages, and what computes a stale result", () => {
    const text = renderMarkdown({
      ...emptyDiff,
      corpora: [swapped],
      packages: [rand, { ...rand, name: "zz", computes: false, direct: false }],
      freshness: { known: true, stale: [stale] },
    });
    expect(text).toContain(
      "- `bandcamp`: 10 went from the training to the test side: `folk/0.jpg`, `folk/1.jpg`, `folk/2.jpg`, `folk/3.jpg`, `folk/4.jpg` and 5 more",
    );
    expect(text).toContain(
      "- `pure-rand` 8.4.2 → 8.4.1: results depend on it\n- 1 package that others ask for",
    );
    expect(text).toContain(
      "- bandcamp/controls is stale: these numbers are of the old code (code changed: data/random.ts). npm run build -- --corpus bandcamp --only controls computes it.",
    );
  });

  it("says where freshness is not known", () => {
    const freshness = { known: false, why: "no checkout" } as const;
    expect(renderMarkdown({ ...emptyDiff, freshness })).toContain(
      "is not known here (no checkout)",
    );
  });

  it("says that the audit's rules changed", () => {
    const auditRules = ["report/audit/posterAudit.ts"];
    expect(renderMarkdown({ ...emptyDiff, auditRules })).toContain(
      "- The audit's rules changed (report/audit/posterAudit.ts): both ends are held against those of today.",
    );
  });
});
