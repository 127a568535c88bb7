import { byCodeUnit } from "../../../data/corpus/corpus.ts";
import { changedModules } from "../../../data/code/reach.ts";
import { type Audit, compareAudits } from "../causes/audit.ts";
import { changedParams } from "../causes/changedParams.ts";
import { changedRules } from "../causes/auditRules.ts";
import { type Evidence, findCauses, sameOutcome } from "../causes/causes.ts";
import type { Diff, Freshness, ResultChange } from "../read/change.ts";
import { compareClaims } from "../causes/claimChanges.ts";
import { readClaims } from "../read/claims.ts";
import { comparabilityOf } from "./comparability.ts";
import { compareLocks } from "../read/corpora.ts";
import { compareCurves } from "./curves.ts";
import { checkGates, type Gates, gatesFile, parseGates } from "./gates.ts";
import { compareMatrices } from "./matrices.ts";
import { comparePackages } from "../read/packages.ts";
import { comparePictures, type SeenPicture } from "../read/pictures.ts";
import { findRepainted } from "./repainted.ts";
import type { Rename } from "../read/renames.ts";
import type { ResultSet, StoredFile } from "../read/resultSet.ts";
import { findContradictory, resultFindings } from "./resultGates.ts";
import { withNewNames } from "../causes/newNames.ts";
import { unequalParams } from "../causes/unequalParams.ts";
import { readNew } from "./newResult.ts";
import { readShapes } from "../read/shapes.ts";
import { compareValues } from "./values.ts";
import { wordingsOf } from "../causes/wordings.ts";

/** The comparison, and the files of the pictures that differ. */
export interface Comparison {
  diff: Diff;
  pictures: Map<string, SeenPicture>;
}

type Ends = readonly [base: ResultSet, head: ResultSet];

/** What a comparison knows from elsewhere. */
export interface Knowledge {
  /** holds the published statements against an end */
  audit: Audit;
  freshness: Freshness;
}

const nothing: Knowledge = { audit: () => [], freshness: { known: false, why: "nobody looked" } };

/** Compares everything two ends say. */
export async function compareSets(
  base: ResultSet,
  head: ResultSet,
  { audit, freshness }: Knowledge = nothing,
): Promise<Comparison> {
  const ends: Ends = [base, head];
  const gates = ends.map(({ texts }) => parseGates(texts.get(gatesFile))) as [Gates, Gates];
  const ids = [...new Set([...base.results.keys(), ...head.results.keys()])].sort(byCodeUnit);
  const pictures = new Map<string, SeenPicture>();
  const results: ResultChange[] = [];
  for (const id of ids) results.push(await compareResult(id, ends, gates[1], pictures));
  const values = results.flatMap((result) => result.values);
  const contradictory = findContradictory(head);
  const texts = textsOf(ends);
  const diff: Diff = {
    base: base.name,
    head: head.name,
    results,
    corpora: corporaOf(ends),
    claims: compareClaims(readClaims(base), readClaims(head)),
    audit: compareAudits(audit(base), audit(head)),
    repainted: await findRepainted(base, head, results),
    altered: [...head.results].flatMap(([id, { damage }]) =>
      damage.length === 0 ? [] : [{ id, damage: [...damage] }],
    ),
    contradictory,
    freshness,
    packages: comparePackages(base, head),
    params: changedParams(results, freshness),
    auditRules: await changedRules(base, head),
    unequal: unequalParams(head, results),
    texts,
    wordings: wordingsOf(texts, base, head),
    gates: checkGates(values, ...gates, resultFindings(results, ends, contradictory)),
  };
  return { diff, pictures };
}

async function compareResult(
  id: string,
  ends: Ends,
  gates: Gates,
  pictures: Map<string, SeenPicture>,
): Promise<ResultChange> {
  const [before, after] = ends.map(({ results }) => results.get(id));
  const seen = await comparePictures(before, after, ends, renamesOf((after ?? before)!, ends));
  for (const picture of seen) pictures.set(picture.change.id, picture);
  const change = emptyChange(id, { pictures: seen.map(({ change }) => change) });
  if (!after) return { ...change, state: "removed" };
  if (!before) return { ...change, state: "new", ...readNew(id, after) };
  const causes = causesOf(before, after, ends);
  const isRecomputed = before.key !== after.key;
  if (sameOutcome(before, after))
    return { ...change, causes, state: isRecomputed ? "recomputed" : "same" };
  return {
    ...change,
    causes,
    state: "changed",
    ...compareEnds(before, after, { causes, ends, gates }),
  };
}

function emptyChange(id: string, facts: Pick<ResultChange, "pictures">): ResultChange {
  const nothing = { causes: [], values: [], same: 0, matrices: [], curves: [] };
  return { id, state: "same", ...nothing, ...facts };
}

interface Found {
  causes: ResultChange["causes"];
  ends: Ends;
  gates: Gates;
}

function compareEnds(before: StoredFile, after: StoredFile, { causes, ends, gates }: Found) {
  const id = `${after.corpus}/${after.analysis}`;
  const [old, now] = ends.map(({ corpora }) => corpora.get(after.corpus));
  const locks = { before: old, after: now, change: compareLocks(after.corpus, old, now) };
  const shapes = {
    before: readShapes(
      withNewNames(before.result, after.result, renamesOf(after, ends)),
      before.files,
    ),
    after: readShapes(after.result, after.files),
  };
  const comparability = comparabilityOf(causes, locks);
  return {
    ...compareValues({ id, ...shapes, causes, comparability, gates }),
    matrices: compareMatrices(id, shapes.before, shapes.after),
    curves: compareCurves(id, shapes.before, shapes.after),
  };
}

function renamesOf({ corpus }: StoredFile, [old, now]: Ends): readonly Rename[] {
  const change = compareLocks(corpus, old.corpora.get(corpus), now.corpora.get(corpus));
  return change?.renamed ?? [];
}

function causesOf(before: StoredFile, after: StoredFile, [old, now]: Ends) {
  const { corpus, modules } = after;
  const evidence: Evidence = {
    corpus: compareLocks(corpus, old.corpora.get(corpus), now.corpora.get(corpus)),
    code: changedModules(before.modules.code, modules.code),
    engine: changedModules(before.modules.engine ?? {}, modules.engine ?? {}),
  };
  return findCauses(before, after, evidence);
}

function corporaOf([base, head]: Ends): Diff["corpora"] {
  const names = [...new Set([...base.corpora.keys(), ...head.corpora.keys()])].sort(byCodeUnit);
  return names.flatMap((name) => {
    const change = compareLocks(name, base.corpora.get(name), head.corpora.get(name));
    return change === null ? [] : [change];
  });
}

/** Prose, style sheets and the poster's numbers that differ. */
function textsOf([base, head]: Ends): string[] {
  const isProse = (path: string) =>
    /^report\/(?!diff\/).*\.(md|css)$|^data\/poster\.json$|^[a-z]+\.(md|yaml|bib)$/.test(path);
  const paths = [...new Set([...base.texts.keys(), ...head.texts.keys()])].filter(isProse);
  return paths.filter((path) => base.texts.get(path) !== head.texts.get(path)).sort(byCodeUnit);
}
