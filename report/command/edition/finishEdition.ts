import { isCorpusName } from "../../../data/corpus/corpusNames.ts";
import type { Results } from "../../../analyses/index.ts";
import { computeResult, type Status } from "../../../analyses/pipeline/compute.ts";
import { tellAcrossGenres } from "../../edition/covers/acrossGenres.ts";
import { failedControls } from "../../edition/controlVerdicts.ts";
import { corpusNotices } from "../../edition/covers/corpusNotices.ts";
import type { Edition, Provenance } from "../../edition/edition.ts";
import { joinSeeds } from "../../edition/joinSeeds.ts";
import { unheldGenres, withoutGenres } from "../../edition/scope/heldGenres.ts";
import type { Notice } from "../../edition/notices.ts";
import { allAnalyses } from "../../paper/allAnalyses.ts";
import { statedParameters } from "../../paper/asWanted.ts";
import { inWords } from "../../language/formats.ts";
import { type Draft, type Found, isChosen, type Making, optionsFor } from "./draftEdition.ts";

/** Computes what is due and gives the edition, with everything its reader must be told. */
export async function finishEdition(draft: Draft, title: string, making: Making): Promise<Edition> {
  const results: Results = {};
  const images: Edition["images"] = {};
  const files: NonNullable<Edition["files"]> = {};
  const provenance: Record<string, Provenance> = {};
  const notices: Notice[] = [];
  for (const found of draft.found) {
    const { stored, status } = await bringUpToDate(found, draft, making);
    const { analysis, state, reasons } = status;
    if (isShort(state)) notices.push({ analysis, state, reasons });
    if (!stored) continue;
    Object.assign(results, { [analysis]: stored.result });
    images[analysis] = stored.images;
    files[analysis] = stored.files;
    provenance[analysis] = { key: stored.key, parts: stored.parts };
  }
  const { corpus } = draft.opened;
  const isFolded = results.crossValidation !== undefined;
  const told = [
    ...corpusNotices(corpus, isFolded, making.own?.paper.words),
    ...failedControls(results),
  ];
  const { same, alike } = tellAcrossGenres(corpus);
  for (const text of [...told.flatMap(({ reasons }) => reasons), ...same])
    making.edge.warn(`${corpus.name}: ${text}`);
  if (!isCorpusName(corpus.name))
    for (const text of alike) making.edge.line(`${corpus.name}: ${text}`);
  making.log.edition(corpus.name);
  const left = unheldGenres(corpus, results);
  const short = notices.map((notice) => withLeftOut(notice, left.get(notice.analysis) ?? []));
  return {
    corpus: withoutGenres(corpus, [...left.values()].flat()),
    title,
    results: joinSeeds(results, corpus),
    stored: results,
    images,
    files,
    provenance,
    parameters: statedParameters(allAnalyses(), making.own?.paper),
    notices: [...short, ...told],
    ...(making.own && { paper: making.own.paper }),
  };
}

/** A stale result shows what it holds: that new genres are not in it is said with why it is stale. */
function withLeftOut(notice: Notice, genres: readonly string[]): Notice {
  if (genres.length === 0) return notice;
  const text = `it does not have ${inWords(genres)}, which this page leaves out`;
  return { ...notice, reasons: [...notice.reasons, text] };
}

async function bringUpToDate(
  found: Found,
  { opened: { corpus, source }, results }: Draft,
  making: Making,
): Promise<Pick<Found, "stored" | "status">> {
  const { analysis, isDue } = found;
  if (!isDue) {
    const { log } = making;
    (isChosen(analysis, making) ? log.status : log.leftOut)(found.status);
    return found;
  }
  const options = optionsFor(analysis, results, making);
  const { stored } = await computeResult(analysis, corpus, source, options);
  return { stored, status: { ...found.status, state: "computed", reasons: [] } };
}

function isShort(state: Status["state"]): state is Exclude<Notice["state"], "failed" | "few"> {
  return !["fresh", "computing", "computed"].includes(state);
}
