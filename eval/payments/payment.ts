/**
 * One payment as any set of transactions has it: `at` in milliseconds since 1970, `amount` in the set's own unit, the others any id that is the same for the same thing.
 * What a set does not have is null.
 */
export type Payment = {
  readonly at: number
  readonly amount: number | null
  readonly buyer: string | null
  readonly card: string | null
  readonly device: string | null
  readonly ip: string | null
  readonly merchant: string | null
  readonly fraud: boolean
}

/** By what payments are known to come from one hand. A network address is none: many share it. */
export const hands = ['buyer', 'card', 'device'] as const
