import { UserError } from "../error.ts";
import { random } from "../random.ts";

export interface ControlParams {
  /** covers of each genre */
  train: number;
  test: number;
  /** share of a genre's covers drawn in its own style: the best accuracy there is */
  ownStyle: number;
  seed: string;
}

export const controlParams: ControlParams = {
  train: 100,
  test: 20,
  ownStyle: 0.6,
  seed: "control",
};

/** Every genre has the style of its name. */
export const controlGenres = [
  "ambient",
  "dubstep",
  "folk",
  "hiphop_rap",
  "jazz",
  "metal",
  "pop",
  "punk",
  "rock",
  "soul",
] as const;

export type StyleName = (typeof controlGenres)[number];

export interface ControlCover {
  /** `<genre>/<split>-<number>.png`, numbers padded so that they sort */
  id: string;
  genre: string;
  split: "train" | "test";
  style: StyleName;
}

/** All covers of the control corpus, sorted by id (code units). Throws UserError on impossible parameters. */
export function designControl(params: ControlParams): ControlCover[] {
  checkParams(params);
  const covers = controlGenres.flatMap((genre) => [
    ...designSide(genre, "train", params),
    ...designSide(genre, "test", params),
  ]);
  return covers.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function checkParams({ train, test, ownStyle }: ControlParams): void {
  for (const [name, count] of Object.entries({ train, test })) {
    if (!Number.isInteger(count) || count < 1)
      throw new UserError(`not a number of covers: ${name} ${count}`);
  }
  if (!(ownStyle > 0 && ownStyle <= 1))
    throw new UserError(`not a share in (0, 1]: ownStyle ${ownStyle}`);
}

function designSide(
  genre: StyleName,
  split: "train" | "test",
  params: ControlParams,
): ControlCover[] {
  const count = params[split];
  const digits = Math.max(3, String(count).length);
  return drawStyles(genre, count, split, params).map((style, index) => ({
    id: `${genre}/${split}-${String(index + 1).padStart(digits, "0")}.png`,
    genre,
    split,
    style,
  }));
}

function drawStyles(
  genre: StyleName,
  count: number,
  split: string,
  params: ControlParams,
): StyleName[] {
  const stream = random(JSON.stringify([params.seed, "styles", genre, split]));
  const own = Math.round(params.ownStyle * count);
  const others = stream.shuffle(controlGenres.filter((other) => other !== genre));
  const foreign = Array.from({ length: count - own }, (_, i) => others[i % others.length] ?? genre);
  return stream.shuffle([...Array.from({ length: own }, () => genre), ...foreign]);
}
