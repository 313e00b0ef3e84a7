import type { CardPrice } from '../rate-card.ts'
import { readAmount, readDays, readNumber, readText, type Cell, type Flaw, type TableRow } from './cells.ts'

/** The zones a desk tells apart, near to far; see zones.ts. */
export const zones = [2, 3, 4, 5, 6, 7, 8] as const

/** What stands in the weight's column of the row that tells the days into each zone. */
export const daysRow = 'days'

/** Prices that were read, each with its row, and what is wrong. */
export type PricesRead = { readonly prices: readonly (CardPrice & { readonly at: number })[]; readonly flaws: readonly Flaw[] }

/**
 * Reads the prices' table, as carriers print theirs: a row a service and weight (`pounds`: up to so many), a column a zone, 2 to 8. An empty cell is a zone
 * the service does not go to. A row with `days` for its weight holds the days on the way. `digits`: decimals of the currency.
 */
export function readPrices(rows: readonly TableRow[], digits: number): PricesRead {
  const [head, ...body] = rows
  if (!head || body.length === 0) return { prices: [], flaws: [flaw(head?.at ?? 1, null, 'no_rows', '')] }
  const columns = head.cells.map(columnOf)
  const wrong = columnsWrong(head, columns)
  if (wrong.length > 0) return { prices: [], flaws: wrong }
  const read = body.map((row) => readRow(row, columns, digits))
  const keys = read.map(({ service, pounds }) => `${service} ${pounds}`)
  const twice = read.flatMap(({ at, pounds }, place) =>
    pounds !== null && keys.indexOf(keys[place] ?? '') < place ? [flaw(at, 'pounds', 'weight_twice', String(pounds))] : [],
  )
  const daysInto = (service: string, zone: number) =>
    read.find((row) => row.service === service && row.pounds === daysRow)?.cells.find((cell) => cell.zone === zone)?.value ?? null
  const prices = read.flatMap(({ at, service, pounds, cells }) =>
    typeof pounds === 'number'
      ? cells.map(({ zone, value }) => ({ at, service, zone, pounds, amount: value, days: daysInto(service, zone) }))
      : [],
  )
  return { prices, flaws: [...read.flatMap(({ flaws }) => flaws), ...twice].toSorted((a, b) => a.row - b.row) }
}

type Column = 'service' | 'pounds' | number | null

/** "zone 4", "Z4" and "4" are the same column; null is none we know. */
function columnOf(name: string): Column {
  const plain = name.toLowerCase()
  if (plain === 'service' || plain === 'pounds') return plain
  const zone = Number(/^(?:z|zone)?\s*(\d)$/.exec(plain)?.[1])
  return zones.find((one) => one === zone) ?? null
}

function columnsWrong({ at, cells }: TableRow, columns: readonly Column[]): readonly Flaw[] {
  const named = cells.map((name, place) => ({ name, column: columns[place] ?? null }))
  const missing = (['service', 'pounds'] as const).filter((name) => !columns.includes(name))
  return [
    ...named.filter(({ column }) => column === null).map(({ name }) => flaw(at, name, 'unknown_column', name)),
    ...named
      .filter(({ column }, place) => column !== null && columns.indexOf(column) < place)
      .map(({ name }) => flaw(at, name, 'column_twice', name)),
    ...missing.map((name) => flaw(at, name, 'missing_column', '')),
    ...(columns.some((column) => typeof column === 'number') ? [] : [flaw(at, '2', 'missing_column', '')]),
  ]
}

function readRow({ at, cells }: TableRow, columns: readonly Column[], digits: number) {
  const flaws: Flaw[] = []
  const take = <T>(column: Column, read: (typed: string) => Cell<T>): T | null => {
    const typed = cells[columns.indexOf(column)] ?? ''
    const cell = typed === '' ? ({ flaw: 'empty' } as const) : read(typed)
    if ('value' in cell) return cell.value
    flaws.push(flaw(at, String(column), cell.flaw, typed))
    return null
  }
  const service = take('service', (typed) => readText(typed, 40)) ?? ''
  const pounds = take<number | typeof daysRow>('pounds', readPounds)
  const into = columns.filter((column) => typeof column === 'number')
  const filled = into.filter((zone) => (cells[columns.indexOf(zone)] ?? '') !== '')
  const values = filled.flatMap((zone) => {
    const value = take(zone, (typed) => (pounds === daysRow ? readDays(typed) : readAmount(typed, digits)))
    return value === null ? [] : [{ zone, value }]
  })
  return { at, service, pounds, cells: values, flaws }
}

function readPounds(typed: string): Cell<number | typeof daysRow> {
  return /^(?:days|jours)$/i.test(typed) ? { value: daysRow } : readNumber(typed, { least: 0.01, most: 2000 })
}

function flaw(row: number, column: string | null, code: Flaw['code'], typed: string): Flaw {
  return { table: 'prices', row, column, code, typed }
}
