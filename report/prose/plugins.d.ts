declare module "markdown-it-footnote" {
  import type { MarkdownIt } from "markdown-it";
  /** `text[^1]` with `[^1]: note`, and `text^[note]`. */
  export default function footnote(markdown: MarkdownIt): void;
}

declare module "@citation-js/core" {
  /** The parts of CSL-JSON that are read here. */
  interface Work {
    id: string;
    type?: string;
    "citation-key"?: string;
    author?: { family: string; given: string }[];
    title?: string;
    issued?: { "date-parts"?: number[][] };
    note?: string;
    URL?: string;
    DOI?: string;
  }
  /** Works in the form that CSL knows. */
  export class Cite {
    constructor(data: string | readonly Work[], options?: { forceType: "@bibtex/text" });
    readonly data: readonly Work[];
    format(output: "bibtex"): string;
    /** key and formatted entry of each work */
    format(
      output: "bibliography",
      options: {
        style: string;
        lang: string;
        format: "html";
        hyperlinks: boolean;
        asEntryArray: true;
      },
    ): [string, string][];
  }
  export const plugins: {
    config: { get(plugin: "@csl"): { styles: { set(name: string, xml: string): void } } };
  };
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-csl";
