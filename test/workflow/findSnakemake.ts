import { spawnSync } from "node:child_process";

/** The program that runs workflows: of `SNAKEMAKE`, else on the path; null where there is none. */
export function findSnakemake(): string | null {
  const program = process.env["SNAKEMAKE"] || "snakemake";
  return spawnSync(program, ["--version"]).status === 0 ? program : null;
}
