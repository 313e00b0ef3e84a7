import { noFacts, type RiskFacts } from '#domain/risk/facts.ts'
import type { Measured } from './features.ts'
import type { Word } from './list.ts'
import type { Payment } from './payment.ts'

/** What a payment tells the product's own score: amount against earlier ones of the set, earlier orders by buyer, card and device, cards of the day, and the registry. */
export function factsOfPayment(payment: Payment, figures: Measured, smaller: number | null, word: Word | null): RiskFacts {
  const none = noFacts('USD')
  const counts = (by: 'buyer' | 'card' | 'device') => {
    const [hour, day, week] = [figures[`${by}_hour`], figures[`${by}_day`], figures[`${by}_week`]]
    return hour === null || day === null || week === null ? null : { hour, day, week }
  }
  return {
    ...none,
    order: {
      ...none.order,
      placedAt: new Date(payment.at).toISOString(),
      total: payment.amount === null ? null : Math.round(payment.amount * 100),
      smaller,
    },
    velocity: {
      orders: { email: counts('buyer'), phone: null, card: counts('card'), device: counts('device'), address: null },
      cardsOnAddress: figures.cards_of_buyer,
      cardsOnDevice: figures.cards_of_device,
    },
    network:
      word === null ? null : { verdict: word.level, kinds: [], cases: word.level === 'none' ? 0 : 1, newestDays: null, atBuilding: 0 },
  }
}

/** The share of the last thousand earlier payments with a smaller amount; null before there are twenty. Payments are sorted by time. */
export function sharesOfSmaller(payments: readonly Payment[]): readonly (number | null)[] {
  const recent: number[] = []
  return payments.map(({ amount }) => {
    const share = amount === null || recent.length < 20 ? null : recent.filter((one) => one < amount).length / recent.length
    if (amount !== null) recent.push(amount)
    if (recent.length > 1000) recent.shift()
    return share
  })
}
