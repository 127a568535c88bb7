import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const source = join(import.meta.dirname, "../..");
const files = ["build.ts", "package.json", "tsconfig.json", "CITATION.cff"];

/** The project as a fresh clone has it, in a folder of its own: installed packages, no cache, no covers. */
export function freshClone(): string {
  const project = mkdtempSync(join(tmpdir(), "clone-"));
  for (const name of ["analyses", "data", "report", ...files])
    cpSync(join(source, name), join(project, name), {
      recursive: true,
      filter: (path) => !/data\/(covers|weights)$/.test(path),
    });
  symlinkSync(join(source, "node_modules"), join(project, "node_modules"));
  return project;
}
