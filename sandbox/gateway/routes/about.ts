import { text } from '../params.ts'
import type { Account } from '../store.ts'

/** Lists of what hangs on a payment are narrowed by its payment intent or by its charge. */
export const aboutAsk = { payment_intent: text.optional(), charge: text.optional() }

/** The payment intents a list is narrowed to. */
export function parentsOf(
  account: Account,
  { payment_intent, charge }: { payment_intent?: string | undefined; charge?: string | undefined },
): string[] | undefined {
  if (payment_intent !== undefined) return [payment_intent]
  return charge === undefined ? undefined : [account.need('charge', charge, 'charge').payment_intent]
}
