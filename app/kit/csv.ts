import { stringify } from "csv-stringify/sync";

type Cell = string | number | null;

/** What spreadsheets take for the start of a formula, with the full-width forms they fold; TAB, CR and LF, which they skip before one. */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
/** A cell that closes its own quotes and goes on with a formula, for spreadsheets that split at semicolons. */
const FORMULA_AFTER_QUOTE = /^"+[;,\t]\s*[=+\-@]/;
/** What spreadsheets that split at semicolons or tabs would take for a cell of its own that begins with a formula, wherever it stands. */
const FORMULA_WITHIN = /([;\t]\s*)(?='*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
const ESCAPED_WITHIN = /([;\t]\s*)'(?='*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/** Text that is escaped already, or looks like it. */
const ESCAPED_START = /^'+(?:[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]|"+[;,\t]\s*[=+\-@])/;

/**
 * A table as CSV: RFC 4180, CRLF, header first; null is an empty cell, numbers stay numbers.
 * Text that a spreadsheet would run as a formula gets a leading ' and quotes: "=1+1" is written "'=1+1"; within a
 * text the same stands behind a semicolon or tab.
 */
export function csvText(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return csvRows([header, ...rows]);
}

/** Rows of a table as CSV, for one that is written part by part. */
export function csvRows(rows: readonly (readonly Cell[])[]): string {
  const table = rows.map((row) => row.map(safeCell));
  return stringify(table, { record_delimiter: "\r\n", quoted_match: /^'|[\r\n]/ });
}

/** The text of a cell that `csvText` may have written: "'=1+1" is "=1+1". Any text that was written comes back as it was. */
export function plainCell(cell: string): string {
  if (!cell.includes("'")) return cell; // nothing was escaped, as in nearly every cell
  const text = cell.replace(ESCAPED_WITHIN, "$1");
  return ESCAPED_START.test(text) ? text.slice(1) : text;
}

function safeCell(cell: Cell): string {
  if (cell === null) return "";
  const text = String(cell);
  if (PLAIN_NUMBER.test(text)) return text;
  const isFormula = FORMULA_START.test(text) || FORMULA_AFTER_QUOTE.test(text);
  const safe = isFormula || ESCAPED_START.test(text) ? `'${text}` : text;
  return safe.replace(FORMULA_WITHIN, "$1'");
}
