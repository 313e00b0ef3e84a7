import type { Cell } from '#platform/csv/lines.ts'
import type { Level } from '#domain/risk/bands.ts'
import { showNumber, type NumberFormat } from '#domain/store/order-number.ts'
import type { ListRow, CsvColumn } from '../shapes.ts'
import type { Costs } from './queries.ts'
import type { CsvWords } from './words.ts'

/** Text stays text; amounts and counts are numbers, so that a table can add them up. */

/** What one order's cells are written from. */
export type Source = {
  readonly row: ListRow
  readonly costs: Costs | undefined
  readonly assignee: string | null
  readonly words: CsvWords
  readonly numbers: NumberFormat
  readonly now: number
  readonly moment: (iso: string) => string
  readonly major: (minor: number, currency: string) => number
}

/** Some columns of the list are two in a file: what a badge says at once is a word and a figure here. */
export function headsOf(column: CsvColumn, words: CsvWords): readonly string[] {
  const title = words.columns[column]
  if (column === 'risk') return [title, words.level]
  if (column === 'payment') return [title, words.day]
  return column === 'total' ? [title, words.currency] : [title]
}

/** The cells under those heads. */
export function cellsOf(column: CsvColumn, source: Source): readonly Cell[] {
  const { row, words, moment, major, costs } = source
  switch (column) {
    case 'number':
      return [numberCell(row.number, source.numbers)]
    case 'status':
      return [words.status[row.status]]
    case 'placed':
      return [moment(row.placedAt)]
    case 'age':
      return [Math.max(0, Math.floor((source.now - Date.parse(row.placedAt)) / 86_400_000))]
    case 'customer':
      return [row.customer]
    case 'vehicle':
      return [row.vehicle]
    case 'items':
      return [row.pieces]
    case 'ship_by':
      return [moment(row.shipBy)]
    case 'risk':
      return [row.riskScore, levelOf(row.riskLevel, words)]
    case 'payment':
      return [words.payment[row.paymentState], row.paymentState === 'authorized' && row.holdExpiresAt ? moment(row.holdExpiresAt) : null]
    case 'fulfillment':
      return [words.fulfillment[row.fulfillmentState]]
    case 'total':
      return [major(row.total, row.currency), row.currency]
    case 'flags':
      return [flagsOf(row, words)]
    case 'assignee':
      return [source.assignee]
    case 'source':
      return [row.source === 'phone' ? words.phone : row.channel]
    case 'part_cost':
      return [costs?.cost == null ? null : major(costs.cost, row.currency)]
    case 'part_profit':
      return [costs?.profit == null ? null : major(costs.profit, row.currency)]
  }
}

/** Plain numbers stay numbers; as the store writes them they are a text. */
function numberCell(number: number, format: NumberFormat): Cell {
  return format.prefix === '' && format.digits === 1 ? number : showNumber(number, format)
}

function levelOf(level: Level | null, words: CsvWords): string | null {
  return level && words.risk[level]
}

function flagsOf({ flags, fraudMark }: ListRow, words: CsvWords): string {
  const mark = fraudMark ? words.fraud[fraudMark] : undefined
  return [...(mark ? [mark] : []), ...flags.map((flag) => words.flags[flag])].join('; ')
}
