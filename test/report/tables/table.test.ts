import { describe, expect, it } from "vitest";
import { formatHtml } from "../../../report/language/html.ts";
import { plainCell, renderTable } from "../../../report/tables/table.ts";

describe("renderTable(table, labelId)", () => {
  it("marks up row, column and group headers", () => {
    const html = renderTable(
      {
        columns: [
          { label: "genre" },
          { label: "mean", group: "5 covers", decimals: 1 },
          { label: "first", group: "5 covers", decimals: 0 },
        ],
        rows: [
          ["R&B", 1.25, null],
          ["all", 2, 1000],
        ],
        totals: 1,
      },
      "caption",
    );
    expect(formatHtml(html)).toBe(`<table aria-labelledby="caption">
<thead>
<tr><th scope="col" rowspan="2">genre</th><th scope="colgroup" colspan="2">5 covers</th></tr>
<tr><th scope="col" class="number">mean</th><th scope="col" class="number">first</th></tr>
</thead>
<tbody>
<tr><th scope="row">R&amp;B</th><td class="number">1.3</td><td class="number missing">–</td></tr>
</tbody>
<tfoot>
<tr><th scope="row">all</th><td class="number">2.0</td><td class="number">1,000</td></tr>
</tfoot>
</table>`);
  });
});

describe("renderTable with long words", () => {
  it("marks them in headings and cells, so that they are broken", () => {
    const [word, path] = ["x".repeat(41), "y".repeat(40)];
    const html = formatHtml(
      renderTable(
        { columns: [{ label: word }, { label: path }], rows: [[`a ${word}`, [word]]] },
        "c",
      ),
    );
    expect(html).toContain(`<th scope="col"><span class="long">${word}</span></th>`);
    expect(html).toContain(`<th scope="col">${path}</th>`);
    expect(html).toContain(`<th scope="row"><span class="long">a ${word}</span></th>`);
    expect(html).toContain(`<span class="cell-line"><span class="long">${word}</span></span>`);
  });
});

describe("renderTable with groups", () => {
  it("heads so many rows each with a row group header to link to", () => {
    const columns = [{ label: "statement" }, { label: "verdict" }];
    const rows = [
      ["a", "no"],
      ["b", "yes"],
      ["c", "yes"],
    ];
    const groups = [
      { id: "no", label: "no: 1", rows: 1 },
      { id: "yes", label: "yes: 2", rows: 2 },
    ];
    const marks = ["a", "b", "c"].map((id) => ({ id }));
    expect(formatHtml(renderTable({ columns, rows, groups, marks }, "caption"))).toContain(`<tbody>
<tr class="group"><th scope="rowgroup" colspan="2" id="no">no: 1</th></tr>
<tr id="a"><th scope="row">a</th><td>no</td></tr>
</tbody>
<tbody>
<tr class="group"><th scope="rowgroup" colspan="2" id="yes">yes: 2</th></tr>
<tr id="b"><th scope="row">b</th><td>yes</td></tr>
<tr id="c"><th scope="row">c</th><td>yes</td></tr>
</tbody>`);
  });
});

describe("renderTable with marks and lines", () => {
  it("gives rows ids and kinds, cells lines and links", () => {
    const html = renderTable(
      {
        columns: [{ label: "statement" }, { label: "why" }],
        rows: [
          [
            ["a < b", { text: "Table 1", href: "#one" }],
            ["so", "and so"],
          ],
        ],
        marks: [{ id: "audit-a", kind: "open" }],
      },
      "caption",
    );
    expect(formatHtml(html)).toContain(
      '<tr id="audit-a" class="open"><th scope="row"><span class="cell-line">a &lt; b</span> <span class="cell-line"><a href="#one">Table 1</a></span></th><td><span class="cell-line">so</span> <span class="cell-line">and so</span></td></tr>',
    );
  });
});

describe("plainCell(cell)", () => {
  it("is the text alone", () => {
    expect(plainCell(["why", { text: "Table 1", href: "#one" }])).toBe("why; Table 1");
    expect([plainCell("a"), plainCell(1), plainCell(null)]).toEqual(["a", 1, null]);
  });
});
