import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { averagedImages } from "../../analyses/averagedImages.ts";
import { histogramSimilarity } from "../../analyses/histogramSimilarity.ts";
import type { Corpus } from "../../data/corpus/corpus.ts";
import { UserError } from "../../data/error.ts";
import type { Matrices, Measurement } from "./ours.ts";

const script = join(import.meta.dirname, "colour.py");

/** The first Python that has OpenCV and NumPy. */
export function findPython(): string {
  const has = (python: string): boolean =>
    spawnSync(python, ["-c", "import cv2, numpy"], { stdio: "ignore" }).status === 0;
  const found = ["python3", "/usr/bin/python3", "python"].find(has);
  if (found !== undefined) return found;
  throw new UserError(
    "missing Python with OpenCV and NumPy: apt install python3-opencv, or pip install opencv-python-headless",
  );
}

/** The same steps on the same covers by colour.py; the time to start Python is not counted. */
export function runPython(
  python: string,
  folder: string,
  corpus: Corpus,
  threads: number,
): Measurement {
  const genres = corpus.genres.map((genre): [string, string[]] => [
    genre,
    corpus.covers.filter((cover) => cover.genre === genre).map(({ id }) => id),
  ]);
  const request = {
    folder,
    genres: Object.fromEntries(genres),
    threads,
    histogramSimilarity: histogramSimilarity.params,
    averagedImages: averagedImages.params,
  };
  const { status, stdout, stderr } = spawnSync(python, [script], {
    input: JSON.stringify(request),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new UserError(`${script} failed: ${stderr}`);
  const { steps, cpuSeconds, exact } = JSON.parse(stdout) as {
    steps: Record<string, number>;
    cpuSeconds: number;
    exact: Matrices;
  };
  const seconds = Object.values(steps).reduce((sum, step) => sum + step, 0);
  return { seconds, cpuSeconds, steps, exact };
}
