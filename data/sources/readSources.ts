import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../error.ts";
import { list, number, object, type Parser, record, text } from "../schema.ts";

const flag: Parser<boolean> = (value, path) => {
  if (typeof value === "boolean") return value;
  throw new UserError(`${path}: expected true or false, received ${JSON.stringify(value)}`);
};

/** How a host is to be treated; `*.` stands for any one or more labels. */
const hostRules = list(object({ host: text, connections: number, perSecond: number }));

const linkTable = object({ file: text, sizeBytes: number, sha256: text, urls: list(text) });

/** Covers by a link table. `link` takes a listed URL apart; `candidates` are tried in order, {1} being its first group. */
const listed = object({
  corpus: text,
  title: text,
  licence: text,
  linkTable,
  genres: record(number),
  link: text,
  candidates: list(text),
  meanBytes: number,
  maxBytes: number,
  hosts: hostRules,
});

/** Weight files; where `exact` is false the size is about, and the hash alone decides. */
const weights = object({
  title: text,
  licence: text,
  urls: list(text),
  files: list(object({ name: text, file: text, sizeBytes: number, exact: flag, sha256: text })),
  hosts: hostRules,
});

/** Weight files in Python packages: `member` is the path in the archive. */
const packages = object({
  title: text,
  files: list(
    object({
      name: text,
      file: text,
      sizeBytes: number,
      sha256: text,
      package: text,
      version: text,
      archive: text,
      archiveBytes: number,
      archiveSha256: text,
      member: text,
      licence: text,
      attribution: text,
    }),
  ),
});

const tagged = object({
  corpus: text,
  title: text,
  licence: text,
  search: text,
  cover: text,
  pageSize: number,
  perGenre: number,
  tags: record(list(text)),
  meanBytes: number,
  maxBytes: number,
  hosts: hostRules,
});

/** Pictures that a person's own table names by URL: `rule` is for hosts of which nothing is known. */
const pictures = object({
  meanBytes: number,
  maxBytes: number,
  rule: object({ connections: number, perSecond: number }),
});

/** How often to try, how long to wait (README.md, "Fetching"). */
const politeness = object({
  /** of one URL */
  attempts: number,
  backOffMs: number,
  maxBackOffMs: number,
  /** a host that asks for a longer wait is closed for this run */
  longestWaitMs: number,
  /** failures in a row, by separate waves of requests, after which a host is closed for this run */
  closeAfter: number,
  redirects: number,
  /** until the answer begins */
  headersMs: number,
  /** within each such span at least `stallBytes` must arrive */
  stallMs: number,
  stallBytes: number,
});

export type HostRule = ReturnType<typeof hostRules>[number];
export type ListedCovers = ReturnType<typeof listed>;
export type TaggedCovers = ReturnType<typeof tagged>;
type Weights = ReturnType<typeof weights>;
type Packages = ReturnType<typeof packages>;
export type WeightFile = Weights["files"][number];
export type PackagedFile = Packages["files"][number];
export type Politeness = ReturnType<typeof politeness>;

/** Everything that is known of the network: hosts, URL patterns, checksums, manners. */
export interface Sources {
  bandcamp: ListedCovers;
  musicbrainz: TaggedCovers;
  weights: Weights;
  packages: Packages;
  pictures: ReturnType<typeof pictures>;
  politeness: Politeness;
}

/** data/sources/*.json; throws UserError naming file and place. */
export async function readSources(): Promise<Sources> {
  return {
    bandcamp: await readSource("bandcamp", listed),
    musicbrainz: await readSource("musicbrainz", tagged),
    weights: await readSource("weights", weights),
    packages: await readSource("packages", packages),
    pictures: await readSource("pictures", pictures),
    politeness: await readSource("politeness", politeness),
  };
}

async function readSource<T>(name: string, parse: Parser<T>): Promise<T> {
  const content = await readFile(join(import.meta.dirname, `${name}.json`), "utf8");
  return parse(JSON.parse(content), name);
}
