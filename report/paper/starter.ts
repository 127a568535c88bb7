import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../data/error.ts";
import { systemCode } from "../../data/systemError.ts";

/** Files of a new project, by where they go. */
const places = {
  "paper.yaml": "paper.yaml",
  "paper.md": "paper.md",
  "references.bib": "references.bib",
  "README.md": "README.md",
  "package.json": "package.json",
  "tsconfig.json": "tsconfig.json",
  ".gitignore": "gitignore",
  ".github/workflows/pages.yml": "pages.yml",
  ".github/workflows/review.yml": "review.yml",
};

/** What an example has of its own. */
const ofExample = ["paper.yaml", "paper.md"];

/** The files that a paper of one's own begins with, with the names of what is to be filled in; an example has its own text. */
export async function readStarter(root: string, example?: string): Promise<Map<string, string>> {
  const read = Object.entries(places).map(async ([place, name]) => {
    const isOwn = example !== undefined && ofExample.includes(place);
    const folder = isOwn ? `report/gallery/${example}` : "report/starter";
    return [place, await readFile(join(root, folder, name), "utf8")] as const;
  });
  return new Map(await Promise.all(read));
}

/** Throws UserError for a folder with anything in it but `kept` and a repository's own: nothing is ever written over. */
export async function refuseFilled(dir: string, kept?: string): Promise<void> {
  const names = await readdir(dir).catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return [];
    throw error;
  });
  const [first] = names.filter((name) => name !== kept && name !== ".git").sort();
  if (first !== undefined)
    throw new UserError(`not empty: ${dir} (it has ${first}; name a new folder)`);
}
