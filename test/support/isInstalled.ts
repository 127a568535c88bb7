import { createRequire } from "node:module";

/** Whether a package lies in node_modules. */
export function isInstalled(name: string): boolean {
  try {
    return createRequire(import.meta.url).resolve(name) !== "";
  } catch {
    return false;
  }
}
