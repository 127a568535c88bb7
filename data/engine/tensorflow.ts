import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../error.ts";
import { type Ended, runProgram } from "../program.ts";
import { buildBinding } from "./binding.ts";
import { reasonIn } from "./reason.ts";
import tensorflow from "./tensorflow.json" with { type: "json" };

const { package: name, version, platform } = tensorflow;

/** What the steps touch. */
export interface EngineIo {
  /** folder of the project; the package goes into its node_modules */
  root: string;
  line(text: string): void;
  /** of this machine, as `linux-x64` */
  platform: string;
}

/** It hangs on hosts that do not answer. */
const downloadMs = 300_000;

/**
 * Installs TensorFlow's own library for `--engine tensorflow`, without a change to package.json or package-lock.json: the
 * package from npm, then what it downloads itself, or else a build of it from source. Throws UserError.
 */
export async function installTensorflow(io: EngineIo): Promise<void> {
  if (await works(io.root)) return io.line(`${name} ${version}: works already`);
  await installPackage(io);
  const dir = join(io.root, "node_modules", name);
  const own = await downloadBinding(dir, io);
  if (!(await works(io.root))) {
    if (io.platform !== platform)
      throw new UserError(
        `${name} could not download its library (${reasonIn(own.out)}), and is built from source on ${platform} only, not on ${io.platform}`,
      );
    io.line(`its own download failed (${reasonIn(own.out)}): built from source instead`);
    await buildBinding(dir, io.line);
  }
  const { out } = await check(io.root);
  if (!isRight(out)) throw new UserError(`${name} is installed, but fails: ${reasonIn(out)}`);
  io.line(`${name} ${version}: works (--engine tensorflow)`);
}

/** npm takes an optional peer for installed already, unless it is asked for as a dependency. */
async function installPackage({ root, line }: EngineIo): Promise<void> {
  line(`${name} ${version}, from npm`);
  const keep = ["--no-save", "--save-prod", "--ignore-scripts", "--no-audit", "--no-fund"];
  const ended = await runProgram("npm", ["install", ...keep, `${name}@${version}`], { cwd: root });
  if (ended.code !== 0)
    throw new UserError(`npm could not install ${name}@${version}: ${reasonIn(ended.out)}`);
}

/** As its install script would; `download` for one that a run before left broken. */
async function downloadBinding(dir: string, { line }: EngineIo): Promise<Ended> {
  line("its library (some 100 MB), by its own download");
  await mkdir(join(dir, "deps"), { recursive: true });
  const args = [join("scripts", "install.js"), "cpu", "download"];
  return runProgram(process.execPath, args, { cwd: dir, timeout: downloadMs });
}

async function works(root: string): Promise<boolean> {
  return isRight((await check(root)).out);
}

/** One sum, in a process of its own: a library that does not fit ends it. */
function check(root: string): Promise<Ended> {
  const program = `
    const load = process.getBuiltinModule("node:module").createRequire(process.cwd() + "/");
    load("node:util").isNullOrUndefined ??= (value) => value === null || value === undefined;
    const tf = load("${name}");
    console.log(tf.getBackend(), tf.add(1, 2).dataSync()[0]);`;
  return runProgram(process.execPath, ["-e", program], { cwd: root });
}

function isRight(out: string): boolean {
  return /^tensorflow 3$/m.test(out);
}
