import type { AnalysisName } from "../../../analyses/names.ts";
import { guessesAt, guessingLevel, isUneven } from "../../../analyses/stats/guessing.ts";
import { controlParams } from "../../../data/control/design.ts";
import { type Corpus, emptyFolder, unusableFiles } from "../../../data/corpus/corpus.ts";
import { genresLeftOut, unusedFiles } from "../../../data/corpus/leftOut.ts";
import { genreLabel, inPosterOrder, type Poster } from "../../../data/poster/poster.ts";
import { auditScope } from "./auditScope.ts";
import { bestModel } from "./bestModel.ts";
import { engineAgreement } from "./engineAgreement.ts";
import { acrossGenres } from "../covers/acrossGenres.ts";
import { foldFacts } from "./foldFacts.ts";
import { foldScope } from "./foldScope.ts";
import { countGroups, isGrouped, thinGroups } from "../groups.ts";
import { pairedTests } from "./pairs.ts";
import { parametersOf } from "./parametersOf.ts";
import { allNames } from "../../paper/ownAnalyses.ts";
import { builtInWords } from "../../paper/words.ts";
import { printable } from "../../language/printable.ts";
import type { Scope } from "../../language/references.ts";
import { toldGenres } from "./toldGenres.ts";
import { type Edition, hasResult, reasonWithout, countCovers } from "../edition.ts";

/** Those whose models `pairs` and `told` hold side by side: a sentence about them needs all. */
const compared: readonly AnalysisName[] = ["baselines", "fullTraining", "transferLearning"];

/** What prose may refer to in this edition of a site's: `corpus`, `parameters`, `words`, `poster`, `pairs`, `told`, `byFolds`, `best`, `engines`, `control`, `edition`, `audit` and the results. */
export function editionScope(
  edition: Edition,
  poster: Poster,
  editions: readonly Edition[] = [edition],
): Scope {
  const beside = { control: editions.some(({ corpus }) => corpus.name === "control") };
  const labels = edition.paper?.labels ?? "";
  const best = bestModel(edition, poster);
  const engines = engineAgreement(edition);
  const has = { ...computed(edition), models: best !== undefined, engines: engines !== null };
  const about = { title: edition.title, labels, has, beside, rights: rightsIn(edition) };
  const corpus = { ...corpusFacts(edition.corpus, poster), folds: foldFacts(edition) };
  const pairs = pairedTests(edition);
  const told = toldGenres(edition);
  const audit = auditScope(edition, poster);
  const byFolds = foldScope(edition, poster);
  const values = {
    corpus,
    parameters: parametersOf(edition),
    words: { ...builtInWords, ...edition.paper?.words },
    poster,
    pairs,
    told,
    byFolds,
    best,
    engines,
    control: controlParams,
    edition: about,
    audit,
  };
  const missing = allNames().filter((name) => !hasResult(edition, name));
  const reasons: Record<string, string> = Object.fromEntries(
    missing.map((name) => [name, reasonWithout(edition, name)]),
  );
  const lacking = compared.find((name) => missing.includes(name));
  if (!best) reasons["best"] = reasonWithout(edition, "baselines");
  if (!engines) reasons["engines"] = reasonWithout(edition, "secondEngine");
  if (!byFolds) reasons["byFolds"] = reasonWithout(edition, "crossValidation");
  return {
    values: { ...values, ...edition.results },
    missing: lacking ? { ...reasons, pairs: reasons[lacking]!, told: reasons[lacking]! } : reasons,
  };
}

/** Whose single covers are, or else whether their author lets them be recognised. */
function rightsIn({ paper }: Edition): "artists" | "withheld" | "shown" {
  if (!paper) return "artists";
  return paper.rights.singles ? "shown" : "withheld";
}

/** Which analyses, and which of the networks that may come later, an edition has; for text shown on that condition. */
function computed(edition: Edition): Record<string, boolean> {
  const { results } = edition;
  const has = allNames().map((name) => [name, hasResult(edition, name)] as const);
  const alexNet = Object.hasOwn(results.fullTraining?.models ?? {}, "alexNet");
  return { ...Object.fromEntries(has), alexNet };
}

function corpusFacts(corpus: Corpus, poster: Poster): Record<string, unknown> {
  const names = inPosterOrder(poster, corpus.genres);
  const absent = poster.genres.filter(({ name }) => !corpus.genres.includes(name));
  const emptyFolders = corpus.unreadable.filter(({ reason }) => reason === emptyFolder);
  const guesses = guessesAt(corpus);
  const counts = names.map((name) => countCovers(corpus, name));
  const labelsOf = (some: readonly string[]) => some.map((name) => genreLabel(poster, name));
  const { oneTested, few } = thinGroups(corpus);
  const leftOut = genresLeftOut(corpus).map(({ genre }) => genre);
  const { same, alike } = acrossGenres(corpus);
  return {
    name: corpus.name,
    ...countCovers(corpus),
    unreadable: unusableFiles(unusedFiles(corpus)).length,
    leftOutCount: leftOut.length,
    leftOutLabels: labelsOf(leftOut),
    sameAcross: same.length,
    alikeAcross: alike.length,
    isGrouped: isGrouped(corpus),
    ...countGroups(corpus),
    oneGroupTested: labelsOf(oneTested),
    oneGroupTestedCount: oneTested.length,
    fewGroups: labelsOf(few),
    fewGroupsCount: few.length,
    isUneven: isUneven(guesses),
    largest: {
      label: genreLabel(poster, guesses.largest.genre),
      share: guesses.largest.share,
    },
    guessing: guessingLevel(guesses),
    fewestTrain: Math.min(...counts.map(({ train }) => train)),
    fewestCovers: Math.min(...counts.map(({ covers }) => covers)),
    fetched: corpus.covers.filter(({ source }) => source !== undefined).length,
    emptyFolders: emptyFolders.map(({ id }) => printable(id)),
    emptyFolderCount: emptyFolders.length,
    genreCount: names.length,
    genreLabels: names.map((name) => genreLabel(poster, name)),
    absentCount: absent.length,
    absentLabels: absent.map(({ label }) => label),
    genres: Object.fromEntries(names.map((name) => [name, countCovers(corpus, name)])),
  };
}
