import { expect, test } from "vitest";
import type { ValueChange } from "../../../../report/diff/read/change.ts";
import { renderMarkdown } from "../../../../report/diff/render/markdown.ts";
import { emptyDiff as empty } from "../emptyDiff.ts";

test("renderMarkdown(diff) of nothing is short and begins with what the comment is found by", () => {
  expect(renderMarkdown(empty)).toBe(
    "<!-- results-diff -->\n<!-- quiet -->\n\n### No result changed\n\n`aaaaaaaaaa`, as committed → the files here, as they are saved; all results at the head are fresh\n",
  );
});

test("renderMarkdown(diff) lists what a new result says: accuracies first, few of many values, its parameters", () => {
  const value = (path: string, after: number, n: number | null = null): ValueChange => ({
    id: `control/brightness.${path}`,
    kind: n === null ? "number" : "share",
    after,
    before: null,
    delta: null,
    interval: null,
    p: null,
    n: [null, n],
    verdict: "new",
    why: "",
    causes: [],
  });
  const levels = Array.from({ length: 60 }, (_, i) => value(`levels.${i}`, i + 0.25));
  const values = [
    ...levels,
    value("bright.share", 0.5, 40),
    value("models.mean.test.accuracy", 0.25, 600),
  ];
  const lists = { causes: [], matrices: [], curves: [], pictures: [] };
  const text = renderMarkdown({
    ...empty,
    results: [
      {
        id: "control/brightness",
        state: "new",
        same: 0,
        ...lists,
        values,
        params: [["size", "32"]],
      },
    ],
    claims: [
      {
        place: "report/paper.md:3",
        corpus: "bandcamp",
        condition: "",
        why: "",
        before: null,
        after: "true",
        change: "new",
        sentence: "Metal is dark",
      },
    ],
  });
  expect(text).toContain("### Results: 1 new; claims: 1 new\n");
  expect(text).toContain("- `control/brightness`: new: 62 values");
  expect(text).toContain(
    "<details><summary>control/brightness: 62 values</summary>\n\n| value | head | n |\n| --- | ---: | ---: |\n| `models.mean.test.accuracy` | 25.0% | 600 |\n| `bright.share` | 50.0% | 40 |\n| `levels.0` | 0.250 |  |\n",
  );
  expect(text).toContain("| `levels.37` | 37.3 |  |\n\nand 22 more, on the page\n");
  expect(text).toContain("| `size` | 32 |");
  expect(text).toContain("- “Metal is dark” (`report/paper.md:3`)");
});

test("renderMarkdown(diff) says first what makes results doubtful", () => {
  const text = renderMarkdown({
    ...empty,
    altered: [{ id: "control/brightness", damage: ["its numbers are not those of its digest"] }],
    unequal: ["brightness on bandcamp and on control: params.size 64 -> 32"],
  });
  expect(text).toContain(
    "\n\n- control/brightness differs from what was computed: its numbers are not those of its digest. Edited by hand?\n",
  );
  expect(text).toContain(
    "- Other parameters: brightness on bandcamp and on control: params.size 64",
  );
});

test("renderMarkdown(diff) writes texts of the repository as texts: no markup, no tag, no mention", () => {
  const text = renderMarkdown({
    ...empty,
    claims: [
      {
        place: "report/paper.md:3",
        corpus: "bandcamp",
        condition: "",
        why: "",
        before: "true",
        after: "false",
        change: "now false",
        sentence: "see @someone </details> **bold** | [link](http://x) `code`\nnext",
      },
    ],
  });
  expect(text).toContain(
    "“see @\u200bsomeone \\</details\\> \\*\\*bold\\*\\* \\| \\[link\\](http:\u200b//x) \\`code\\` next”",
  );
});
