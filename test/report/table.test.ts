import { describe, expect, it } from "vitest";
import { renderTable } from "../../report/table.ts";

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
    expect(html).toBe(`<table aria-labelledby="caption">
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
