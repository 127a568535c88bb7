import { join } from "node:path";
import { listLabels } from "../../data/corpora/listLabels.ts";
import { listFolder, type Listing } from "../../data/corpora/listFolder.ts";
import { folderName } from "../../data/corpora/openCorpus.ts";
import { UserError } from "../../data/error.ts";
import { drawExample, examples } from "../gallery/examples.ts";
import { unknownName } from "../language/nearest.ts";
import { type Beginning, fillStarter } from "../paper/fillStarter.ts";
import { readStarter, refuseFilled } from "../paper/starter.ts";
import type { Word, Words } from "../paper/words.ts";
import type { Command, Edge } from "./line/command.ts";
import { fetchOwn, pathFrom } from "./line/corpora.ts";
import { readOptions } from "./line/readOptions.ts";

interface NewOptions {
  /** folder of the project to be made */
  dir: string;
  from: { images: string; thing: Word; class: Word } | { example: string };
}

export const newPaper: Command<NewOptions> = {
  name: "new",
  usage: `npm run new -- DIR --images DIR    a project for a paper on your own pictures, in the first DIR, which is new or holds only them

  --images DIR       the pictures: DIR/class/picture, or pictures with DIR/labels.csv
  --thing ONE/MANY   what a picture is called: --thing poster/posters
  --class ONE/MANY   what it is a picture of: --class decade/decades
  --example NAME     in place of these an example on pictures that are drawn: ${Object.keys(examples).join(", ")}
  --quiet            errors only

Example: npm run new -- ../posters --images ../images --thing poster/posters --class decade/decades`,
  parse(argv) {
    const flags = { images: "text", thing: "text", class: "text", example: "text" } as const;
    const { values, others } = readOptions(argv, { flags, most: 1 });
    const { images, example } = values;
    const [dir] = others;
    if (dir === undefined || (images === undefined) === (example === undefined))
      throw new UserError("which folders? npm run new -- DIR --images DIR (or --example NAME)");
    if (example !== undefined) {
      const known = Object.keys(examples);
      if (!known.includes(example)) throw new UserError(unknownName("example", example, known));
      return { dir, from: { example } };
    }
    const words = {
      thing: parseWord("--thing", values.thing ?? "picture/pictures"),
      class: parseWord("--class", values.class ?? "class/classes"),
    };
    return { dir, from: { images: images!, ...words } };
  },
  async run({ dir, from }, edge) {
    const { found, classes, words, away } =
      "example" in from
        ? await makeExample(dir, from.example, edge)
        : await makeProject(dir, from, edge);
    edge.line(`${dir}: a paper on ${found} of ${classes} ${words.class.many}`);
    const fetch = away ? `${fetchOwn}, ` : "";
    edge.line(`next: cd ${dir}, put title and authors into paper.yaml, ${fetch}npm run build`);
  },
};

/** What was found, or drawn. */
interface Made {
  /** `300 leaves` that were drawn; of files nobody has looked whether they are pictures */
  found: string;
  classes: number;
  words: Words;
  /** some are still to be fetched */
  away?: boolean;
}

async function makeProject(
  dir: string,
  { images, ...words }: { images: string } & Words,
  edge: Edge,
): Promise<Made> {
  const labels = { labels: "first", fetch: fetchOwn } as const;
  const listing = (await listLabels(images, labels)) ?? (await listFolder(images));
  const { files, absent, problems, several = 0 } = listing;
  const [problem] = problems;
  if (problem !== undefined) throw new UserError(`${images}: ${problem}`);
  const pictures = pathFrom(dir, images);
  await refuseFilled(dir, pictures.includes("/") ? undefined : pictures);
  const title = `Telling ${words.class.many} by their ${words.thing.many}`;
  await writeStarter(dir, { title, words, pictures, several: several > 0 }, edge);
  if (several > 0)
    edge.line(`${images}: ${several} with several labels: paper.yaml says which counts`);
  for (const note of notesOf(listing)) edge.warn(note);
  const classes = new Set([...files, ...absent].map(({ genre }) => genre)).size;
  const found = `${files.length + absent.length} files`;
  return { found, classes, words, away: absent.length > 0 };
}

/** What else a person should know of what was found, as a build tells it. */
function notesOf({ notes, unusable }: Listing): string[] {
  const told = unusable.map(({ id, reason }) => `not used: ${id} (${reason})`);
  const more = told.length - mostTold;
  return [...notes, ...told.slice(0, mostTold), ...(more > 0 ? [`and ${more} more`] : [])];
}

const mostTold = 10;

async function makeExample(dir: string, name: string, edge: Edge): Promise<Made> {
  const { title, words, ...drawn } = examples[name]!;
  await refuseFilled(dir);
  for (const [path, png] of await drawExample(drawn))
    await edge.write(join(dir, "images", path), png);
  await writeStarter(dir, { title, words, pictures: "images", example: name }, edge);
  const { length } = drawn.classes;
  return { found: `${length * drawn.count} ${words.thing.many}`, classes: length, words };
}

async function writeStarter(
  dir: string,
  { example, ...given }: Omit<Beginning, "name" | "edition"> & { example?: string },
  { root, write }: Edge,
): Promise<void> {
  const beginning = { ...given, name: folderName(dir), edition: pathFrom(dir, root) };
  const made = fillStarter(await readStarter(root, example), beginning);
  for (const [path, text] of made) await write(join(dir, path), text);
}

/** `poster/posters`; throws UserError. */
function parseWord(option: string, text: string): Word {
  const [one, many, ...rest] = text.split("/");
  const isWord = [one, many].every((word) => /^[\p{L}\p{M} ’-]+$/u.test(word ?? ""));
  if (!isWord || rest.length > 0)
    throw new UserError(`${option}: expected ONE/MANY as in poster/posters, received ${text}`);
  return { one: one!, many: many! };
}
