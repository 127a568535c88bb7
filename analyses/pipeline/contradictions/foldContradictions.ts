import type { Json } from "../../contract/analysis.ts";
import { parseAnswers } from "../../validation/answers.ts";
import { isObject } from "../key.ts";
import { againstConfusion, type Table } from "./modelContradictions.ts";

/** Of a model with `folds` and `answers`: scores that are not those of its confusion, a confusion that is not that of its answers. */
export function contradictionsOfFolds(model: Json): string[] {
  if (!isObject(model) || !isObject(model["folds"]) || !isObject(model["answers"])) return [];
  const { folds, answers } = model;
  if (!isObject(folds["confusion"])) return [];
  const confusion = folds["confusion"] as Table;
  return [
    ...againstConfusion(folds, confusion),
    ...againstAnswers(confusion, answers as Record<string, string>),
  ].map((text) => `folds.${text}`);
}

function againstAnswers(confusion: Table, answers: Readonly<Record<string, string>>): string[] {
  const genres = Object.keys(confusion);
  return genres.flatMap((genre) => {
    const named = parseAnswers(answers[genre] ?? "");
    return genres.flatMap((other, place) => {
      const count = named.filter((answer) => answer === place).length;
      const told = confusion[genre]![other];
      const what = `confusion.${genre}.${other} is ${told}, by the answers ${count}`;
      return told === count ? [] : [what];
    });
  });
}
