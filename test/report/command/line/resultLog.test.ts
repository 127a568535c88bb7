import { beforeEach, describe, expect, it } from "vitest";
import type { Status } from "../../../../analyses/pipeline/compute.ts";
import { UserError } from "../../../../data/error.ts";
import { openResultLog, type ResultLogOptions } from "../../../../report/command/line/resultLog.ts";

let lines: string[] = [];
let warnings: string[] = [];
let nowMs = 0;
beforeEach(() => ([lines, warnings, nowMs] = [[], [], 60_000]));

const parts = {
  schema: 1,
  name: "brightness",
  code: "c",
  params: { size: 32 },
  corpus: "d",
  environment: {},
  engine: null,
};
const statusOf = (state: Status["state"], reasons: string[] = []): Status => ({
  corpus: "control",
  analysis: "brightness",
  state,
  reasons,
  parts,
});
const open = (explain: ResultLogOptions["explain"] = "none") =>
  openResultLog({
    line: (text) => lines.push(text),
    warn: (text) => warnings.push(text),
    explain,
    now: () => nowMs,
  });

describe("openResultLog(options)", () => {
  it("warns of what is stale, missing or damaged, and of a result that changed under its key", () => {
    const log = open();
    log.status(statusOf("fresh"));
    log.status(statusOf("computing"));
    nowMs += 2000;
    log.status(statusOf("computed"));
    log.status(statusOf("stale", ["code changed", "its covers are not on this machine"]));
    log.status(statusOf("computed", ["same key, another result"]));
    expect(lines).toEqual([
      "control/brightness              computing",
      "control/brightness              computed  2 s",
    ]);
    expect(warnings).toEqual([
      "control/brightness              stale      code changed; its covers are not on this machine",
      "control/brightness              computed   same key, another result",
    ]);
  });

  it("refuses all of them at once", () => {
    const log = open();
    log.status(statusOf("fresh"));
    expect(() => log.refuse()).not.toThrow();
    log.status(statusOf("stale", ["code changed"]));
    log.status(statusOf("unavailable", ["weights not on this machine"]));
    log.status(statusOf("damaged", ["edited"]));
    log.stray("analyses/results/control/sharpness.json");
    expect(() => log.refuse()).toThrow(
      new UserError(
        "stale result: control/brightness (code changed); damaged result: control/brightness (edited); analyses/results/control/sharpness.json belongs to no analysis; npm run build computes results where the covers are",
      ),
    );
  });

  it("says of a stray file what to do", () => {
    open().stray("a.json");
    expect(warnings).toEqual([
      "a.json belongs to no analysis: add the analysis to analyses/index.ts, or delete the file",
    ]);
  });

  it("does not warn of what --only leaves out, nor refuse it", () => {
    const log = open();
    log.leftOut(statusOf("missing", ["not computed"]));
    log.leftOut(statusOf("fresh"));
    log.refuse();
    expect(warnings).toEqual([]);
    expect(lines).toEqual([
      "control/brightness              missing    not computed; left out by --only",
    ]);
  });

  it("says of an edition how much is up to date and what is new; of weights that are not here once", () => {
    const log = open();
    for (const corpus of ["bandcamp", "control"]) {
      const about = (state: Status["state"], analysis: string) =>
        log.status({ ...statusOf(state), corpus, analysis });
      about("fresh", "brightness");
      if (corpus === "control") about("computing", "sharpness");
      nowMs += 3000;
      if (corpus === "control") about("computed", "sharpness");
      log.status({ ...statusOf("unavailable", ["no weights"]), corpus, analysis: "networks" });
      log.edition(corpus);
    }
    log.end();
    expect(lines).toEqual([
      "bandcamp      1 of 2 results up to date",
      "control/sharpness               computing",
      "control/sharpness               computed  3 s",
      "control       2 of 3 results up to date, new: sharpness",
      "networks: no weights",
    ]);
  });

  it.each([
    ["none", 0],
    ["not fresh", 1],
    ["all", 2],
  ] as const)("explains keys: %s", (explain, count) => {
    const log = open(explain);
    log.status(statusOf("fresh"));
    log.status(statusOf("stale", ["code changed"]));
    expect(lines.filter((line) => line.includes('      "size": 32'))).toHaveLength(count);
  });
});
