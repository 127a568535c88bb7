import { expect, test } from "vitest";
import { tableCsv } from "../../report/csv.ts";

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
