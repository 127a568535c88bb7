import { pictureJudge, type PictureJudge } from "../../../analyses/ensemble/judgePicture.ts";
import { changePicture, type Changes } from "./changePicture.ts";
import { type Eye, loadNetwork, loadWhole } from "./loadNetwork.ts";
import type { Answer, Answering, Ensemble, Network, Request } from "./messages.ts";
import { occlusion } from "./occlusion.ts";
import { previewOf, type ReadPicture, readPicture, whyUnread } from "./readPicture.ts";

// Runs the networks of the page "Try" beside it, so that the page stays free.

/** Longer edge of what is shown, in pixels: twice that of its place on the page. */
const previewEdge = 560;

let judge: Promise<PictureJudge> | undefined;
let network: Eye | undefined;
let loading = new AbortController();
let picture: ReadPicture | undefined;
/** what was said of it without changes, by who said it */
let unchanged = new Map<Answering, number[]>();
let seen: { by: Answering; pixels: Uint8Array } | undefined;
/** the newest; work for older ones is left */
let current = 0;

addEventListener("message", ({ data }: MessageEvent<Request>) => void handle(data));

async function handle(request: Request): Promise<void> {
  if (request.kind === "open") {
    judge = open(request.ensemble);
    judge.catch(() => {}); // told with the first picture
    return;
  }
  if (request.kind === "load") return load(request.network);
  if (request.kind === "stopLoading") return loading.abort();
  current = request.kind === "stop" ? 0 : request.job;
  if (request.kind === "stop") return;
  try {
    if (request.kind === "picture") await take(request);
    if (request.kind === "explain") await explain(request.job, request.genre);
    else await tell(request.job, request.by, request.changes);
  } catch (error) {
    answer({ kind: "failed", job: request.job, sentence: sentenceOf(error) });
  }
}

function answer(message: Answer, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function open({ facts, parameters, covers }: Ensemble): Promise<PictureJudge> {
  const load = (address: string): Promise<Uint8Array> => loadWhole(address);
  const files = { parameters: await Promise.all(parameters.map(load)), covers: await load(covers) };
  return pictureJudge(facts, files);
}

async function load(files: Network): Promise<void> {
  loading = new AbortController();
  const { signal } = loading;
  try {
    network = await loadNetwork(files, (done) => answer({ kind: "loading", done }), signal);
    answer({ kind: "loaded" });
  } catch (error) {
    const sentence = signal.aborted ? "Stopped." : sentenceOf(error);
    answer({ kind: "notLoaded", sentence });
  }
}

async function eyeOf(by: Answering): Promise<Eye> {
  if (by === "network") return network!;
  const { shrink, probabilities } = await judge!;
  return { shrink, probabilities: async (pixels) => probabilities(pixels) };
}

async function take({ file, name, job }: Request & { kind: "picture" }): Promise<void> {
  const read = await readPicture(file).catch(async () => {
    throw new Error(`${name} ${await whyUnread(file)}`);
  });
  if (job !== current) return;
  picture = read;
  unchanged = new Map();
}

async function tell(job: number, by: Answering, changes: Changes): Promise<void> {
  if (picture === undefined || job !== current) return;
  const read = picture;
  const small = await judge!;
  const eye = await eyeOf(by);
  const before = unchanged.get(by) ?? (await eye.probabilities(eye.shrink(read.image)));
  if (job !== current) return;
  unchanged.set(by, before);
  const image = changePicture(read.image, changes);
  const pixels = eye.shrink(image);
  const probabilities = await eye.probabilities(pixels);
  const preview = await previewOf(image, previewEdge);
  if (job !== current) return;
  seen = { by, pixels };
  const { width, height, isShrunk } = read;
  const facts = { by, width, height, isShrunk, unchanged: before, preview, seen: pixels };
  const judgement = { ...small.judge(small.shrink(image)), probabilities };
  answer({ kind: "verdict", job, ...judgement, ...facts }, [preview]);
}

/** Square by square; between two lines the page may ask for something else. */
async function explain(job: number, genre: number): Promise<void> {
  if (seen === undefined) return;
  const { by, pixels } = seen;
  const { probabilities } = await eyeOf(by);
  const work = await occlusion(pixels, async (covered) => (await probabilities(covered))[genre]!);
  for (let done = 1; await work.next(); done++) {
    if (done % 6 !== 0) continue;
    answer({ kind: "explanation", job, done, total: work.total, losses: null });
    await new Promise((resume) => setTimeout(resume));
    if (job !== current) return;
  }
  const { total } = work;
  answer({ kind: "explanation", job, done: total, total, losses: work.losses() });
}
