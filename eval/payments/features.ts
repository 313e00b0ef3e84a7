import { hands, type Payment } from './payment.ts'

/** What can be counted of a payment when it arrives, from itself and earlier payments only; null where the set does not tell. */
export const measures = [
  'amount',
  'hour',
  'buyer_hour',
  'buyer_day',
  'buyer_week',
  'card_hour',
  'card_day',
  'card_week',
  'device_hour',
  'device_day',
  'device_week',
  'ip_day',
  'merchant_day',
  'cards_of_buyer',
  'cards_of_device',
  'buyers_of_device',
  'spent',
] as const
export type Measure = (typeof measures)[number]

/** The figures of one payment. Amounts in the set's unit, `hour` 0 to 23 in UTC, the rest counts; `spent` is what the buyer paid in the 24 hours before. */
export type Measured = { readonly [measure in Measure]: number | null }

/** What more of can never make a payment safer; the others may count either way. */
export const growing: readonly Measure[] = measures.filter(
  (measure) => measure !== 'amount' && measure !== 'hour' && measure !== 'merchant_day',
)

/** Measures every payment of a set sorted by time. Payments of one moment do not see one another. */
export function measureAll(payments: readonly Payment[]): readonly Measured[] {
  const trails = Object.fromEntries([...hands, 'ip', 'merchant'].map((by) => [by, new Map<string, Payment[]>()]))
  const waiting: Payment[] = []
  return payments.map((payment) => {
    while (waiting[0] !== undefined && waiting[0].at < payment.at) remember(trails, waiting.shift())
    waiting.push(payment)
    return measured(payment, (by) => {
      const id = payment[by]
      return id === null ? null : (trails[by]?.get(id) ?? [])
    })
  })
}

type Trail = (typeof hands)[number] | 'ip' | 'merchant'

const hour = 3_600_000

function remember(trails: Readonly<Record<string, Map<string, Payment[]>>>, payment: Payment | undefined): void {
  if (payment === undefined) return
  for (const by of [...hands, 'ip', 'merchant'] as const) {
    const id = payment[by]
    if (id === null) continue
    const earlier = trails[by]?.get(id)
    if (earlier) earlier.push(payment)
    else trails[by]?.set(id, [payment])
  }
}

function measured(payment: Payment, earlierBy: (by: Trail) => readonly Payment[] | null): Measured {
  const within = (by: Trail, span: number) => {
    const earlier = earlierBy(by)
    return earlier && earlier.slice(earlier.findLastIndex(({ at }) => payment.at - at > span) + 1)
  }
  const many = (by: Trail, span: number) => within(by, span)?.length ?? null
  const distinct = (by: Trail, of: 'card' | 'buyer') =>
    payment[of] === null
      ? null
      : (within(by, 24 * hour)?.reduce((ids, one) => ids.add(one[of]), new Set<string | null>([payment[of]])).size ?? null)
  return {
    amount: payment.amount,
    hour: new Date(payment.at).getUTCHours(),
    buyer_hour: many('buyer', hour),
    buyer_day: many('buyer', 24 * hour),
    buyer_week: many('buyer', 168 * hour),
    card_hour: many('card', hour),
    card_day: many('card', 24 * hour),
    card_week: many('card', 168 * hour),
    device_hour: many('device', hour),
    device_day: many('device', 24 * hour),
    device_week: many('device', 168 * hour),
    ip_day: many('ip', 24 * hour),
    merchant_day: many('merchant', 24 * hour),
    cards_of_buyer: distinct('buyer', 'card'),
    cards_of_device: distinct('device', 'card'),
    buyers_of_device: distinct('device', 'buyer'),
    spent: within('buyer', 24 * hour)?.reduce((sum, { amount }) => sum + (amount ?? 0), 0) ?? null,
  }
}
