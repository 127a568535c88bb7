import type { Answer } from "./exchange.ts";
import { FetchFailure } from "./failure.ts";
import { asFailure } from "./network.ts";
import type { Visitor } from "./visit.ts";
import type { HostRule } from "../../sources/readSources.ts";

/** Where a body goes; its failures are UserErrors. */
export interface Sink {
  /** bytes already there, from an earlier run */
  sizeBytes(): number;
  write(chunk: Buffer): void;
  /** forgets what is there */
  restart(): Promise<void>;
}

export interface Expected {
  rules: readonly HostRule[];
  /** media types that will do; the empty one stands for no type given */
  types: readonly string[];
  /** a larger body is refused, whatever it announces */
  maxBytes: number;
  /** the body's exact size, where known */
  sizeBytes?: number | undefined;
  onBytes?: ((count: number) => void) | undefined;
}

/** The body of `url`, whole, into `sink`; resumes what the sink holds. Throws FetchFailure. */
export function receive(
  visitor: Visitor,
  url: string,
  expected: Expected,
  sink: Sink,
): Promise<void> {
  const from = sink.sizeBytes();
  const headers: Record<string, string> = from > 0 ? { range: `bytes=${from}-` } : {};
  return visitor.visit(url, expected.rules, headers, async (answer, at) => {
    if (!(await isContinued(answer, at, sink))) return;
    checkType(answer, at, expected.types);
    const announced = announcedSize(answer, sink.sizeBytes(), at, expected);
    await readBody(answer, at, { ...expected, announced }, sink, visitor);
  });
}

/** Sets the sink to where the answer begins; false when it already holds the whole. */
async function isContinued(answer: Answer, at: URL, sink: Sink): Promise<boolean> {
  if (answer.status === 416) return isWhole(answer, at, sink);
  if (answer.status !== 206) {
    if (sink.sizeBytes() > 0) await sink.restart();
    return true;
  }
  const start = /^bytes ([0-9]+)-/.exec(answer.header("content-range") ?? "")?.[1];
  if (Number(start) === sink.sizeBytes()) return true;
  await sink.restart();
  throw new FetchFailure("spoiled", `another range than asked for from ${at.host}`);
}

async function isWhole(answer: Answer, at: URL, sink: Sink): Promise<boolean> {
  const whole = /^bytes \*\/([0-9]+)$/.exec(answer.header("content-range") ?? "")?.[1];
  if (sink.sizeBytes() > 0 && Number(whole) === sink.sizeBytes()) return false;
  await sink.restart();
  throw new FetchFailure("spoiled", `416 from ${at.host}`);
}

function checkType({ header }: Answer, { host }: URL, types: readonly string[]): void {
  const encoding = header("content-encoding");
  if (encoding !== undefined && encoding !== "identity")
    throw new FetchFailure("spoiled", `compressed answer from ${host}`);
  const type = (header("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
  if (types.includes(type)) return;
  const shown = /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(type) ? type : "no known type";
  throw new FetchFailure("spoiled", `${shown} instead of ${types[0]} from ${host}`);
}

/** Size of the whole body, or null when the answer does not say; refused when too large or not the one expected. */
function announcedSize(
  { header }: Answer,
  from: number,
  { host }: URL,
  { maxBytes, sizeBytes }: Expected,
): number | null {
  const length = header("content-length");
  if (length === undefined) return null;
  const announced = from + Number(length);
  if (announced > maxBytes)
    throw new FetchFailure("unsafe", `refused: ${announced} bytes from ${host}`);
  if (sizeBytes !== undefined && announced !== sizeBytes)
    throw new FetchFailure(
      "spoiled",
      `${announced} bytes announced by ${host}, ${sizeBytes} expected`,
    );
  return announced;
}

async function readBody(
  answer: Answer,
  at: URL,
  expected: Expected & { announced: number | null },
  sink: Sink,
  { politeness }: Visitor,
): Promise<void> {
  const watch = watchProgress(answer, politeness);
  const take = (chunk: Buffer): void => {
    watch.count(chunk.length);
    if (sink.sizeBytes() + chunk.length > expected.maxBytes)
      throw new FetchFailure("unsafe", `refused: more than ${expected.maxBytes} bytes`);
    sink.write(chunk);
    expected.onBytes?.(chunk.length);
  };
  try {
    await answer.read(take);
  } catch (error) {
    throw asFailure(error, at);
  } finally {
    watch.end();
  }
  const whole = expected.announced ?? expected.sizeBytes ?? sink.sizeBytes();
  if (sink.sizeBytes() !== whole)
    throw new FetchFailure("spoiled", `${sink.sizeBytes()} of ${whole} bytes from ${at.host}`);
}

/** Ends an answer that trickles: less than `stallBytes` within a span of `stallMs`. */
function watchProgress(
  answer: Answer,
  { stallMs, stallBytes }: Visitor["politeness"],
): { count(bytes: number): void; end(): void } {
  let received = 0;
  const timer = setInterval(() => {
    if (received < stallBytes) answer.drop(new FetchFailure("network", "too slow"));
    received = 0;
  }, stallMs);
  return { count: (bytes) => (received += bytes), end: () => clearInterval(timer) };
}
