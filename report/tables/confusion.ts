import type { Evaluation } from "../../analyses/stats/evaluation.ts";
import type { Table } from "./table.ts";

/** Test covers by true genre (rows) and by the genre that a network names (columns). */
export function confusion(
  { confusion }: Evaluation,
  genres: readonly { name: string; label: string }[],
): Table {
  return {
    columns: [{ label: "true genre" }, ...genres.map(({ label }) => ({ label, decimals: 0 }))],
    rows: genres.map(({ name, label }) => [
      label,
      ...genres.map((other) => confusion[name]![other.name]!),
    ]),
  };
}
