import { parseArgs } from "node:util";
import { UserError } from "../error.ts";
import type { Sources, WeightFile } from "../sources/readSources.ts";

export const fetchUsage = `npm run fetch                        the poster's covers and the ImageNet weights
npm run fetch -- covers              the covers only
npm run fetch -- weights [NAME...]   these weights only: alexNet, resNet18, resNet34, resNet152
npm run fetch -- musicbrainz         instead of Bandcamp's: covers by MusicBrainz tags, from the Cover Art Archive

  --genre NAME     only this genre; may be given several times
  --limit N        at most N covers of each genre
  --dry-run        say what would be fetched, from where and to where; ask nobody
  --verify         compare what is here with the lock and the checksums; ask nobody
  --retry-gone     ask again for covers that were gone
  --contact TEXT   your address or URL, told to the hosts; musicbrainz needs it

Ends with code 0 when everything asked for is here or gone at its source, 1 otherwise. The same command goes on where it stopped.`;

export interface FetchOptions {
  what: "everything" | "covers" | "weights" | "musicbrainz";
  weights: readonly WeightFile[];
  genres: readonly string[];
  limit: number;
  dryRun: boolean;
  verify: boolean;
  retryGone: boolean;
  help: boolean;
  contact: string | null;
}

/** Reads the arguments after `fetch`; throws UserError. */
export function parseFetchOptions(argv: readonly string[], sources: Sources): FetchOptions {
  const { values, positionals } = readArgs(argv);
  const [what = "everything", ...names] = positionals;
  if (!isWhat(what)) throw new UserError(`unknown source: ${what} (covers, weights, musicbrainz)`);
  if (names.length > 0 && what !== "weights")
    throw new UserError(`unexpected argument: ${names[0]}`);
  const options = {
    what,
    weights: what === "musicbrainz" || what === "covers" ? [] : chooseWeights(names, sources),
    genres: what === "weights" ? [] : chooseGenres(values.genre ?? [], sources),
    limit: parseLimit(values.limit),
    dryRun: values["dry-run"],
    verify: values.verify,
    retryGone: values["retry-gone"],
    help: values.help,
    contact: parseContact(values.contact),
  };
  const asks = !options.dryRun && !options.verify && !options.help;
  if (what === "musicbrainz" && options.contact === null && asks)
    throw new UserError("MusicBrainz asks its callers for a contact: --contact you@example.org");
  return options;
}

function readArgs(argv: readonly string[]) {
  const flag = { type: "boolean", default: false } as const;
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        genre: { type: "string", multiple: true },
        limit: text,
        contact: text,
        "dry-run": flag,
        verify: flag,
        "retry-gone": flag,
        help: flag,
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split(". ")[0] : "unreadable arguments";
    throw new UserError(`${reason} (npm run fetch -- --help says what there is)`, { cause });
  }
}

function isWhat(name: string): name is FetchOptions["what"] {
  return ["everything", "covers", "weights", "musicbrainz"].includes(name);
}

function chooseWeights(names: readonly string[], { weights }: Sources): WeightFile[] {
  for (const name of names)
    if (!weights.files.some((file) => file.name === name))
      throw new UserError(
        `unknown weights: ${name} (${weights.files.map((file) => file.name).join(", ")})`,
      );
  return weights.files.filter(({ name }) => names.length === 0 || names.includes(name));
}

function chooseGenres(names: readonly string[], { bandcamp }: Sources): string[] {
  const known = Object.keys(bandcamp.genres);
  for (const name of names)
    if (!known.includes(name)) throw new UserError(`unknown genre: ${name} (${known.join(", ")})`);
  return known.filter((name) => names.length === 0 || names.includes(name));
}

function parseLimit(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (!/^[1-9][0-9]{0,6}$/.test(text))
    throw new UserError(`--limit: expected 1 or more covers of each genre, received ${text}`);
  return Number(text);
}

/** Goes into a request header: printable ASCII without brackets. */
function parseContact(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!/^[\x21-\x27\x2a-\x7e]{3,120}$/.test(text))
    throw new UserError(`--contact: expected an address or URL, received ${JSON.stringify(text)}`);
  return text;
}
