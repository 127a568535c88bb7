import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import {
  commandNames,
  loadCommand,
  type Outside,
  runCommandLine,
} from "../../../report/command/commandLine.ts";

interface Said {
  code: number;
  out: string;
  err: string;
}

const run = (...argv: string[]): Promise<Said> => runIn("/nowhere", argv);

async function runIn(root: string, argv: readonly string[]): Promise<Said> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const outside: Outside = {
    root,
    out,
    err,
    now: () => 0,
    date: () => 0,
    write: () => Promise.reject(new Error("written")),
    inScratch: () => Promise.reject(new Error("written")),
  };
  const code = await runCommandLine(argv, outside);
  return { code, out: String(out.read() ?? ""), err: String(err.read() ?? "") };
}

describe("runCommandLine(argv, outside)", () => {
  it.each(commandNames)("prints the usage of %s, with an example", async (name) => {
    const { code, out, err } = await run(name, "--help");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(new RegExp(`^npm run ${name}`));
    expect(out).toMatch(/^Example: npm run \S/m);
    expect(out.split("\n").filter((line) => line.length > 128)).toEqual([]);
    expect((await loadCommand(name)).name).toBe(name);
  });

  it("is a build without a name; its help names every command", async () => {
    const { out } = await run("--help");
    expect(out).toBe((await run("build", "--help")).out);
    for (const name of commandNames) expect(out).toContain(`npm run ${name}`);
  });

  it("refuses a folder that is no site before it looks at a cover", async () => {
    const root = await mkdtemp(join(tmpdir(), "line-"));
    await writeFile(join(root, "mine.txt"), "mine");
    const { err } = await runIn(root, ["build", "--covers", join(root, "none"), "--out", root]);
    expect(err).toMatch(/^error: no site, and not empty: /);
    await rm(root, { recursive: true });
  });

  it.each([
    [["biuld"], "unknown command: biuld (nearest: build)"],
    [["toString"], "unknown command: toString (nearest: "],
    [["--frobnicate"], "unknown option: --frobnicate (nearest: --force)"],
    [["--force", "--frozen"], "--force and --frozen exclude each other"],
    [["--quick"], "--quick: for npm run reproduce, or with --covers DIR"],
    [["compute", "--shard", "1/2"], "compute what? give --only and --corpus or --covers"],
    [
      ["compute", "--only", "controls", "--corpus", "control", "--shard", "9/6"],
      "not a shard: 9/6",
    ],
    [["plan", "--features", "0"], "--features: expected 1 to 999, received 0"],
    [["--corpus", "control", "--covers", "x"], "--covers: the control corpus is drawn"],
    [["--engine", "torch"], "unknown engine: torch (nearest: "],
    [["--url", "ftp://x"], "not an address: --url ftp://x"],
    [["--out", ""], "--out: a value is missing"],
    [["reproduce", "--frozen"], "unknown option: --frozen"],
    [["preview", "--explain"], "unknown option: --explain"],
    [["pdf", "page"], "unexpected argument: page"],
    [["lock"], "which lock? give --corpus NAME"],
    [["plan", "--jsno"], "unknown option: --jsno (nearest: --json)"],
    [["diff", "a", "b", "c"], "unexpected argument: c"],
    [["release"], "give a tag, or --site DIR"],
    [["release", "1.0"], "not a version: 1.0"],
    [["fetch", "records"], "unknown source: records"],
  ])("%j is told in one line, with code 1", async (argv, message) => {
    const { code, out, err } = await run(...argv);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(`error: ${message}`);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it("turns system errors into one line, too", async () => {
    const { code, err } = await run("build", "--covers", `/${"x".repeat(300)}`);
    expect(code).toBe(1);
    expect(err).toMatch(/^error: a name that is too long: \/x+; give a shorter one/);
  });
});
