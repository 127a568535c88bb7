// Runs build.ts as a bundle: to load hundreds of TypeScript files one by one takes longer than a build. The bundle is made
// anew when any file of it has other content. `node --import tsx build.ts` does the same without one. With `--paper FILE`
// the modules beside FILE are part of it: `report/paper/ownModules.ts` gives them.
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "../..");
/** Below the project itself, where a bundle finds its packages: `.cache` may be a link to a larger disk. */
const cache = fs.lstatSync(join(root, ".cache"), { throwIfNoEntry: false })?.isSymbolicLink()
  ? "node_modules/.cache"
  : ".cache";
const bundles = join(root, cache, "start");
const own = ownFolder(process.argv.slice(2));
const manifest = join(bundles, own ? `manifest-${sha256(own).slice(0, 16)}.json` : "manifest.json");
/** A paper's own modules may import those of this project by its name. */
const { name: project } = JSON.parse(fs.readFileSync(join(root, "package.json"), "utf8"));
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
  const setup = ({ onLoad, onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path, importer }) => resolveOwn(path, importer));
    onLoad({ filter: /.*/ }, ({ path }) => {
      if (own && path === join(root, "report/paper/ownModules.ts")) return ownModules();
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

/** Folder of the paper that the arguments name, or null. */
function ownFolder(argv) {
  const at = argv.findIndex((text) => /^--paper(=|$)/.test(text));
  const file = argv[at]?.includes("=") ? argv[at].slice("--paper=".length) : argv[at + 1];
  if (at < 0 || !file || !fs.existsSync(file)) return null;
  return fs.realpathSync(dirname(resolve(file)));
}

/** Paths of the modules of the paper's own that are found by name, sorted. */
function ownPaths() {
  return ["analyses", "figures", "tables"].flatMap((folder) => {
    const dir = join(own, folder);
    const names = fs.existsSync(dir) ? fs.readdirSync(dir).sort() : [];
    return names.filter((name) => /^[^.]+\.ts$/.test(name)).map((name) => `${folder}/${name}`);
  });
}

/** What stands in the place of the module that knows of none. */
function ownModules() {
  const paths = ownPaths();
  const imports = paths.map((path, i) => `import * as m${i} from ${quoted(join(own, path))};`);
  const entries = paths.map((path, i) => `${quoted(path)}: m${i},`);
  const contents = `${imports.join("\n")}\nexport const ownModules = {${entries.join("\n")}};`;
  return { contents, loader: "js", resolveDir: own };
}

function quoted(path) {
  return JSON.stringify(path.replaceAll("\\", "/"));
}

/** What a paper's own module imports by the name of this project, or of a package, which must be one of this project's. */
function resolveOwn(specifier, importer) {
  if (!own || !isBelow(own, importer) || (isBelow(own, root) && isBelow(root, importer))) return;
  if (specifier.startsWith(`${project}/`))
    return { path: join(root, specifier.slice(project.length + 1)) };
  const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
  if (isBuiltin(specifier) || fs.existsSync(join(root, "node_modules", name))) return;
  return { errors: [{ text: `no such package here: ${name} (those of ${project} are)` }] };
}

function isBelow(dir, path) {
  return path.startsWith(join(dir, "/"));
}

/** A module that asks where it lies is told where its source lies. */
function inPlace(text, path) {
  return text
    .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
    .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)));
}

/** What a bundle depends on besides its sources: this file, where it lies, esbuild, package.json, and a paper's own modules. */
function makerOf() {
  const { version } = createRequire(import.meta.url)("esbuild/package.json");
  const files = [import.meta.filename, join(root, "package.json")].map(hashOf);
  return [root, version, ...files, ...(own ? [own, ...ownPaths()] : [])].join(" ");
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
