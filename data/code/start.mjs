// Runs build.ts as a bundle: to load hundreds of TypeScript files one by one takes longer than a build. The bundle is made
// anew when any file of it has other content. `node --import tsx build.ts` does the same without one.
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "../..");
const bundles = join(root, ".cache/start");
const manifest = join(bundles, "manifest.json");
const weekMs = 7 * 24 * 3600 * 1000;

const bundle = currentBundle() ?? (await makeBundle().catch(refuse));
process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(bundles, bundle, "build.js")).href);

/** Name of the last bundle, or null when it is gone or damaged, or anything that it was made of has changed. */
function currentBundle() {
  const { bundle, maker, sources } = readManifest() ?? {};
  const isCurrent =
    maker === makerOf() &&
    isWhole(join(bundles, bundle)) &&
    sources.every(([path, hash]) => fs.existsSync(path) && hashOf(path) === hash);
  return isCurrent ? bundle : null;
}

/** Null where there is none, or a power cut left it empty. */
function readManifest() {
  try {
    return JSON.parse(fs.readFileSync(manifest, "utf8"));
  } catch {
    return null;
  }
}

/** Whether a bundle is there, and no power cut left a file of it empty. */
function isWhole(dir) {
  if (!fs.existsSync(join(dir, "build.js"))) return false;
  return fs
    .readdirSync(dir, { recursive: true })
    .every((name) => fs.statSync(join(dir, name)).size);
}

/** Bundles beside the others, then renames: a build that runs keeps its own. */
async function makeBundle() {
  const draft = join(bundles, `draft-${process.pid}`);
  fs.mkdirSync(bundles, { recursive: true });
  const sources = await bundleInto(draft);
  const maker = makerOf();
  const bundle = sha256(JSON.stringify([maker, sources.sort()]));
  const place = join(bundles, bundle);
  if (!isWhole(place)) fs.rmSync(place, { recursive: true, force: true });
  try {
    fs.renameSync(draft, place);
  } catch (error) {
    if (!fs.existsSync(place)) throw error;
    fs.rmSync(draft, { recursive: true }); // it is there already
  }
  fs.writeFileSync(`${draft}.json`, JSON.stringify({ bundle, maker, sources }));
  fs.renameSync(`${draft}.json`, manifest);
  removeOld(bundle);
  return bundle;
}

/** A folder that cannot be written to is the user's to mend: one line. */
function refuse(error) {
  if (!["EROFS", "EACCES", "EPERM", "ENOENT", "ENOSPC", "EDQUOT", "ENOTDIR"].includes(error.code))
    throw error;
  const what = `cannot write ${error.path ?? bundles} (${error.code})`;
  process.stderr.write(
    `error: ${what}; builds keep their code and cache there: make room, or work on a copy that can be written to\n`,
  );
  process.exit(1);
}

/** Paths and hashes of what was read. */
async function bundleInto(outdir) {
  const { build } = await import("esbuild");
  const sources = [];
  const setup = ({ onLoad }) => {
    onLoad({ filter: /.*/ }, ({ path }) => {
      const text = fs.readFileSync(path, "utf8");
      sources.push([path, sha256(text)]);
      return { contents: inPlace(text, path), loader: "default" };
    });
  };
  await build({
    absWorkingDir: root,
    outbase: root,
    outdir,
    entryPoints: ["build.ts"],
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    tsconfigRaw: "{}",
    logLevel: "error",
    sourcemap: true,
    plugins: [{ name: "sources", setup }],
  }).catch((error) => {
    if (!error.errors) throw error;
    process.exit(1); // esbuild has said why
  });
  return sources;
}

/** A module that asks where it lies is told where its source lies. */
function inPlace(text, path) {
  return text
    .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
    .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)));
}

/** What a bundle depends on besides its sources: this file, where it lies, esbuild, and package.json. */
function makerOf() {
  const { version } = createRequire(import.meta.url)("esbuild/package.json");
  return [root, version, hashOf(import.meta.filename), hashOf(join(root, "package.json"))].join(
    " ",
  );
}

/** Removes the bundles that no build can still be running. */
function removeOld(bundle) {
  for (const name of fs.readdirSync(bundles).filter((one) => one !== bundle)) {
    const path = join(bundles, name);
    if (Date.now() - fs.statSync(path).mtimeMs > weekMs) fs.rmSync(path, { recursive: true });
  }
}

function hashOf(path) {
  return sha256(fs.readFileSync(path, "utf8"));
}

function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}
