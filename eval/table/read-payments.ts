import Papa from 'papaparse'
import { isIP } from 'node:net'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { Payment } from '../payments/payment.ts'
import { mappingByName, type Field, type Mapping } from './mapping.ts'

/** A table read: its payments by time, how many rows were left out because time or label could not be read, and the columns that were used. */
export type PaymentsRead = { readonly payments: readonly Payment[]; readonly skipped: number; readonly mapping: Mapping }

/** Why a table cannot be judged: a column that must be there is not, or it has fewer than twenty payments of either kind. */
export type TableRefusal = 'no_column' | 'too_few'

/**
 * Reads payments from the text of a CSV with a head of column names, separated by commas, semicolons or tabs. Without a mapping columns are found by their names. A time without
 * a zone is UTC; a bare number counts seconds, or milliseconds when it is long.
 */
export function readPayments(text: string, given: Mapping | null): Result<PaymentsRead, TableRefusal> {
  const { data, meta } = Papa.parse<Readonly<Record<string, string | undefined>>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t'],
  })
  const columns = meta.fields ?? []
  const mapping = given ?? mappingByName(columns)
  for (const field of ['time', 'label'] as const) if (mapping[field] === undefined) return refuse('no_column', { field, columns })
  const named = Object.entries(mapping).flatMap(([field, column]) => (field !== 'fraud' && typeof column === 'string' ? [column] : []))
  const missing = named.find((column) => !columns.includes(column))
  if (missing !== undefined) return refuse('no_column', { field: missing, columns })

  const payments = data.flatMap((row) => paymentOf((field) => idOf(row[mapping[field] ?? '']), mapping.fraud))
  const frauds = payments.filter(({ fraud }) => fraud).length
  if (Math.min(frauds, payments.length - frauds) < 20) return refuse('too_few', { frauds, good: payments.length - frauds, least: 20 })
  return ok({ payments: payments.toSorted((a, b) => a.at - b.at), skipped: data.length - payments.length, mapping })
}

function paymentOf(cell: (field: Field) => string | null, frauds: readonly string[] | undefined): readonly Payment[] {
  const [at, fraud] = [momentOf(cell('time')), isFraud(cell('label'), frauds)]
  if (at === null || fraud === null) return []
  const amount = Number(cell('amount')?.replaceAll(/[$\s]/g, '') ?? NaN)
  return [
    {
      at,
      amount: Number.isFinite(amount) ? amount : null,
      buyer: cell('buyer'),
      card: cell('card'),
      device: cell('device'),
      ip: ipOf(cell('ip')),
      merchant: cell('merchant'),
      fraud,
    },
  ]
}

function idOf(cell: string | undefined): string | null {
  const id = cell?.trim() ?? ''
  return /^(?:|null|none|nan|na|n\/a)$/i.test(id) ? null : id
}

function momentOf(cell: string | null): number | null {
  if (cell === null) return null
  if (/^\d{9,}(?:\.\d+)?$/.test(cell)) return Number(cell) * (Number(cell) < 1e11 ? 1000 : 1)
  const written = cell.replace(/^(\d{4}-\d\d-\d\d) /, '$1T')
  const moment = Date.parse(/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(written) ? `${written}Z` : written)
  return Number.isNaN(moment) ? null : moment
}

function isFraud(cell: string | null, frauds: readonly string[] | undefined): boolean | null {
  if (cell === null) return null
  if (frauds !== undefined) return frauds.includes(cell)
  if (/^(?:true|yes|y|1|1\.0|fraud|chargeback)$/i.test(cell)) return true
  return /^(?:false|no|n|0|0\.0|good|legit|ok)$/i.test(cell) ? false : null
}

/** An address in dots, or as the whole number some sets have. */
function ipOf(cell: string | null): string | null {
  if (cell === null || isIP(cell) !== 0) return cell
  const bits = Math.floor(Number(cell))
  if (!(bits >= 0 && bits < 2 ** 32)) return null
  return [24, 16, 8, 0].map((shift) => Math.floor(bits / 2 ** shift) % 256).join('.')
}
