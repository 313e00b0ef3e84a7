import Papa from 'papaparse'
import type { Flaw, TableRow } from '#domain/shipping/card-tables/cells.ts'
import { readCard } from '#domain/shipping/card-tables/read-card.ts'
import type { RateCard } from '#domain/shipping/rate-card.ts'
import type { CardTables } from '../shapes.ts'

/** A rate card read from text: the card, the rows it came from, and what is wrong. */
export type CardRead = {
  readonly card: RateCard
  readonly rows: { readonly services: readonly TableRow[]; readonly prices: readonly TableRow[] }
  readonly flaws: readonly Flaw[]
}

/** Reads a card from the text of its two tables, as spreadsheets save and copy them: separated by commas, semicolons or tabs, with or without quotes. */
export function readTables(tables: CardTables, whose: { readonly carrier: string; readonly currency: string }): CardRead {
  const [services, prices] = [rowsOf(tables.services), rowsOf(tables.prices)]
  const rows = { services: services.rows, prices: prices.rows }
  const broken = (['services', 'prices'] as const).flatMap((table) =>
    ({ services, prices })[table].broken.map((row): Flaw => ({ table, row, column: null, code: 'broken_quotes', typed: '' })),
  )
  const { card, flaws } = readCard({ ...whose, ...rows })
  return { card, rows, flaws: [...broken, ...flaws] }
}

/** Writes a table as `readTables` reads it. */
export function writeTable(table: readonly (readonly string[])[]): string {
  return Papa.unparse(table as string[][], { newline: '\n' })
}

function rowsOf(text: string): { readonly rows: readonly TableRow[]; readonly broken: readonly number[] } {
  // Spreadsheets set a byte order mark before what they save as UTF-8.
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimitersToGuess: ['\t', ';', ','] })
  const all = data.map((cells, place) => ({ at: place + 1, cells: cells.map((cell) => cell.trim()) }))
  return {
    rows: all.filter(({ cells }) => cells.some((cell) => cell !== '')),
    broken: errors.filter(({ type }) => type === 'Quotes').map(({ row }) => (row ?? 0) + 1),
  }
}
