import { readFileSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { sha256 } from "./hash.ts";

/** What the code that begins in a module comes to. */
export interface Code {
  /** SHA-256 of its bundles */
  code: string;
  /** names of the packages it uses, sorted */
  packages: string[];
  /** SHA-256 of every file it is made of, by path relative to the root */
  sources: Record<string, string>;
}

/** As `find` finds it, or as found before from files of the same contents by the same bundler. */
export async function rememberCode(
  module: string,
  root: string,
  find: () => Promise<Code>,
): Promise<Code> {
  const path = join(root, ".cache/code", `${sha256(`${module} ${bundler(root)}`)}.json`);
  const known = await readCode(path);
  if (known && isUnchanged(known, root)) return known;
  const found = await find();
  await mkdir(dirname(path), { recursive: true });
  const text = JSON.stringify(found);
  await writeFileAtomic(path, `${sha256(text)}${text}`);
  return found;
}

/** null when there is none, or when it is damaged. */
async function readCode(path: string): Promise<Code | null> {
  const file = await readFile(path, "utf8").catch(() => "");
  const [digest, text] = [file.slice(0, 64), file.slice(64)];
  return sha256(text) === digest ? (JSON.parse(text) as Code) : null;
}

function isUnchanged({ sources }: Code, root: string): boolean {
  return Object.entries(sources).every(([path, hash]) => hashOf(join(root, path)) === hash);
}

function hashOf(path: string): string | undefined {
  try {
    return sha256(readFileSync(path, "utf8"));
  } catch {
    return undefined; // removed since
  }
}

/** What makes the bundles besides the sources: esbuild, what is asked of it, and the package.json that it reads. */
function bundler(root: string): string {
  const { version } = createRequire(import.meta.url)("esbuild/package.json") as { version: string };
  const asked = ["bundle.ts", "code.ts"].map((name) => hashOf(join(import.meta.dirname, name)));
  return [version, ...asked, hashOf(join(root, "package.json"))].join(" ");
}
