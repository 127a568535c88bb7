import type { MarkdownIt } from "markdown-it";
import { type Block, chooseBlocks, parseBlocks } from "../prose/blocks.ts";
import { chooseNotes } from "../prose/chooseNotes.ts";
import { type Contents, readContents } from "../prose/contents.ts";
import { readDefinitions } from "../prose/definitions.ts";
import { checkDirectives } from "../page/directives.ts";
import { type Edition, isPosterEdition, rewordFor } from "../edition/edition.ts";
import { editionScope } from "../edition/scope/editionScope.ts";
import { plainText } from "../prose/inline.ts";
import { createMarkdown } from "../prose/markdown.ts";
import { type PageKind, pages } from "../page/pages.ts";
import { rewordMarkdown } from "../paper/words.ts";
import type { Scope } from "../language/references.ts";
import type { ProseFile, Sources } from "./sources.ts";

/** A page read, before anything on it is resolved. */
export interface ParsedPage {
  kind: PageKind;
  file: string;
  markdown: MarkdownIt;
  blocks: Block[];
  contents: Contents;
  scope: Scope;
}

/** The pages that an edition has, in reading order; throws UserError for unknown figures, tables and parts. */
export function parsePages(
  edition: Edition,
  editions: readonly Edition[],
  sources: Sources,
): ParsedPage[] {
  const scope = editionScope(edition, sources.poster, editions);
  return pages.flatMap((kind) => {
    const own = edition.paper && sources.own.get(kind.name);
    if (own) return [parsePage(kind, own, scope)];
    const prose = builtIn(kind, edition, sources);
    return prose && kind.isShown(edition, editions) ? [parsePage(kind, prose, scope)] : [];
  });
}

/** The project's own prose, in the words of the edition. */
function builtIn(kind: PageKind, edition: Edition, sources: Sources): ProseFile | undefined {
  const prose = proseOf(kind, edition, sources);
  return prose && { ...prose, text: rewordMarkdown(prose.text, rewordFor(edition)) };
}

function proseOf({ name }: PageKind, edition: Edition, sources: Sources): ProseFile | undefined {
  if (name !== "paper") return sources.pages.get(name);
  return isPosterEdition(edition) ? sources.paper : sources.edition;
}

function parsePage(kind: PageKind, { file, text }: ProseFile, scope: Scope): ParsedPage {
  const markdown = createMarkdown();
  const parsed = parseBlocks(markdown, file, text);
  const own = { ...scope, aliases: readDefinitions(parsed) };
  const blocks = chooseNotes(chooseBlocks(parsed, own));
  checkDirectives(blocks);
  const numbering = { prefix: kind.prefix, numbered: kind.numbered !== false };
  const contents = readContents(blocks, file, numbering, ({ children }) =>
    plainText(children ?? [], { file, scope: own }),
  );
  return { kind, file, markdown, blocks, contents, scope: own };
}
