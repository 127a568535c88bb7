import markdownIt, { type MarkdownIt } from "markdown-it";
import footnote from "markdown-it-footnote";
import { citation } from "./rules/citation.ts";
import { claim } from "./rules/claim.ts";
import { crossReference } from "./rules/crossReference.ts";
import { directive } from "./rules/directive.ts";
import { escapedBraces } from "./rules/escapedBraces.ts";
import { linkDefinitions } from "./rules/linkDefinition.ts";
import { useLines } from "./rules/line.ts";
import { equation, math } from "./rules/math.ts";
import { refuseDeepBlocks } from "./rules/deepBlock.ts";
import { refuseNestedNotes } from "./rules/nestedNote.ts";
import { noteDefinition } from "./rules/note.ts";
import { unfinished } from "./rules/unfinished.ts";
import { value } from "./rules/value.ts";

/** Markdown with the report's directives; its rules only collect, what they refer to is resolved when rendering. */
export function createMarkdown(): MarkdownIt {
  const markdown = markdownIt({ typographer: true }).use(footnote);
  const interrupts = { alt: ["paragraph", "reference", "blockquote", "list"] };
  markdown.block.ruler.before("fence", "directive", directive, interrupts);
  markdown.block.ruler.before("fence", "equation", equation, interrupts);
  markdown.block.ruler.before("footnote_def", "noteDefinition", noteDefinition);
  markdown.inline.ruler.before("escape", "math", math);
  markdown.inline.ruler.before("escape", "escapedBraces", escapedBraces);
  markdown.inline.ruler.before("link", "citation", citation);
  markdown.inline.ruler.before("link", "claim", claim);
  markdown.inline.ruler.before("link", "value", value);
  markdown.inline.ruler.before("link", "crossReference", crossReference);
  markdown.inline.ruler.push("unfinished", unfinished);
  markdown.core.ruler.after("block", "linkDefinitions", linkDefinitions);
  useLines(markdown);
  refuseNestedNotes(markdown);
  refuseDeepBlocks(markdown);
  return markdown;
}
