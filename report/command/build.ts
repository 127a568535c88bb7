import { join } from "node:path";
import type { OpenCorpus } from "../../data/corpora/openCorpus.ts";
import { lockFile, readLock, storeLock } from "../../data/corpora/lockFiles.ts";
import { makeCorpus } from "../../data/corpus/corpus.ts";
import { areLabelled, formatLock } from "../../data/corpus/lock.ts";
import { UserError } from "../../data/error.ts";
import { describeTime } from "../../analyses/pipeline/plan/estimate.ts";
import { isReadersOwn } from "./line/arguments.ts";
import { countCovers, type Edition, editionTitle } from "../edition/edition.ts";
import { fewestAveraged } from "../edition/covers/publishable.ts";
import { figureCache } from "../figures/figureCache.ts";
import { renderOnDemand } from "../preview/renderer.ts";
import { counted, firstFew } from "../language/formats.ts";
import type { OwnPaper } from "../paper/readPaper.ts";
import { readOwn } from "./line/ownPaper.ts";
import { openResultLog } from "./line/resultLog.ts";
import { singleFile } from "../site/singleFile.ts";
import { renderSite } from "../site/site.ts";
import type { SiteOptions as RenderOptions } from "../site/siteParts.ts";
import { readNetworkSources, readSources } from "../site/sources.ts";
import { formatSeconds } from "./line/terminal.ts";
import { openSite, recordOf, type Written, writeSite } from "../site/write.ts";
import type { Command, Edge } from "./line/command.ts";
import { openComputing } from "./line/computing.ts";
import { openCorpora } from "./line/corpora.ts";
import { type Draft, draftEdition, type Making } from "./edition/draftEdition.ts";
import { finishEdition } from "./edition/finishEdition.ts";
import { inOwnWords } from "./edition/inOwnWords.ts";
import { overview } from "./overview.ts";
import { type BuildOptions, parseBuildOptions, shown, siteFolder } from "./line/siteOptions.ts";

export const build: Command<BuildOptions> = {
  name: "build",
  fillsCache: true,
  usage: overview,
  parse: parseBuildOptions,
  run: buildSite,
};

/** Brings the results up to date as far as the covers are here, and writes the site. */
export async function buildSite(given: BuildOptions, edge: Edge): Promise<void> {
  const { own, choice } = await readOwn(given);
  const options = { ...choice, url: given.url ?? own?.paper.url };
  return inOwnWords(own, edge, (spoken) => buildWith(options, own, spoken));
}

async function buildWith(
  options: BuildOptions,
  own: OwnPaper | undefined,
  edge: Edge,
): Promise<void> {
  const elapsed = (): string => formatSeconds(edge.now() / 1000);
  const explain = options.explain ? (options.only ? "all" : "not fresh") : "none";
  const log = openResultLog({ ...edge, explain });
  const making: Making = { options, own, computing: openComputing(options, edge, own), log, edge };
  const dir = siteFolder(options, edge.root);
  if (!options.explain) await openSite(dir, recordOf(dir, edge.root)); // before anything is computed in vain
  const network = options.network ? await readNetwork(making) : undefined;
  const editions = await makeEditions(making);
  log.end();
  if (options.frozen) log.refuse();
  if (options.explain) return;
  const render = siteWriter(editions, making, network);
  if (options.watch)
    return renderOnDemand(
      async () => (await render()).changed,
      () => edge.now(),
    );
  const { changed, others } = await render();
  const left = others === 0 ? "" : `${others} that no build wrote left alone, `;
  const page = shown(join(dir, "index.html"), edge.root);
  edge.line(`${page}: ${counted(changed, "file")} changed, ${left}${elapsed()}`);
}

async function makeEditions(making: Making): Promise<Edition[]> {
  const { options, own, edge } = making;
  const { poster } = await readSources();
  const drafts: Draft[] = [];
  for (const opened of await openCorpora(options, edge, own)) {
    if (own?.home !== undefined && !options.explain)
      await (options.frozen ? checkOwnLock : storeOwnLock)(opened, own.home);
    drafts.push(await draftEdition(opened, making));
  }
  if (own !== undefined) for (const draft of drafts) warnOfAverages(draft, own, edge);
  const due = drafts.flatMap(({ found, opened: { corpus } }) =>
    found.filter(({ isDue }) => isDue).map(({ analysis }) => ({ analysis, corpus })),
  );
  const time = describeTime(due, isReadersOwn(options) && !options.quick);
  if (time !== null) edge.line(time);
  const editions: Edition[] = [];
  for (const draft of drafts) {
    const title = own?.paper.title ?? editionTitle(draft.opened.corpus, poster);
    editions.push(await finishEdition(draft, title, making));
  }
  return editions;
}

async function storeOwnLock({ corpus }: OpenCorpus, home: string): Promise<void> {
  const isLabelled = areLabelled([...corpus.covers, ...corpus.unreadable, ...corpus.absent]);
  await storeLock(corpus.name, home, formatLock(corpus, { isLabelled }));
}

/** Where pictures lie, the committed lock must be theirs: a diff reads it. */
async function checkOwnLock({ corpus: { name, hash } }: OpenCorpus, home: string): Promise<void> {
  const lock = await readLock(name, home);
  if (lock === null) return;
  const { covers, unreadable, absent } = lock;
  if (makeCorpus(name, covers, unreadable, "", absent).hash === hash) return;
  throw new UserError(`${lockFile(name)} does not list the covers as they are: npm run build`);
}

/** The pages withhold averages of few pictures, but the results that are to be committed have them. */
function warnOfAverages({ found, opened: { corpus } }: Draft, own: OwnPaper, edge: Edge): void {
  const { home, name, paper } = own;
  if (home === undefined || paper.rights.singles) return;
  if (!found.some(({ analysis }) => analysis.name === "averagedImages")) return;
  const isFew = (genre: string) => countCovers(corpus, genre).covers < fewestAveraged;
  const few = corpus.genres.filter(isFew);
  if (few.length === 0) return;
  edge.warn(
    `analyses/results/${name}/averagedImages has averages of fewer than ${fewestAveraged} pictures (${firstFew(few, 3)}): single ones may be seen in them; before you publish that folder leave averagedImages out of paper.yaml, or say rights: { singles: true }`,
  );
}

/** Renders from what the files say then, and writes what changed. */
function siteWriter(
  editions: Edition[],
  { options, own, computing, edge }: Making,
  network: RenderOptions["network"],
) {
  const cachedFigure = figureCache(computing.cache, computing.identify);
  const dir = siteFolder(options, edge.root);
  const url = options.url === undefined ? {} : { url: options.url };
  return async (): Promise<Written> => {
    const files = await renderSite(editions, {
      sources: await readSources(own?.folder),
      cachedFigure,
      ...url,
      ...(network && { network }),
    });
    if (options.singleFile) files.set("paper.html", singleFile(files, "index.html"));
    return computing.cache.exclusively("dist", () =>
      writeSite(dir, files, recordOf(dir, edge.root)),
    );
  };
}

async function readNetwork({ computing: { weights } }: Making) {
  const { siteNetwork } = await import("../site/siteNetwork.ts");
  return siteNetwork(weights, await readNetworkSources());
}
