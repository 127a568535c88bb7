import type { LabelLine, LabelRule } from "../corpora/labelTable.ts";
import { findTable } from "../corpora/listLabels.ts";
import { UserError } from "../error.ts";
import { Mistakes } from "../mistakes.ts";
import { mayBeAsked, type Surroundings } from "./net/network.ts";
import { hostOf } from "./tableHosts.ts";

export interface TableOptions {
  /** folder of the pictures, and of the table that names them by URL */
  dir: string;
  /** which of several labels counts */
  labels: LabelRule | undefined;
  /** of these alone; none: of all */
  genres: readonly string[];
  /** the first so many of each genre */
  limit: number;
  dryRun: boolean;
  retryGone: boolean;
  contact: string | null;
}

export type Linked = LabelLine & { url: string };

/** The lines that were asked for of the table that lies there, and its path. Throws UserError. */
export async function linkedLines(
  { dir, labels, ...asked }: TableOptions,
  mayConnect: Surroundings["mayConnect"],
) {
  const table = await findTable(dir, labels);
  if (table === null)
    throw new UserError(`nothing to fetch: no table labels.csv in ${dir} (a column url in it)`);
  const lines = table.lines.filter((line): line is Linked => line.url !== undefined);
  if (lines.length === 0)
    throw new UserError(`nothing to fetch: ${table.file} has no URL in a column url`);
  refusePrivate(lines, table.file, mayConnect);
  return { file: table.file, lines: askedLines(lines, asked) };
}

const mostRefused = 10;

/** Throws UserError that names the first lines whose host is an address that is never asked. */
function refusePrivate(
  lines: readonly Linked[],
  file: string,
  mayConnect: Surroundings["mayConnect"],
): void {
  const refused = lines.filter(({ url }) => !mayBeAsked(new URL(url), mayConnect));
  if (refused.length === 0) return;
  const told = refused.slice(0, mostRefused).map((line) => `${file}:${line.line}: ${hostOf(line)}`);
  const more = refused.length - told.length;
  throw new Mistakes([
    ...told.map(
      (text) => `${text} is not on the public internet: pictures are fetched from nowhere else`,
    ),
    ...(more > 0 ? [`and ${more} more`] : []),
  ]);
}

function askedLines(
  lines: readonly Linked[],
  { genres, limit }: Pick<TableOptions, "genres" | "limit">,
): Linked[] {
  const known = [...new Set(lines.map(({ genre }) => genre))];
  const unknown = genres.find((genre) => !known.includes(genre));
  if (unknown !== undefined)
    throw new UserError(`--genre: nothing with a URL is labelled ${unknown} (${known.join(", ")})`);
  const counts = new Map<string, number>();
  return lines.filter(({ genre }) => {
    if (genres.length > 0 && !genres.includes(genre)) return false;
    const count = (counts.get(genre) ?? 0) + 1;
    counts.set(genre, count);
    return count <= limit;
  });
}
