import { shownLine } from "../program.ts";

/** Why a program failed: the first line that it calls an error, or else the last. */
export function reasonIn(out: string): string {
  const lines = out.split("\n").filter((line) => line.trim() !== "");
  const error = lines.find((line) => /[Ee]rror: |ERR!|npm error/.test(line));
  return shownLine((error ?? lines.at(-1) ?? "it gave no reason").trim());
}
