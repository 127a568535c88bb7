import { csvParseRows } from "d3-dsv";
import { expect, test } from "vitest";
import { tableCsv } from "../../../report/downloads/csv.ts";

test("tableCsv(table) names columns with their groups, quotes, and leaves missing values empty", () => {
  const columns = [{ label: "genre" }, { label: "mean, %", group: "5 covers", decimals: 1 }];
  const rows = [
    ['hip "hop"', 1.234567],
    ["R&B", null],
  ];
  expect(tableCsv({ columns, rows })).toBe(
    'genre,"5 covers: mean, %"\n"hip ""hop""",1.234567\nR&B,\n',
  );
});

test.each([
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  '=HYPERLINK("x")',
  "-",
])("tableCsv(table) begins %j with an apostrophe, in rows and names", (text) => {
  const csv = tableCsv({ columns: [{ label: text }], rows: [[text], [[text, "b"]]] });
  expect(csvParseRows(csv)).toEqual([[`'${text}`], [`'${text}`], [`'${text}; b`]]);
});

test.each([-1.5, -1e-7, "-1.5", "+3", "-.5", "a=b", "−4", ""])(
  "tableCsv(table) keeps %j",
  (cell) => {
    expect(csvParseRows(tableCsv({ columns: [{ label: "a" }], rows: [[cell]] }))[1]).toEqual([
      `${cell}`,
    ]);
  },
);
