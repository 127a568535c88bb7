import { join } from "node:path";
import { listLabels } from "../../data/corpora/listLabels.ts";
import { listFolder } from "../../data/corpora/listFolder.ts";
import { folderName } from "../../data/corpora/openCorpus.ts";
import { UserError } from "../../data/error.ts";
import { fillStarter } from "../paper/fillStarter.ts";
import { readStarter, refuseFilled } from "../paper/starter.ts";
import type { Word } from "../paper/words.ts";
import type { Command } from "./command.ts";
import { pathFrom } from "./corpora.ts";
import { readOptions } from "./readOptions.ts";

interface NewOptions {
  /** folder of the project to be made */
  dir: string;
  images: string;
  thing: Word;
  class: Word;
}

export const newPaper: Command<NewOptions> = {
  name: "new",
  usage: `npm run new -- DIR --images DIR    a project for a paper on your own pictures, in the first DIR, which is new or holds only them

  --images DIR       the pictures: DIR/class/picture, or pictures with DIR/labels.csv
  --thing ONE/MANY   what a picture is called: --thing poster/posters
  --class ONE/MANY   what it is a picture of: --class decade/decades
  --quiet            errors only

Example: npm run new -- ../posters --images ../images --thing poster/posters --class decade/decades`,
  parse(argv) {
    const flags = { images: "text", thing: "text", class: "text" } as const;
    const { values, others } = readOptions(argv, { flags, most: 1 });
    const [dir] = others;
    if (dir === undefined || values.images === undefined)
      throw new UserError("which folders? npm run new -- DIR --images DIR");
    return {
      dir,
      images: values.images,
      thing: parseWord("--thing", values.thing ?? "picture/pictures"),
      class: parseWord("--class", values.class ?? "class/classes"),
    };
  },
  async run({ dir, images, ...words }, { root, line, write }) {
    const { files, problems } = (await listLabels(images)) ?? (await listFolder(images));
    const [problem] = problems;
    if (problem !== undefined) throw new UserError(`${images}: ${problem}`);
    const pictures = pathFrom(dir, images);
    await refuseFilled(dir, pictures.includes("/") ? undefined : pictures);
    const made = fillStarter(await readStarter(root), {
      title: `Telling ${words.class.many} by their ${words.thing.many}`,
      name: folderName(dir),
      words,
      pictures,
      edition: pathFrom(dir, root),
    });
    for (const [path, text] of made) await write(join(dir, path), text);
    const classes = new Set(files.map(({ genre }) => genre)).size;
    line(
      `${dir}: a paper on ${files.length} ${words.thing.many} of ${classes} ${words.class.many}`,
    );
    line(`next: cd ${dir}, put title and authors into paper.yaml, npm run build`);
  },
};

/** `poster/posters`; throws UserError. */
function parseWord(option: string, text: string): Word {
  const [one, many, ...rest] = text.split("/");
  const isWord = [one, many].every((word) => /^[\p{L}\p{M} ’-]+$/u.test(word ?? ""));
  if (!isWord || rest.length > 0)
    throw new UserError(`${option}: expected ONE/MANY as in poster/posters, received ${text}`);
  return { one: one!, many: many! };
}
