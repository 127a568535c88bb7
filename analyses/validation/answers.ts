/** A genre's line of `FoldedModel.answers`: the place among the genres of each cover's answer. */
export function parseAnswers(line: string): number[] {
  const each = line.includes(" ") ? line.split(" ") : [...line];
  return each.map((answer) => Number.parseInt(answer, 36));
}
