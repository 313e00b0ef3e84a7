import { samePlace, type Address } from '#domain/address.ts'
import type { HistoryFacts } from '#domain/risk/facts.ts'
import type { Tx } from '#platform/doors.ts'
import { phoneDigits } from '#platform/lookup/phone-digits.ts'
import type { OrderRow } from '../../spine-facts.ts'
import { listOfBuyer, type EarlierOrder } from './queries.ts'
import type { Try } from './tries.ts'

/** Days after which an order without a dispute counts as settled: chargebacks arrive after 30 to 120 days, most by then. */
const settledDays = 90

/** This buyer at this store before the order, by mail address or telephone number; null when the order has neither. */
export async function readHistoryOfBuyer(tx: Tx, order: OrderRow, shipping: Address, tries: readonly Try[]): Promise<HistoryFacts | null> {
  const digits = phoneDigits(order.buyer_phone, shipping.country)
  if (!order.buyer_email && digits === null) return null
  const earlier = (await listOfBuyer(tx, order.id, order.buyer_email, digits)).filter(({ placed_at }) => placed_at < order.placed_at)
  const cards = tries.flatMap(({ instrument }) => instrument?.fingerprint ?? [])
  const settled = earlier.filter((one) => isSettled(one, order.placed_at))
  return {
    orders: earlier.length,
    settled: settled.length,
    settledSame: settled.filter(
      (one) => samePlace(addressOf(one), shipping) && one.cards.some((card) => card !== null && cards.includes(card)),
    ).length,
    chargebacks: earlier.filter((one) => one.charged_back).length,
  }
}

function isSettled({ placed_at, status, payment_state, disputed }: EarlierOrder, at: Date): boolean {
  const old = at.getTime() - placed_at.getTime() > settledDays * 86_400_000
  return old && status === 'completed' && payment_state === 'paid' && !disputed
}

function addressOf({ line1, line2, city, region, postal_code, country }: EarlierOrder): Address {
  return { name: '', line1, line2, city, region, postalCode: postal_code, country }
}
