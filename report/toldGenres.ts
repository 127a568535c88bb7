import { recognition, type Recognition, tellsApart } from "../analyses/stats/recognition.ts";
import type { Edition } from "./edition.ts";
import { modelsOf } from "./models.ts";
import { whenRead } from "./whenRead.ts";

/** Which genres each model tells from the others, by its name: `told.custom1.metal.is`, `.own.value`, `.others.value`, `.p`. */
export function toldGenres(
  edition: Edition,
): Record<string, Record<string, Recognition & { is: boolean }>> {
  const models = modelsOf(edition);
  const { genres } = edition.corpus;
  return whenRead(Object.keys(models), (name) =>
    whenRead(genres, (genre) => {
      const found = recognition(models[name]!.test.confusion, genre);
      return { ...found, is: tellsApart(found, genres.length) };
    }),
  );
}
