import type { Block, Directive } from "./blocks.ts";
import { failAt, type Place } from "../language/place.ts";

const definition = /^(\w+) = (\w+(?:\.\w+)*)$/;

/** Short names that the text's `define` directives give to beginnings of paths, one `name = path` a line. */
export function readDefinitions(blocks: readonly Block[]): Record<string, string> {
  const aliases: Record<string, string> = {};
  for (const block of blocks) {
    if (block.kind !== "define") continue;
    linesOf(block).forEach(({ line, place }) => {
      const [, name, path] = definition.exec(line) ?? [];
      if (name === undefined || path === undefined)
        return failAt(place, `not a definition: ${line}`);
      if (Object.hasOwn(aliases, name)) failAt(place, `defined twice: ${name}`);
      aliases[name] = path;
    });
  }
  return aliases;
}

function linesOf({ body, place: { file, line } }: Directive): { line: string; place: Place }[] {
  return body.flatMap((block) => {
    if (block.kind !== "prose") return failAt(block.place, `not a definition: ${block.kind}`);
    return block.tokens.flatMap(({ type, content, map }) => {
      const first = (map?.[0] ?? line - 1) + 1;
      if (type.startsWith("paragraph")) return [];
      const lines = type === "inline" ? content.split("\n") : [type.replace("_open", "")];
      return lines.map((text, index) => ({ line: text, place: { file, line: first + index } }));
    });
  });
}
