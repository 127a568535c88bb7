import { isUnusual } from "../../edition/isUnusual.ts";
import type { Verdict } from "./messages.ts";

/** A genre with its name in words. */
export interface Genre {
  name: string;
  label: string;
}

/** How often answers were right on test covers. */
export interface Reliability {
  /** share of all test covers */
  accuracy: number;
  /** of 100 training covers so many are no further from their mean than a picture that looks like them */
  percent: number;
  /** answers of like confidence, from the least sure to the surest */
  bins: { count: number; confidence: number; accuracy: number }[];
}

/** Fills the page with a verdict; returns what to say of it. */
export function showVerdict(
  root: HTMLElement,
  verdict: Verdict,
  { genres, reliability }: { genres: readonly Genre[]; reliability: Reliability },
): string {
  const { probabilities, unchanged, likeness, seen } = verdict;
  showPictures(root, verdict, seen);
  for (const [i, { name }] of genres.entries()) {
    const row = root.querySelector<HTMLElement>(`[data-genre="${CSS.escape(name)}"]`)!;
    row.style.setProperty("--chance", `${probabilities[i]}`);
    row.style.setProperty("--before", `${unchanged[i]}`);
    row.style.setProperty("--likeness", `${Math.max(0, likeness[i]!)}`);
    row.classList.toggle("first", probabilities[i] === Math.max(...probabilities));
    fill(row.querySelector("[data-chance]")!, probabilities[i]!, ofHundred(probabilities[i]!));
    fill(
      row.querySelector("[data-likeness]")!,
      likeness[i]!,
      (Math.round(100 * likeness[i]!) / 100).toFixed(2).replace("-", "−"),
    );
  }
  const isChanged = probabilities.some((p, i) => Math.abs(p - unchanged[i]!) > 0.005);
  root.querySelector(".bars")!.classList.toggle("changed", isChanged);
  const likeliest = describeLikeliest(verdict, genres);
  root.querySelector("[data-likeliest]")!.textContent = likeliest;
  root.querySelector("[data-explain]")!.textContent =
    verdict.by === "network" ? "Where does it look?" : "Where do they look?";
  root.querySelector("[data-trust]")!.textContent = describeTrust(verdict, reliability);
  const odd = root.querySelector<HTMLElement>("[data-odd]")!;
  odd.textContent = describeOddness(verdict, reliability);
  const isOdd = isUnusual(verdict.nearer, reliability.percent) || isOneColour(seen);
  odd.classList.toggle("unusual", isOdd);
  return isOdd ? `${likeliest} ${odd.textContent}` : likeliest;
}

function fill(data: HTMLDataElement, value: number, text: string): void {
  data.value = `${value}`;
  data.textContent = text;
}

function describeLikeliest({ probabilities }: Verdict, genres: readonly Genre[]): string {
  const ranked = [...probabilities.keys()].sort((a, b) => probabilities[b]! - probabilities[a]!);
  const [first, second] = ranked.map((i) => ({
    label: genres[i]!.label,
    chance: `${ofHundred(probabilities[i]!)} of 100`,
  }));
  if (!second) return `${first!.label} (${first!.chance}).`;
  return first!.chance === second.chance
    ? `Likeliest: ${first!.label} and ${second.label} (${first!.chance} each).`
    : `Likeliest: ${first!.label} (${first!.chance}), then ${second.label} (${second.chance}).`;
}

/** What became of answers that were as sure. */
function describeTrust({ probabilities }: Verdict, { accuracy, bins }: Reliability): string {
  const sure = Math.max(...probabilities);
  const gap = ({ confidence }: Reliability["bins"][number]): number => Math.abs(confidence - sure);
  const bin = bins.reduce((best, it) => (gap(it) < gap(best) ? it : best));
  const one = bin.count === 1;
  const alike = one
    ? `The one answer about as sure as this one was ${bin.accuracy === 1 ? "right" : "wrong"}`
    : `Of the ${bin.count} answers about as sure as this one, ${ofHundred(bin.accuracy)} of 100 were right`;
  return `On covers not seen in training, answers are right ${ofHundred(accuracy)} times of 100. ${alike}.`;
}

function describeOddness(
  { nearer, seen, width, height, isShrunk }: Verdict,
  { percent }: Reliability,
): string {
  const than = "in colours and contrast than";
  const odd = `Looks like none of these: ${nearer === 0 ? "plainer" : "more unusual"} ${than} ${nearer === 0 ? 99 : nearer} of 100 training covers, so the bars mean little.`;
  const place = isOneColour(seen)
    ? "Looks like none of these: it is of one colour all over, so the bars mean little."
    : isUnusual(nearer, percent)
      ? odd
      : `Of 100 training covers at least ${99 - nearer} are more unusual ${than} this picture.`;
  if (!isShrunk) return place;
  return `${place} The browser made it smaller before it was read (${width} × ${height} pixels).`;
}

/** But for the traces of a lossy format. */
function isOneColour(pixels: Uint8Array): boolean {
  return pixels.every((value, i) => Math.abs(value - pixels[i % 3]!) <= 6);
}

function showPictures(root: HTMLElement, { preview }: Verdict, seen: Uint8Array): void {
  const shown = root.querySelector<HTMLCanvasElement>("[data-picture]")!;
  shown.width = preview.width;
  shown.height = preview.height;
  shown.getContext("2d")!.drawImage(preview, 0, 0);
  const size = Math.sqrt(seen.length / 3);
  root.querySelector("[data-seen-size]")!.textContent = `${size}`;
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>(".stack canvas"))
    if (canvas.width !== size) canvas.width = canvas.height = size;
  paint(root.querySelector<HTMLCanvasElement>("[data-seen]")!, (i) => [
    seen[3 * i]!,
    seen[3 * i + 1]!,
    seen[3 * i + 2]!,
    255,
  ]);
}

/** Shades what the answer did not hang on; returns what to say of it. */
export function showMap(
  root: HTMLElement,
  losses: Float32Array,
  { probabilities, by }: Verdict,
  genres: readonly Genre[],
): string {
  const genre = probabilities.indexOf(Math.max(...probabilities));
  const most = Math.max(...losses);
  const text = root.querySelector("[data-map-text]")!;
  const start = `Where ${by === "network" ? "it looks" : "they look"}:`;
  if (most < 0.01)
    return (text.textContent = `${start} no single place matters. Covering any takes less than one point of 100 from ${genres[genre]!.label}.`);
  const canvas = root.querySelector<HTMLCanvasElement>("[data-map]")!;
  paint(canvas, (i) => [20, 23, 27, 225 * (1 - Math.max(0, losses[i]!) / most)]);
  canvas.hidden = false;
  const tenths = (share: number): string => (100 * share).toFixed(1);
  return (text.textContent = `${start} covering the brightest place takes ${genres[genre]!.label} from ${tenths(probabilities[genre]!)} to ${tenths(probabilities[genre]! - most)} of 100.`);
}

export function clearMap(root: HTMLElement): void {
  root.querySelector<HTMLCanvasElement>("[data-map]")!.hidden = true;
  root.querySelector("[data-map-text]")!.textContent = "";
}

/** Pixel by pixel: red, green, blue, opacity, 0 to 255. */
function paint(canvas: HTMLCanvasElement, colour: (pixel: number) => number[]): void {
  const image = new ImageData(canvas.width, canvas.height);
  for (let i = 0; i < canvas.width * canvas.height; i++) image.data.set(colour(i), 4 * i);
  canvas.getContext("2d")!.putImageData(image, 0, 0);
}

function ofHundred(share: number): string {
  return `${Math.round(100 * share)}`;
}
