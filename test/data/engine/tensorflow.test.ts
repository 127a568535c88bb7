import { mkdir, mkdtemp, readdir, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { installTensorflow } from "../../../data/engine/tensorflow.ts";
import { UserError } from "../../../data/error.ts";
import { fakePrograms } from "../../support/fakePrograms.ts";

let root = "";
let lines: string[] = [];
const dir = () => join(root, "node_modules/@tensorflow/tfjs-node");

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "engine-"));
  lines = [];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

const install = (platform = "linux-x64") =>
  installTensorflow({ root, platform, line: (text) => lines.push(text) });

/** A package that works once its binding is there. */
const packageText = `
  if (!require("node:fs").existsSync(__dirname + "/lib/napi-v8/tfjs_binding.node")) throw new Error("no binding");
  module.exports = { getBackend: () => "tensorflow", add: (a, b) => ({ dataSync: () => [a + b] }) };`;
const makeBinding = `
  fs.mkdirSync("lib/napi-v8", { recursive: true });
  fs.writeFileSync("lib/napi-v8/tfjs_binding.node", "");`;
const noHost = `
  console.error("throw er; // Unhandled 'error' event\\n\\nError: getaddrinfo ENOTFOUND files.test\\n    at there");
  process.exit(1);`;

/** An npm that brings the package with this as its own download. */
const npm = (download: string, text = packageText) => `
  const dir = "node_modules/@tensorflow/tfjs-node";
  fs.mkdirSync(dir + "/scripts", { recursive: true });
  fs.writeFileSync(dir + "/index.js", ${JSON.stringify(text)});
  fs.writeFileSync(dir + "/scripts/install.js", ${JSON.stringify(`const fs = require("node:fs"); ${download}`)});`;

/** A Python whose pip brings a wheel, and that unpacks it. */
const python = `
  if (args.includes("--version")) return console.log("pip 23.2.1 from /somewhere (python 3.11)");
  if (args[0] === "-c") {
    const unpacked = path.join(args[3], "tensorflow");
    fs.mkdirSync(path.join(unpacked, "include"), { recursive: true });
    for (const name of ["libtensorflow_cc.so.2", "libtensorflow_framework.so.2"])
      fs.writeFileSync(path.join(unpacked, name), "");
    return;
  }
  const to = args[args.indexOf("--dest") + 1];
  const pinned = fs.readFileSync(args[args.indexOf("-r") + 1], "utf8");
  if (!/^tensorflow-cpu==2\\.15\\.1 --hash=sha256:[0-9a-f]{64}\\n$/.test(pinned)) process.exit(1);
  fs.writeFileSync(to + "/tensorflow_cpu-2.15.1-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", "");`;

const tools = { npm: npm(noHost), python3: python, "c++": "", make: "", npx: makeBinding };

describe("installTensorflow(io)", () => {
  test("takes the package from npm, beside package.json, and its library by its own download", async () => {
    const calls = await fakePrograms(root, { npm: npm(makeBinding) });
    await install();
    expect(lines.at(-1)).toBe("@tensorflow/tfjs-node 4.22.0: works (--engine tensorflow)");
    expect(await calls()).toEqual([
      [
        "npm",
        "install",
        "--no-save",
        "--save-prod",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "@tensorflow/tfjs-node@4.22.0",
      ],
    ]);
  });

  test("does nothing where it works already", async () => {
    const calls = await fakePrograms(root, { npm: npm(makeBinding) });
    await install();
    await install();
    expect(lines.at(-1)).toBe("@tensorflow/tfjs-node 4.22.0: works already");
    expect(await calls()).toHaveLength(1);
  });

  test("else builds it against the libraries of a wheel, and says why", async () => {
    const calls = await fakePrograms(root, tools);
    await install();
    expect(lines).toEqual([
      "@tensorflow/tfjs-node 4.22.0, from npm",
      "its library (some 100 MB), by its own download",
      "its own download failed (Error: getaddrinfo ENOTFOUND files.test): built from source instead",
      "tensorflow-cpu 2.15.1 (207 MB), by pip",
      "compiling, by node-gyp 10.3.1",
      "@tensorflow/tfjs-node 4.22.0: works (--engine tensorflow)",
    ]);
    const npx = (await calls()).find(([name]) => name === "npx")!;
    expect(npx.slice(1, 5)).toEqual(["--yes", "node-gyp@10.3.1", "configure", "build"]);
    expect(npx).toContain(`--module_path=${join(dir(), "lib/napi-v8")}`);
    expect((await readdir(join(dir(), "deps"))).sort()).toEqual(["include", "lib"]);
    expect(await readlink(join(dir(), "deps/lib/libtensorflow.so"))).toBe("libtensorflow_cc.so.2");
  });

  test("goes on where a run before was broken off", async () => {
    await fakePrograms(root, tools);
    await mkdir(join(dir(), "deps/wheel/unpacked"), { recursive: true });
    await install();
    expect((await readdir(join(dir(), "deps"))).sort()).toEqual(["include", "lib"]);
  });

  const broken = `throw new Error("GLIBC_2.99 not found")`;
  test.each<[string, Record<string, string>, string, string?]>([
    [
      "no network",
      { npm: 'console.error("npm error code ENOTFOUND"); process.exit(1)' },
      "npm could not install @tensorflow/tfjs-node@4.22.0: npm error code ENOTFOUND",
    ],
    ["no npm", {}, "npm could not install @tensorflow/tfjs-node@4.22.0: it gave no reason"],
    [
      "another machine",
      tools,
      "@tensorflow/tfjs-node could not download its library (Error: getaddrinfo ENOTFOUND files.test), and is built from source on linux-x64 only, not on linux-arm64",
      "linux-arm64",
    ],
    [
      "no compiler",
      { npm: npm(noHost), python3: python, make: "" },
      "no c++ on this machine: a C++ compiler and make are needed",
    ],
    [
      "no make",
      { npm: npm(noHost), python3: python, "c++": "" },
      "no make on this machine: a C++ compiler and make are needed",
    ],
    [
      "no Python",
      { npm: npm(noHost), "c++": "", make: "" },
      "no Python 3 with pip on this machine (tried python3, python)",
    ],
    [
      "another wheel",
      { ...tools, python3: python.replace("2\\.15\\.1", "2\\.16") },
      "pip brought no tensorflow-cpu 2.15.1: it gave no reason",
    ],
    [
      "source that does not compile",
      { ...tools, npx: 'console.log("a.cc:1: error: no such type"); process.exit(1)' },
      "compiling failed: a.cc:1: error: no such type",
    ],
    [
      "a library that does not fit this system",
      { ...tools, npm: npm(noHost, broken) },
      "@tensorflow/tfjs-node is installed, but fails: Error: GLIBC_2.99 not found",
    ],
  ])("says what is missing: %s", async (_, programs, reason, platform) => {
    await fakePrograms(root, programs);
    const failure = await install(platform).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect((failure as UserError).message).toBe(reason);
  });
});
