import type { Database } from '../../database.ts'

/**
 * Money that really moved on an account: what the books of a desk are compared with. Dollars with five decimals; `label` is all that buying one box cost,
 * `insurance` what insuring it later cost, `adjustment` what the carrier asked weeks later, `refund` what came back.
 */
export type Effect = {
  readonly kind: 'label' | 'insurance' | 'adjustment' | 'refund'
  readonly amount: string
  readonly shipment: string | null
  readonly order: string | null
  readonly tracking_code: string
  readonly carrier: string
  readonly service: string | null
  readonly reference: string | null
}
export type StoredEffect = Effect & { readonly seq: number; readonly account: string; readonly at: number }

/** Effects in the order they happened, of one account or of all. */
export function carrierEffects(db: Database, account: string | undefined): StoredEffect[] {
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
