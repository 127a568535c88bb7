import { pictureJudge, type PictureJudge } from "../../../analyses/ensemble/judgePicture.ts";
import { changePicture, type Changes } from "./changePicture.ts";
import type { Answer, Ensemble, Request } from "./messages.ts";
import { occlusion } from "./occlusion.ts";
import { previewOf, type ReadPicture, readPicture } from "./readPicture.ts";

// Runs the networks of the page "Try" beside it, so that the page stays free.

/** Longer edge of what is shown, in pixels: twice that of its place on the page. */
const previewEdge = 560;

let judge: Promise<PictureJudge> | undefined;
let picture: { read: ReadPicture; unchanged: number[] } | undefined;
let seen: Uint8Array | undefined;
/** the newest; work for older ones is left */
let current = 0;

addEventListener("message", ({ data }: MessageEvent<Request>) => void handle(data));

async function handle(request: Request): Promise<void> {
  if (request.kind === "open") {
    judge = open(request.ensemble);
    judge.catch(() => {}); // told with the first picture
    return;
  }
  current = request.kind === "stop" ? 0 : request.job;
  if (request.kind === "stop") return;
  try {
    if (request.kind === "picture") await take(request);
    if (request.kind === "explain") await explain(request.job, request.genre);
    else await tell(request.job, request.changes);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    answer({ kind: "failed", job: request.job, sentence });
  }
}

function answer(message: Answer, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

async function open({ facts, parameters, covers }: Ensemble): Promise<PictureJudge> {
  const files = { parameters: await Promise.all(parameters.map(load)), covers: await load(covers) };
  return pictureJudge(facts, files);
}

async function load(address: string): Promise<Uint8Array> {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok)
    throw new Error(
      "The networks could not be loaded: see whether you are online, and reload the page.",
    );
  return new Uint8Array(await response.arrayBuffer());
}

async function take({ file, name, job }: Request & { kind: "picture" }): Promise<void> {
  const read = await readPicture(file).catch(() => {
    throw new Error(
      `${name} is no picture that this browser can read: choose a JPEG, PNG, WebP or GIF file.`,
    );
  });
  const { shrink, probabilities } = await judge!;
  if (job === current) picture = { read, unchanged: probabilities(shrink(read.image)) };
}

async function tell(job: number, changes: Changes): Promise<void> {
  if (picture === undefined || job !== current) return;
  const { read, unchanged } = picture;
  const { shrink, judge: say } = await judge!;
  const image = changePicture(read.image, changes);
  seen = shrink(image);
  const preview = await previewOf(image, previewEdge);
  const { width, height, isShrunk } = read;
  const facts = { width, height, isShrunk, unchanged, preview, seen };
  answer({ kind: "verdict", job, ...say(seen), ...facts }, [preview]);
}

/** Square by square; between two lines the page may ask for something else. */
async function explain(job: number, genre: number): Promise<void> {
  if (seen === undefined) return;
  const { probabilities } = await judge!;
  const work = occlusion(seen, (pixels) => probabilities(pixels)[genre]!);
  for (let done = 1; work.next(); done++) {
    if (done % 6 !== 0) continue;
    answer({ kind: "explanation", job, done, total: work.total, losses: null });
    await new Promise((resume) => setTimeout(resume));
    if (job !== current) return;
  }
  const { total } = work;
  answer({ kind: "explanation", job, done: total, total, losses: work.losses() });
}
