import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRows, csvText, plainCell } from "#app/kit/csv.ts";

test("a sheet has a header, CRLF, plain numbers and empty cells for null", () => {
  const text = csvText(
    ["creator", "orders", "roi"],
    [
      ["Anna Ü", 3, null],
      ["Ben", 0, "-0.5000"],
    ],
  );
  expect(text).toBe("creator,orders,roi\r\nAnna Ü,3,\r\nBen,0,-0.5000\r\n");
});

test("commas, quotes and line ends stay inside their cell", () => {
  expect(csvText(["a", "b"], [['say "hi"', "x,\ny"]])).toBe('a,b\r\n"say ""hi""","x,\ny"\r\n');
});

test.each([
  ["=1+1", `"'=1+1"`],
  ["+1 555", `"'+1 555"`],
  ["-2+3", `"'-2+3"`],
  ["@SUM(A1)", `"'@SUM(A1)"`],
  ["\t=1", `"'\t'=1"`],
  ["\r=1", `"'\r=1"`],
  ["\n=1", `"'\n=1"`],
  ["＝1+1", `"'＝1+1"`],
  ["＋1", `"'＋1"`],
  ["－1", `"'－1"`],
  ["＠SUM", `"'＠SUM"`],
  ['";=cmd', `"'"";'=cmd"`],
  ["nice;=cmd|' /C calc'!A0;x", "nice;'=cmd|' /C calc'!A0;x"],
  ["a;\t @SUM(A1)", "a;\t '@SUM(A1)"],
  ["a;'=1", "a;''=1"],
])("the cell %j is written as text that no spreadsheet runs", (cell, written) => {
  expect(csvText(["name"], [[cell]])).toBe(`name\r\n${written}\r\n`);
});

test.each(["-5", "-5.25", "12.00", "0"])("the figure %s stays a figure", (cell) => {
  expect(csvText(["amount"], [[cell]])).toBe(`amount\r\n${cell}\r\n`);
});

test("whatever the cells hold, a parser reads them back, but for the marks before formulas", () => {
  const char = fc.constantFrom(
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    '"',
    ";",
    ",",
    "'",
    "a",
    "1",
    "＝",
  );
  const cell = fc.string({ unit: char, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 4 }), (rows) => {
      const read = parseCsv(csvText(["first", "second"], rows)).slice(1);
      expect(read).toHaveLength(rows.length);
      rows.forEach((row, i) => {
        row.forEach((original, j) => {
          expect(plainCell(read[i]?.[j] ?? "")).toBe(original);
          expect(read[i]?.[j]).not.toMatch(/^(?!-\d+$)[=+\-@\t\r\n＝]|[;\t]\s*[=+\-@＝]/);
        });
      });
    }),
  );
});

/** A reader of RFC 4180 for this test. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  const row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) throw new Error(`not CSV from ${JSON.stringify(text.slice(cell.lastIndex))}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "\r\n") rows.push(row.splice(0));
  }
  return rows;
}

test("whatever was written comes back as it was, the mark before a formula taken off", () => {
  const char = fc.constantFrom("=", "+", "-", "@", "\t", '"', ";", ",", "'", "a", "1", "＝");
  fc.assert(
    fc.property(fc.string({ unit: char, maxLength: 8 }), (cell) => {
      const [written = ""] = parseLine(csvRows([[cell]]));
      expect(plainCell(written)).toBe(cell);
    }),
  );
});

test.each([
  ["'=1+1", "=1+1"],
  ["''=1+1", "'=1+1"],
  ["'tis", "'tis"],
  ["=1+1", "=1+1"],
  ["'\";=cmd", '";=cmd'],
])("the cell %j of a file is the text %j", (cell, text) => {
  expect(plainCell(cell)).toBe(text);
});

/** The one cell of a line, by RFC 4180. */
const parseLine = (text: string): string[] => {
  const line = text.slice(0, -2);
  return [line.startsWith('"') ? line.slice(1, -1).replaceAll('""', '"') : line];
};
