import { access, mkdir, rename, rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "../error.ts";
import { FetchFailure } from "../fetch/net/failure.ts";
import { findPip, type Pip } from "../fetch/python/pip.ts";
import { runProgram } from "../program.ts";
import { reasonIn } from "./reason.ts";
import tensorflow from "./tensorflow.json" with { type: "json" };

const { libraries, napi, nodeGyp } = tensorflow;
const main = "libtensorflow_cc.so.2";
const framework = "libtensorflow_framework.so.2";

/** Builds tfjs-node in its folder against the libraries and headers in TensorFlow's wheel. Throws UserError. */
export async function buildBinding(dir: string, line: (text: string) => void): Promise<void> {
  await checkCompiler();
  const pip = await findPip();
  const deps = join(dir, "deps");
  await rm(deps, { recursive: true, force: true });
  await mkdir(join(deps, "wheel"), { recursive: true });
  line(`${libraries.package} ${libraries.version} (207 MB), by pip`);
  const wheel = await downloadWheel(pip, join(deps, "wheel"));
  await unpack(pip, wheel, deps);
  await rm(join(deps, "wheel"), { recursive: true });
  line(`compiling, by node-gyp ${nodeGyp}`);
  await compile(dir);
}

async function checkCompiler(): Promise<void> {
  for (const program of ["c++", "make"])
    if ((await runProgram(program, ["--version"])).code !== 0)
      throw new UserError(`no ${program} on this machine: a C++ compiler and make are needed`);
}

async function downloadWheel(pip: Pip, dir: string): Promise<string> {
  try {
    return await pip.download(libraries, dir);
  } catch (cause) {
    throw cause instanceof FetchFailure ? new UserError(cause.message, { cause }) : cause;
  }
}

/** Of the wheel's 1.2 GB the headers and two libraries, under the names that tfjs-node links to. */
async function unpack({ python }: Pip, wheel: string, deps: string): Promise<void> {
  const wanted = ["tensorflow/include/", `tensorflow/${main}`, `tensorflow/${framework}`];
  const program = `import sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
wheel.extractall(sys.argv[2], [name for name in wheel.namelist() if name.startswith(tuple(sys.argv[3:]))])`;
  const unpacked = join(deps, "wheel", "unpacked");
  const ended = await runProgram(python, ["-c", program, wheel, unpacked, ...wanted]);
  if (ended.code !== 0) throw failed("unpacking", ended.out);
  const from = join(unpacked, "tensorflow");
  await rename(join(from, "include"), join(deps, "include"));
  await mkdir(join(deps, "lib"));
  for (const file of [main, framework]) await rename(join(from, file), join(deps, "lib", file));
  await symlink(main, join(deps, "lib", "libtensorflow.so"));
  await symlink(framework, join(deps, "lib", "libtensorflow_framework.so"));
}

async function compile(dir: string): Promise<void> {
  const target = [
    "--module_name=tfjs_binding",
    `--module_path=${join(dir, "lib", `napi-v${napi}`)}`,
    `--napi_build_version=${napi}`,
    `--napi_version=${process.versions["napi"]}`,
  ];
  const gyp = ["--yes", `node-gyp@${nodeGyp}`, "configure", "build", ...(await headers())];
  const ended = await runProgram("npx", [...gyp, ...target], { cwd: dir });
  if (ended.code !== 0) throw failed("compiling", ended.out);
}

/** Node's own headers where they are installed; node-gyp downloads them otherwise. */
async function headers(): Promise<string[]> {
  const node = dirname(dirname(process.execPath));
  const file = join(node, "include", "node", "node_api.h");
  return access(file).then(
    () => [`--nodedir=${node}`],
    () => [],
  );
}

function failed(step: string, out: string): UserError {
  return new UserError(`${step} failed: ${reasonIn(out)}`);
}
