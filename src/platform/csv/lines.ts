import papa from 'papaparse'

/** A text that a spreadsheet would run as a formula gets a quote before it; numbers stay numbers, below zero too. */
const formula = /^[=+\-@\t\r\n]/

/** One cell: a text, a number in the unit its column names, or nothing. */
export type Cell = string | number | null

/** Rows as lines of a CSV file (RFC 4180), formula-safe; without the mark of UTF-8, and without an end after the last. */
export function linesOf(rows: readonly (readonly Cell[])[]): string {
  return papa.unparse(rows as Cell[][], { newline: '\r\n', escapeFormulae: formula })
}
