import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../hash.ts";
import { exclusively } from "../runs/exclusively.ts";
import { type HostRule, readSources, type Sources } from "../sources/readSources.ts";
import { nodeDisk } from "./disk/disk.ts";
import { openJournal, readJournal } from "./disk/journal.ts";
import { mendParts } from "./disk/mend.ts";
import { fetchInto } from "./hosts/bandcamp.ts";
import type { Fate } from "./hosts/covers.ts";
import { anyPictures } from "./hosts/pictureForm.ts";
import { type Linked, linkedLines, type TableOptions } from "./linkedLines.ts";
import { type FetchIo, inSession, type Session } from "./net/session.ts";
import { adviceFor, checkRoom, formatPlan } from "./plan.ts";
import { formatHosts } from "./summary.ts";
import { hostOf, planTable, screenTally, tableHosts } from "./tableHosts.ts";

/** The pictures of a table's URLs: here, known to be gone, to be fetched; and those here with other bytes than were fetched. */
type Stock = Record<"here" | "gone" | "todo" | "changed", Linked[]>;

/** Fetches the pictures that a table names by URL into its folder; returns the exit code. Throws UserError. */
export async function fetchTable(
  options: TableOptions,
  io: FetchIo,
  given?: Sources,
): Promise<number> {
  const sources = given ?? (await readSources());
  const table = await linkedLines(options, io.surroundings?.mayConnect);
  const { lines } = table;
  if (options.dryRun) {
    await tellPlan(await takeStock(lines, options), options, { io, sources });
    return 0;
  }
  const onWait = () => io.line("waiting for another fetch");
  const lock = join(io.root, ".cache/locks/fetch");
  return exclusively(lock, { staleMs: io.staleMs ?? 10_000, onWait }, async () => {
    const ids = lines.map(({ id }) => id);
    await mendParts(options.dir, ids);
    const stock = await takeStock(lines, options);
    await tellPlan(stock, options, { io, sources });
    if (stock.todo.length === 0) return 0;
    return inSession(io, sources, options.contact, async (session) => {
      const hosts = tableHosts(lines, sources);
      const fates = await fetchLines(stock.todo, { dir: options.dir, hosts }, session);
      return tellFates(fates, { file: table.file, lines: stock.todo }, session);
    });
  });
}

/** A file that was fetched from another URL than the table now gives, and is as it came, is fetched anew. No other file is touched. */
async function takeStock(
  lines: readonly Linked[],
  { dir, retryGone }: TableOptions,
): Promise<Stock> {
  const entries = await readJournal(dir);
  const stock: Stock = { here: [], gone: [], todo: [], changed: [] };
  for (const line of lines) {
    const entry = entries.get(line.id);
    const isOfUrl = entry?.url === line.url;
    const path = join(dir, line.id);
    const isHere = await stat(path).then(
      (it) => it.isFile(),
      () => false,
    );
    if (isHere && entry && "sha256" in entry) {
      const isAsFetched = sha256(await readFile(path)) === entry.sha256;
      if (!isAsFetched) stock.changed.push(line);
      stock[isAsFetched && !isOfUrl ? "todo" : "here"].push(line);
    } else if (isHere) stock.here.push(line);
    else if (entry && "gone" in entry && isOfUrl && !retryGone) stock.gone.push(line);
    else stock.todo.push(line);
  }
  return stock;
}

async function tellPlan(
  stock: Stock,
  { dir }: TableOptions,
  { io, sources }: Pick<Session, "io" | "sources">,
): Promise<void> {
  const free = await (io.disk ?? nodeDisk).freeBytes(dir);
  const items = [planTable(stock, dir, sources)];
  for (const text of ["to fetch:", ...formatPlan(items, free)]) io.line(text);
  const [first, ...more] = stock.changed;
  if (first)
    io.warn(
      `  not as fetched, and left as it is: ${first.id}${more.length > 0 ? ` and ${more.length} more` : ""} (remove it to have it fetched again)`,
    );
  checkRoom(items, free);
}

async function fetchLines(
  todo: readonly Linked[],
  { dir, hosts }: { dir: string; hosts: HostRule[] },
  session: Session,
): Promise<Fate[]> {
  const wanted = todo.map(({ id, genre, url }) => ({ id, genre, urls: [url] }));
  const tally = screenTally(session.tally, new Set(todo.map(hostOf)).size);
  const limits = { ...session.sources.pictures, hosts };
  const fates = await fetchInto(dir, wanted, { ...session, tally }, limits, anyPictures);
  const journal = await openJournal(dir);
  fates.forEach(({ id, state, reason }, index) => {
    if (state === "missing") journal.add({ id, missing: reason, url: todo[index]!.url });
  });
  await journal.close();
  return fates;
}

const mostTold = 20;

/** Gone pictures are facts, not failures. */
function tellFates(
  fates: readonly Fate[],
  { file, lines }: { file: string; lines: readonly Linked[] },
  { io, tally, visitor, sources }: Session,
): number {
  for (const line of formatHosts(tally.rows())) io.line(line);
  const told = fates.flatMap(({ state, reason }, index) =>
    state === "found" ? [] : [`${file}:${lines[index]!.line}: ${state}: ${reason}`],
  );
  for (const text of told.slice(0, mostTold)) io.warn(text);
  if (told.length > mostTold)
    io.warn(`and ${told.length - mostTold} more, which a build lists in the lock`);
  for (const text of adviceFor(visitor.closed(), sources.politeness)) io.warn(text);
  const count = (state: Fate["state"]) => fates.filter((fate) => fate.state === state).length;
  io.line(
    `pictures: ${count("found")} fetched, ${count("gone")} gone, ${count("missing")} missing`,
  );
  return count("missing") > 0 ? 1 : 0;
}
