import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { UserError } from "../../../data/error.ts";
import { compareRevisions } from "../../../report/diff/diffCommand.ts";
import { copyProject } from "./project.ts";

const project = copyProject();
const base = project.git("rev-parse", "HEAD");
project.edit("report/paper.md", (text) => `${text}\nOne more sentence.\n`);
const tip = project.commit("changed");
afterAll(() => project.remove());

const late = { id: "control/controls", reasons: ["code changed"], command: "npm run build" };
const freshness = async (head: string | null, findStale = async () => [late]) =>
  (await compareRevisions(project.root, { base, head }, { findStale })).diff.freshness;
const elsewhere = { known: false, why: "the head is not what is checked out here" };

test("compareRevisions asks what is stale where the head is what is checked out, clean", async () => {
  const known = { known: true, stale: [late] };
  for (const head of [null, "HEAD", "main", tip]) expect(await freshness(head)).toEqual(known);
  expect(await freshness(base)).toEqual(elsewhere);
});

test("compareRevisions does not know of a commit beside whose files others lie", async () => {
  const added = join(project.root, "report/added.md");
  writeFileSync(added, "# Added\n");
  expect(await freshness("HEAD")).toEqual(elsewhere);
  expect(await freshness(null)).toMatchObject({ known: true });
  project.git("clean", "--quiet", "--force");
});

test("compareRevisions says why what is stale could not be looked up", async () => {
  const refuse = () => Promise.reject(new UserError("missing lock"));
  expect(await freshness(null, refuse)).toEqual({ known: false, why: "missing lock" });
});
