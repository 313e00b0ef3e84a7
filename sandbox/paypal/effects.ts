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
