import { evaluate, type Evaluation } from "../../../analyses/stats/evaluation.ts";

/** Of a model that is right for so many of `covers` covers of each genre and else names the next genre. */
export function evaluationOf(right: Readonly<Record<string, number>>, covers = 100): Evaluation {
  const genres = Object.keys(right);
  const labels = genres.flatMap((_, g) => new Array<number>(covers).fill(g));
  const logits = genres.flatMap((genre, g) =>
    Array.from({ length: covers }, (_, i) => {
      const named = i < right[genre]! ? g : (g + 1) % genres.length;
      return genres.map((_, other) => (other === named ? 1 : 0));
    }),
  );
  return evaluate(logits, labels, genres);
}
