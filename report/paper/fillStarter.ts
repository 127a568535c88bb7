import type { Words } from "./words.ts";

/** What is filled in where a new project begins; paths are relative to it, with forward slashes. */
export interface Beginning {
  title: string;
  /** of its corpus */
  name: string;
  words: Words;
  pictures: string;
  /** a table gives some of them several labels */
  several?: boolean;
  /** checkout of this project */
  edition: string;
}

/** The files of a new project, by path. */
export function fillStarter(
  starter: ReadonlyMap<string, string>,
  { title, name, words, pictures, several, edition }: Beginning,
): Map<string, string> {
  const known: Readonly<Record<string, string>> = {
    TITLE: title,
    NAME: name,
    THING: words.thing.one,
    THINGS: words.thing.many,
    CLASS: words.class.one,
    CLASSES: words.class.many,
    PICTURES: pictures,
    EDITION: edition,
    START: `${edition}/data/code/start.cjs`,
    SCHEMA: `${edition}/report/paper/paper.schema.json`,
  };
  const files = [...starter].map(([path, text]) => {
    const chosen = several ? text.replace(/^# (labels: first)$/m, "$1") : text;
    return [
      path,
      chosen.replaceAll(/@([A-Z]+)@/g, (whole, name: string) => known[name] ?? whole),
    ] as const;
  });
  return new Map(files);
}
