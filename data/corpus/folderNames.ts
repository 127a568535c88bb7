import type { Split } from "./corpus.ts";
import { isPlainName } from "../inside.ts";

/** What systems and unpackers leave among a person's files; hidden files, too. */
const clutter =
  /^(\..*|__macosx|thumbs\.db|ehthumbs.*\.db|desktop\.ini|icon\r|@eadir|\$recycle\.bin|system volume information|lost\+found)$/i;

const sides: Readonly<Record<Split | "validation", RegExp>> = {
  train: /^train(ing)?$/i,
  test: /^test(ing)?$/i,
  validation: /^val(id(ation)?)?$/i,
};

export function isClutter(name: string): boolean {
  return clutter.test(name);
}

/** The side that a folder of this name stands for, in any case, or undefined. */
export function sideNamed(name: string): Split | "validation" | undefined {
  return (["train", "test", "validation"] as const).find((side) => sides[side].test(name));
}

/** Whether a text can be a genre's name. */
export function isGenreName(text: string): boolean {
  return isPlainName(text) && text !== "-" && !meansAll(text);
}

/** Tables and pictures of all genres together have this name. */
function meansAll(text: string): boolean {
  return text.toLowerCase() === "all";
}

/** What is wrong with these names of genres, in words: no lock could hold one, or two are one name on some systems. */
export function problemsOfGenres(genres: readonly string[]): string[] {
  const unfit = genres.filter((genre) => !isGenreName(genre));
  const folded = genres.map((genre) => genre.normalize("NFC").toLowerCase());
  const alike = [...new Set(folded)]
    .map((form) => genres.filter((_, index) => folded[index] === form))
    .filter((names) => names.length > 1);
  return [
    ...unfit.map((genre) => {
      const reason = meansAll(genre) ? "it stands for all genres together; " : "";
      return `not a name of a genre: ${JSON.stringify(genre)} (${reason}rename the folder)`;
    }),
    ...alike.map(
      (names) =>
        `genres that differ only in case or Unicode form: ${names.join(", ")} (give them one name)`,
    ),
  ];
}
