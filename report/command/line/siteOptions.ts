import { dirname, join, relative, resolve } from "node:path";
import { fetchedCorpusNames } from "../../../data/corpus/corpusNames.ts";
import { UserError } from "../../../data/error.ts";
import { folderName } from "../../../data/corpora/openCorpus.ts";
import { type Choice, choiceFlags, choiceHelp, parsePaperChoice } from "./arguments.ts";
import { parseUrl } from "../../site/url.ts";
import { type Flags, readOptions, type Values } from "./readOptions.ts";

const siteFlags = {
  ...choiceFlags,
  paper: "text",
  out: "text",
  url: "text",
  "single-file": "flag",
  network: "flag",
  force: "flag",
  frozen: "flag",
} as const;

/** Besides those of every command that makes a site. */
const buildFlags = { ...siteFlags, explain: "flag", watch: "flag" } as const;

/** What the helps of `build`, `preview` and `pdf` say of the options that all three have. */
export const siteHelp = `${choiceHelp.corpus}
${choiceHelp.covers}
${choiceHelp.paper}
${choiceHelp.only}
${choiceHelp.engine}
  --quick         leave out the slow networks (AlexNet, random backbones), on covers of your own or from
                  ${fetchedCorpusNames.join(", ")}
  --force         compute what is fresh, too
  --frozen        stale, missing and stray results are an error; nothing is computed
  --out DIR       where the site goes: a new or empty folder, or one that holds a site. Without it the paper goes to dist/,
                  and what is chosen by --corpus or --covers to dist-NAME/, so that it never takes the paper's place
  --url URL       the address that the site will have, for search engines and link previews
  --single-file   the paper also as one file, paper.html
  --network       the page Try also with the paper's best network: 28 MB of files, from weights that
                  npm run fetch -- weights efficientNetLite0 brings
${choiceHelp.quiet}`;

/** Of a command that makes a site. */
export interface SiteOptions extends Choice {
  /** file that says what its author says of a paper on covers of their own */
  paper: string | undefined;
  out: string | undefined;
  url: string | undefined;
  singleFile: boolean;
  /** with the best network for the page Try */
  network: boolean;
  force: boolean;
  frozen: boolean;
}

export interface BuildOptions extends SiteOptions {
  explain: boolean;
  /** render again when the process that started this one asks */
  watch: boolean;
}

/** Throws UserError. */
export function parseSiteOptions(argv: readonly string[]): SiteOptions {
  return siteOptions(valuesOf(argv, siteFlags));
}

/** Throws UserError. */
export function parseBuildOptions(argv: readonly string[]): BuildOptions {
  const values = valuesOf(argv, buildFlags);
  const { explain, watch } = values;
  const options = siteOptions(values);
  return { ...options, explain, watch };
}

function valuesOf<const F extends Flags>(argv: readonly string[], flags: F): Values<F> {
  return readOptions(argv, { flags }).values;
}

function siteOptions(values: Values<typeof siteFlags>): SiteOptions {
  const { out, force, frozen, network } = values;
  const choice = parsePaperChoice(values);
  if (force && frozen) throw new UserError("--force and --frozen exclude each other");
  const singleFile = values["single-file"];
  return { ...choice, out, url: parseUrl(values.url), singleFile, network, force, frozen };
}

/** Path of the site's folder. */
export function siteFolder(options: SiteOptions, root: string): string {
  const { out, corpus } = options;
  if (out !== undefined) return resolve(out);
  const name = corpus ?? ownName(options);
  return join(root, name === undefined ? "dist" : `dist-${name}`);
}

/** Name of the corpus of a reader's own: of the folder of its paper, else of its covers. */
export function ownName({
  paper,
  covers,
}: Pick<SiteOptions, "paper" | "covers">): string | undefined {
  const folder = paper === undefined ? covers : dirname(resolve(paper));
  return folder === undefined ? undefined : folderName(folder);
}

/** A path as a person reads it: within the project without the project's own. */
export function shown(path: string, root: string): string {
  const inside = relative(root, path);
  return inside.startsWith("..") ? path : inside;
}
