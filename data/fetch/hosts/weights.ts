import { join } from "node:path";
import type { WeightFile } from "../../sources/readSources.ts";
import { inside } from "../../inside.ts";
import { fetchExact, isHere } from "../net/exactFile.ts";
import { FetchFailure } from "../net/failure.ts";
import type { Session } from "../net/session.ts";

/** Path of a weight file below the project. */
export function weightPath(root: string, { file }: Pick<WeightFile, "file">): string {
  return inside(join(root, "data/weights"), file);
}

/** Those of the files that are not here with the right hash. */
export async function missingWeights<T extends Pick<WeightFile, "file" | "sha256">>(
  root: string,
  files: readonly T[],
): Promise<T[]> {
  const missing: T[] = [];
  for (const file of files)
    if (!(await isHere({ path: weightPath(root, file), sha256: file.sha256 }))) missing.push(file);
  return missing;
}

/** Fetches the files, one after the other; returns what failed, by name, with the reason. */
export async function fetchWeights(
  files: readonly WeightFile[],
  session: Session,
): Promise<Map<string, string>> {
  const failed = new Map<string, string>();
  for (const { file, sizeBytes } of files)
    session.tally.plan(hostsOf(file, session)[0]!, 1, sizeBytes);
  for (const file of files) {
    try {
      await fetchWeight(file, session);
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error;
      failed.set(file.name, error.message);
    }
  }
  return failed;
}

async function fetchWeight(file: WeightFile, session: Session): Promise<void> {
  const { sources, visitor, disk, tally, io } = session;
  const [host] = hostsOf(file.file, session);
  const path = weightPath(io.root, file);
  const request = {
    ...file,
    path,
    urls: urlsOf(file.file, session),
    rules: sources.weights.hosts,
    types: ["application/octet-stream", "binary/octet-stream", "application/zip", ""],
    onBytes: (count: number) => tally.bytes(host!, count),
    onFailure: () => tally.error(host!),
  };
  await fetchExact(request, visitor, disk).finally(() => tally.done(host!));
}

function urlsOf(file: string, { sources }: Session): string[] {
  return sources.weights.urls.map((url) => url.replace("{file}", file));
}

function hostsOf(file: string, session: Session): string[] {
  return urlsOf(file, session).map((url) => new URL(url).host);
}
