import { recognition, type Recognition, tellsApart } from "../../analyses/stats/recognition.ts";
import type { Edition } from "./edition.ts";
import { type Model, modelsByAnalysis } from "./models.ts";
import { whenRead } from "./whenRead.ts";

type Told = Record<string, Record<string, Recognition & { is: boolean }>>;

/**
 * Which genres each model tells from the others, by analysis and name: `told.fullTraining.custom1.metal.is`,
 * `.own.value`, `.others.value`, `.p`.
 */
export function toldGenres(edition: Edition): Record<string, Told> {
  const { genres } = edition.corpus;
  const told = (models: Readonly<Record<string, Model>>): Told =>
    whenRead(Object.keys(models), (name) =>
      whenRead(genres, (genre) => {
        const found = recognition(models[name]!.test.confusion, genre);
        return { ...found, is: tellsApart(found, genres.length) };
      }),
    );
  const groups = Object.entries(modelsByAnalysis(edition));
  return Object.fromEntries(groups.map(([analysis, models]) => [analysis, told(models)]));
}
