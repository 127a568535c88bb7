import type { ClaimChange } from "../read/change.ts";

/** How texts and formulas are written where they are to be read. */
interface Writing {
  text(text: string): string;
  code(text: string): string;
}

/** What a claim was at the base, to stand behind what it is: `, formerly “…”, where a > 1 was asked`. */
export function formerly(
  { sentence, condition, formerly }: ClaimChange,
  { text, code }: Writing,
): string {
  if (!formerly) return "";
  const said = formerly.sentence === sentence ? "" : `, formerly “${text(formerly.sentence)}”`;
  const asks = `, asks ${code(condition)}, formerly ${code(formerly.condition)}`;
  return formerly.condition === condition ? said : said + asks;
}
