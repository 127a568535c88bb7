import type { ClaimChange, Truth } from "../read/change.ts";
import { type Claim, wholeFile } from "../read/claims.ts";

/** What happened to each checked sentence: those that say the same and are as true as before are left out. */
export function compareClaims(before: readonly Claim[], after: readonly Claim[]): ClaimChange[] {
  const pairs = pairClaims(before, after);
  return pairs.flatMap(([old, now]) => {
    const change = nameChange(old, now);
    const { corpus, file, line, sentence, condition, why } = (now ?? old)!;
    const truths = { before: old?.truth ?? null, after: now?.truth ?? null };
    const place = `${file}:${line}`;
    return change === null
      ? []
      : [
          {
            place,
            corpus,
            sentence,
            condition,
            ...truths,
            change,
            why: now || old?.sentence === wholeFile ? why : "",
            ...formerly(old, now),
          },
        ];
  });
}

/** What it was, where it says or asks something else now. */
function formerly(old: Claim | undefined, now: Claim | undefined): Pick<ClaimChange, "formerly"> {
  if (!old || !now) return {};
  const { sentence, condition } = old;
  const isSame = sentence === now.sentence && condition === now.condition;
  return isSame ? {} : { formerly: { sentence, condition } };
}

type Pair = [old: Claim | undefined, now: Claim | undefined];

/** Claims are the same when sentence and condition are, else the condition, else the sentence; each is paired once. */
function pairClaims(before: readonly Claim[], after: readonly Claim[]): Pair[] {
  const left = new Set(before);
  const partners = new Map<Claim, Claim>();
  const ways: ((claim: Claim) => string)[] = [
    ({ sentence, condition }) => JSON.stringify([sentence, condition]),
    ({ condition }) => condition,
    ({ sentence }) => sentence,
  ];
  for (const identify of ways)
    for (const now of after) {
      if (partners.has(now)) continue;
      const old = [...left].find(
        (claim) => claim.corpus === now.corpus && identify(claim) === identify(now),
      );
      if (old) partners.set(now, old);
      if (old) left.delete(old);
    }
  return [
    ...after.map((now): Pair => [partners.get(now), now]),
    ...[...left].map((old): Pair => [old, undefined]),
  ];
}

function nameChange(old: Claim | undefined, now: Claim | undefined): ClaimChange["change"] | null {
  if (!now) return old?.sentence === wholeFile ? "not checked at the base" : "removed";
  if (!old) return now.truth === "false" ? "now false" : "new";
  if (old.truth !== now.truth) return turned(now.truth);
  if (now.truth === "false") return "still false";
  return old.sentence === now.sentence && old.condition === now.condition ? null : "reworded";
}

function turned(truth: Truth): ClaimChange["change"] {
  if (truth === "not checked") return "no longer checked";
  return truth === "true" ? "now true" : "now false";
}
