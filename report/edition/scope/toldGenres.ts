import { recognition, type Recognition, tellsApart } from "../../../analyses/stats/recognition.ts";
import type { Edition } from "../edition.ts";
import { type Model, modelsByAnalysis } from "./models.ts";
import { whenRead } from "../whenRead.ts";

/** By genre: how often its name is given to its own covers and to others, and whether that differs by more than chance. */
export type ToldGenres = Record<string, Recognition & { is: boolean }>;

type Told = Record<string, ToldGenres>;

/**
 * Which genres each model tells from the others, by analysis and name: `told.fullTraining.custom1.metal.is`,
 * `.own.value`, `.others.value`, `.p`.
 */
export function toldGenres(edition: Edition): Record<string, Told> {
  const { genres } = edition.corpus;
  const told = (models: Readonly<Record<string, Model>>): Told =>
    whenRead(Object.keys(models), (name) => toldBy(models[name]!.test.confusion, genres));
  const groups = Object.entries(modelsByAnalysis(edition));
  return Object.fromEntries(groups.map(([analysis, models]) => [analysis, told(models)]));
}

/** Of these genres, by what a model answered. */
export function toldBy(
  confusion: Parameters<typeof recognition>[0],
  genres: readonly string[],
): ToldGenres {
  return whenRead(genres, (genre) => {
    const found = recognition(confusion, genre);
    return { ...found, is: tellsApart(found, genres.length) };
  });
}
