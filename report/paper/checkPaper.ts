import { unknownName } from "../language/nearest.ts";
import { allAnalyses } from "./allAnalyses.ts";
import { allNames } from "./ownAnalyses.ts";
import type { Paper } from "./paper.ts";
import { parameterProblems } from "./parameters.ts";

/** A mistake that the schema cannot see: the names that lead to it in the file, and what it is. */
export type PaperProblem = readonly [path: string[], problem: string];

/** ORCID iDs mistyped, analyses and parameters that there are not. */
export function paperProblems(paper: Omit<Paper, "words" | "rights">): PaperProblem[] {
  return [...orcidProblems(paper), ...nameProblems(paper), ...ofParameters(paper)];
}

function orcidProblems({ authors }: Pick<Paper, "authors">): PaperProblem[] {
  return authors.flatMap(({ orcid }, index): PaperProblem[] => {
    if (orcid === undefined || isOrcid(orcid)) return [];
    const problem = `authors[${index}].orcid: not an ORCID iD: ${orcid} (a digit is mistyped)`;
    return [[["authors", String(index), "orcid"], problem]];
  });
}

/** The last digit checks the others (ISO 7064, MOD 11-2). */
function isOrcid(text: string): boolean {
  const digits = text.replaceAll("-", "");
  const total = [...digits.slice(0, -1)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return digits.at(-1) === (check === 10 ? "X" : String(check));
}

function nameProblems({ analyses = [] }: Pick<Paper, "analyses">): PaperProblem[] {
  return analyses.flatMap((name, index): PaperProblem[] => {
    if (allNames().includes(name)) return [];
    return [[["analyses", String(index)], unknownName("analysis", name, allNames())]];
  });
}

function ofParameters({ parameters = {} }: Pick<Paper, "parameters">): PaperProblem[] {
  return Object.entries(parameters).flatMap(([name, stated]): PaperProblem[] => {
    const place = ["parameters", name];
    const analysis = allAnalyses().find((known) => known.name === name);
    if (!analysis) return [[place, unknownName("analysis", name, allNames())]];
    return parameterProblems(analysis, stated).map(({ path, problem }) => {
      const whole = [...place, ...path];
      return [whole, `${whole.join(".")}: ${problem}`];
    });
  });
}
