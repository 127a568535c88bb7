import type { Corpus, UnreadableCover } from "./corpus.ts";

/** A genre of which files or URLs are known, and nothing is compared. */
export interface LeftOut {
  genre: string;
  files: number;
  /** without a noun for what is in it */
  reason: string;
}

type Known = Pick<Corpus, "covers" | "unreadable" | "absent">;

/** The genres that are left out, by name, with the reason of each. */
export function genresLeftOut(known: Known): LeftOut[] {
  const kept = new Set(known.covers.map(({ genre }) => genre));
  const lacking = [...known.unreadable, ...known.absent].filter(
    ({ genre }) => genre !== "" && !kept.has(genre),
  );
  return [...new Set(lacking.map(({ genre }) => genre))].sort().map((genre) => {
    const files = lacking.filter((it) => it.genre === genre);
    return { genre, files: files.length, reason: reasonOf(files) };
  });
}

/** What cannot be used in genres that are compared, or in none: what lies in others is told by genre. */
export function unusedFiles({ covers, unreadable }: Omit<Known, "absent">): UnreadableCover[] {
  const kept = new Set(covers.map(({ genre }) => genre));
  return unreadable.filter(({ genre }) => genre === "" || kept.has(genre));
}

function reasonOf(files: readonly (UnreadableCover | Corpus["absent"][number])[]): string {
  const found = files.find((it) => "isLeftOut" in it);
  if (found) return found.reason;
  const [first] = files as [UnreadableCover];
  if (files.every((it) => "state" in it))
    return `none is here (${first.reason}): look at their URLs`;
  const more = files.filter(({ reason }) => reason !== first.reason).length;
  return `none can be read (${first.reason}${more > 0 ? `, ${more} for other reasons` : ""}): replace them`;
}
