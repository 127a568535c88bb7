import { randomInt } from "node:crypto";
import { mkdir, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openWatch, self } from "./owner.ts";

export interface ExclusiveOptions {
  /** who gives no sign of life for so long, and cannot be asked for, is gone; half a minute unless given */
  staleMs?: number;
  onWait(): void;
}

/** A network file system may tell another machine's signs of life some seconds late. */
const usuallyStaleMs = 30_000;
const lookEveryMs = 50;
const served = "served";

/**
 * Runs `work` while no other process works under the same path. Who wants to draws a number, a file in the folder; the
 * lowest whose owner has neither been served nor gone has its turn. The highest file always stays, so that no number is
 * drawn twice and a file taken for a dead owner's is never another's.
 */
export async function exclusively<T>(
  path: string,
  { staleMs = usuallyStaleMs, onWait }: ExclusiveOptions,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(path, { recursive: true });
  const own = await draw(path);
  const file = join(path, `${own}`);
  const beat = showLife(file, staleMs / 10);
  try {
    await untilLowest(path, own, { staleMs, onWait });
    return await work();
  } finally {
    clearInterval(beat);
    await writeFile(file, served).catch(() => {}); // whoever removed the folder has ended this, too
  }
}

/** Changes a file's time now and then: to any other, as only the change counts. */
function showLife(file: string, everyMs: number): NodeJS.Timeout {
  let beats = 0;
  const beat = () => void utimes(file, ++beats, beats).catch(() => {});
  return setInterval(beat, everyMs).unref();
}

async function draw(path: string): Promise<number> {
  const owner = JSON.stringify(await self());
  for (let tries = 1; ; tries++) {
    const own = Math.max(0, ...(await numbersIn(path))) + 1;
    const file = join(path, `${own}`);
    if (!(await writeNew(file, owner))) continue;
    // a higher one may have had its turn, and this one been free again
    if (Math.max(...(await numbersIn(path))) <= own) return own;
    await rm(file, { force: true });
    await wait(randomInt(2 ** Math.min(tries, 8))); // as on an Ethernet, lest many disturb each other for ever
  }
}

/** False when the file is there already. */
function writeNew(file: string, text: string): Promise<boolean> {
  return writeFile(file, text, { flag: "wx" }).then(
    () => true,
    (error: { code?: string }) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );
}

async function numbersIn(path: string): Promise<number[]> {
  const names = (await readdir(path)).filter((name) => /^[1-9][0-9]{0,14}$/.test(name));
  return names.map(Number).sort((a, b) => a - b);
}

/** Waits for all lower numbers, and removes them. */
async function untilLowest(
  path: string,
  own: number,
  { staleMs, onWait }: Required<ExclusiveOptions>,
): Promise<void> {
  const isGone = openWatch(await self(), staleMs / lookEveryMs);
  for (let looks = 0; ; looks++) {
    const lower = (await numbersIn(path)).filter((number) => number < own);
    const files = lower.map((number) => join(path, `${number}`));
    const over = await Promise.all(files.map(async (it) => (await isServed(it)) || isGone(it)));
    if (over.every(Boolean))
      return void (await Promise.all(files.map((it) => rm(it, { force: true }))));
    if (looks === 0) onWait();
    await wait(lookEveryMs);
  }
}

async function isServed(file: string): Promise<boolean> {
  return (await readFile(file, "utf8").catch(() => served)) === served;
}
