import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import tensorflow from "./tensorflow.json" with { type: "json" };

/** What brings an engine that `npm ci` does not install, where it is not on this machine; null where it is here, or none is asked for. */
export function lackingEngine(name: string | undefined): string | null {
  if (name !== "tensorflow" || isTensorflowHere()) return null;
  return "TensorFlow not on this machine (npm run engine:tensorflow)";
}

/** Its package may be there without its library, which is built or downloaded apart. */
function isTensorflowHere(): boolean {
  try {
    const file = createRequire(import.meta.url).resolve(`${tensorflow.package}/package.json`);
    return existsSync(join(dirname(file), "lib", `napi-v${tensorflow.napi}`, "tfjs_binding.node"));
  } catch {
    return false;
  }
}
