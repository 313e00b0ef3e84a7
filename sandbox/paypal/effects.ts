import type { Database } from '../database.ts'

/**
 * Money that really moved, or was held or let go: what a ledger elsewhere is compared with. Minor units. `dispute` takes the amount of a case from the
 * store at once, `dispute_reversed` gives it back; a case that is lost leaves it taken.
 */
export type Effect = {
  readonly kind: 'authorize' | 'reauthorize' | 'sale' | 'capture' | 'refund' | 'refund_reversed' | 'void' | 'dispute' | 'dispute_reversed'
  readonly amount: number
  readonly currency: string
  readonly order: string
  readonly authorization: string | null
  readonly capture: string | null
  readonly refund: string | null
  readonly dispute: string | null
  readonly custom_id: string | null
  readonly invoice_id: string | null
}
export type StoredEffect = Effect & { readonly seq: number; readonly account: string; readonly at: number }

/** Effects in the order they happened, of one account or of all. */
export function paypalEffects(db: Database, account: string | undefined): StoredEffect[] {
  const rows =
    account === undefined
      ? db.all('select * from effects order by seq')
      : db.all('select * from effects where account = ? order by seq', account)
  return rows.map((row) => ({
    seq: Number(row['seq']),
    account: String(row['account']),
    at: Number(row['at']),
    ...(JSON.parse(String(row['body'])) as Effect),
  }))
}
