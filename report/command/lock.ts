import type { CorpusName } from "../../data/corpus/corpusNames.ts";
import { UserError } from "../../data/error.ts";
import { lockFile, storeLock } from "../../data/corpora/lockFiles.ts";
import { makeLock } from "../../data/corpora/openCorpus.ts";
import { choiceHelp, parseChoice } from "./line/arguments.ts";
import { formatSeconds } from "./line/terminal.ts";
import type { Command } from "./line/command.ts";
import { openOptions } from "./line/corpora.ts";
import { readOptions } from "./line/readOptions.ts";

interface LockOptions {
  corpus: CorpusName;
  covers: string | undefined;
  followLinks: boolean;
}

export const lock: Command<LockOptions> = {
  name: "lock",
  fillsCache: true,
  usage: `npm run lock -- --corpus NAME    writes data/corpora/NAME.lock.tsv anew from the covers; covers already listed keep their side

${choiceHelp.corpus.replace("only this corpus", "the corpus")}
  --covers DIR    where its covers lie, if not in data/covers/NAME
  --follow-links  read linked folders in DIR, too
${choiceHelp.quiet}

Example: npm run lock -- --corpus bandcamp --covers ~/covers`,
  parse(argv) {
    const flags = { corpus: "text", covers: "text", "follow-links": "flag" } as const;
    const { corpus, covers, followLinks } = parseChoice(readOptions(argv, { flags }).values);
    if (corpus === undefined) throw new UserError("which lock? give --corpus NAME");
    return { corpus, covers, followLinks };
  },
  async run({ corpus, ...where }, edge) {
    const text = await makeLock(corpus, openOptions(where, edge));
    await storeLock(corpus, edge.root, text);
    const time = formatSeconds(edge.now() / 1000);
    edge.line(`${lockFile(corpus)}: ${text.split("\n").length - 2} covers, ${time}`);
  },
};
