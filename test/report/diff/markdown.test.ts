import { expect, test } from "vitest";
import type { Diff } from "../../../report/diff/change.ts";
import { renderMarkdown } from "../../../report/diff/markdown.ts";

const empty: Diff = {
  ...{ base: "a".repeat(40), head: "working tree", results: [], corpora: [], claims: [] },
  ...{ audit: [], repainted: [], texts: [], gates: { failed: [], accepted: [], edited: [] } },
};

test("renderMarkdown(diff) of nothing is short and begins with what the comment is found by", () => {
  expect(renderMarkdown(empty)).toBe(
    "<!-- results-diff -->\n\n### No result changed\n\n`aaaaaaaaaa` → `working tree`\n",
  );
});

test("renderMarkdown(diff) writes texts of the repository as texts: no markup, no tag, no mention", () => {
  const text = renderMarkdown({
    ...empty,
    claims: [
      {
        ...{ place: "report/paper.md:3", corpus: "bandcamp", condition: "", why: "" },
        ...{ before: "true", after: "false", change: "now false" },
        sentence: "see @someone </details> **bold** | [link](http://x) `code`\nnext",
      },
    ],
  });
  expect(text).toContain(
    "“see @\u200bsomeone \\</details\\> \\*\\*bold\\*\\* \\| \\[link\\](http://x) \\`code\\` next”",
  );
});
