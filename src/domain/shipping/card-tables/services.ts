import { workweek } from '../calendar.ts'
import type { CardOffer } from '../rate-card.ts'
import {
  readAmount,
  readClass,
  readDates,
  readNumber,
  readText,
  readWeekdays,
  readYes,
  type Cell,
  type Flaw,
  type TableRow,
} from './cells.ts'

/** The columns of the services' table, in the order a card is written; the first three must be there and filled in, the others stand for what is usual when empty. */
export const serviceColumns = [
  'code',
  'name',
  'class',
  'divisor',
  'most_pounds',
  'most_girth_inches',
  'fuel_percent',
  'residential',
  'signature',
  'least_charge',
  'po_box',
  'hazmat',
  'weekdays',
  'closed',
] as const
export type ServiceColumn = (typeof serviceColumns)[number]

/** Services that were read, each with its row, and what is wrong; a service with anything wrong in its row is left out. */
export type ServicesRead = {
  readonly services: readonly { readonly at: number; readonly offer: CardOffer }[]
  readonly flaws: readonly Flaw[]
}

/** Reads the services' table; the first row names the columns, in any order. `digits`: decimals of the currency. */
export function readServices(rows: readonly TableRow[], digits: number): ServicesRead {
  const [head, ...body] = rows
  if (!head || body.length === 0) return { services: [], flaws: [flaw(head?.at ?? 1, null, 'no_rows', '')] }
  const columns = head.cells.map((name) => name.toLowerCase())
  const wrong = [
    ...columns.filter((name) => !isColumn(name)).map((name) => flaw(head.at, name, 'unknown_column', name)),
    ...columns.filter((name, place) => columns.indexOf(name) < place).map((name) => flaw(head.at, name, 'column_twice', name)),
    ...required.filter((name) => !columns.includes(name)).map((name) => flaw(head.at, name, 'missing_column', '')),
  ]
  if (wrong.length > 0) return { services: [], flaws: wrong }
  const read = body.map((row) => readService(row, columns, digits))
  const codes = read.map(({ offer }) => offer?.code)
  const twice = read.flatMap(({ at, offer }, place) =>
    offer && codes.indexOf(offer.code) < place ? [flaw(at, 'code', 'service_twice', offer.code)] : [],
  )
  return {
    services: read.flatMap(({ at, offer }) => (offer ? [{ at, offer }] : [])),
    flaws: [...read.flatMap(({ flaws }) => flaws), ...twice].toSorted((a, b) => a.row - b.row),
  }
}

const required: readonly ServiceColumn[] = ['code', 'name', 'class']
const freightPounds = 2000
const freightInches = 500

function readService({ at, cells }: TableRow, columns: readonly string[], digits: number) {
  const flaws: Flaw[] = []
  const take = <T>(column: ServiceColumn, read: (typed: string) => Cell<T>, empty: T): T => {
    const typed = cells[columns.indexOf(column)] ?? ''
    const cell: Cell<T> = typed === '' ? (required.includes(column) ? { flaw: 'empty' } : { value: empty }) : read(typed)
    if ('value' in cell) return cell.value
    flaws.push(flaw(at, column, cell.flaw, typed))
    return empty
  }
  const amount = (typed: string) => readAmount(typed, digits)
  const offer: CardOffer = {
    code: take('code', (typed) => readText(typed, 40), ''),
    name: take('name', (typed) => readText(typed, 80), ''),
    class: take('class', readClass, 'ground'),
    divisor: take<number | null>('divisor', (typed) => readNumber(typed, { least: 1, most: 10_000 }), null),
    // What no parcel carrier takes any more (UPS and FedEx: 150 pounds, 165 inches).
    mostPounds: take('most_pounds', (typed) => readNumber(typed, { least: 1, most: freightPounds }), 150),
    mostGirthInches: take('most_girth_inches', (typed) => readNumber(typed, { least: 1, most: freightInches }), 165),
    fuelPpm: Math.round(take('fuel_percent', (typed) => readNumber(typed, { least: 0, most: 100 }), 0) * 10_000),
    residential: take('residential', amount, 0),
    signature: take('signature', amount, 0),
    leastCharge: take('least_charge', amount, 0),
    poBox: take('po_box', readYes, false),
    hazmat: take('hazmat', readYes, false),
    days: { weekdays: take('weekdays', readWeekdays, workweek.weekdays), off: take('closed', readDates, []) },
  }
  return { at, offer: flaws.length === 0 ? offer : null, flaws }
}

function isColumn(name: string): name is ServiceColumn {
  return serviceColumns.some((column) => column === name)
}

function flaw(row: number, column: string | null, code: Flaw['code'], typed: string): Flaw {
  return { table: 'services', row, column, code, typed }
}
