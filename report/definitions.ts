import type { Block, Directive } from "./blocks.ts";
import { failAt } from "./place.ts";

const definition = /^(\w+) = (\w+(?:\.\w+)*)$/;

/** Short names that the text's `define` directives give to beginnings of paths, one `name = path` a line. */
export function readDefinitions(blocks: readonly Block[]): Record<string, string> {
  const aliases: Record<string, string> = {};
  for (const block of blocks) {
    if (block.kind !== "define") continue;
    linesOf(block).forEach((line, index) => {
      const [, name, path] = definition.exec(line) ?? [];
      const place = { ...block.place, line: block.place.line + 1 + index };
      if (name === undefined || path === undefined)
        return failAt(place, `not a definition: ${line}`);
      if (Object.hasOwn(aliases, name)) failAt(place, `defined twice: ${name}`);
      aliases[name] = path;
    });
  }
  return aliases;
}

function linesOf({ body }: Directive): string[] {
  const tokens = body.flatMap((block) => (block.kind === "prose" ? block.tokens : []));
  return tokens
    .filter(({ type }) => type === "inline")
    .flatMap(({ content }) => content.split("\n"));
}
