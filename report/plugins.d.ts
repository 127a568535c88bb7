declare module "markdown-it-footnote" {
  import type { MarkdownIt } from "markdown-it";
  /** `text[^1]` with `[^1]: note`, and `text^[note]`. */
  export default function footnote(markdown: MarkdownIt): void;
}
