import type { Judged } from './judged.ts'

/**
 * What an order stands for, in whole dollars: $300 of goods at a margin of 25 %, $20 of freight and $20 of the bank's fee when it is charged back. A review takes ten minutes,
 * $6; that makes it pay above a chance of about 2 to 3 %. A reviewer finds four of five frauds and turns away one good order in fifty: guesses, the same for every score compared.
 */
export const stake = { total: 300, margin: 0.25, freight: 20, fee: 20, review: 6, found: 0.8, turnedAway: 0.02 } as const

/** Dollars lost on 1,000 orders against shipping only the good ones and looking at none. `reviewed` are the orders a person looks at: Medium and High. */
export function costPerThousand(
  rows: readonly Pick<Judged, 'level' | 'fraud'>[],
  isReviewed = ({ level }: Pick<Judged, 'level'>) => level !== 'low',
): number {
  const goods = stake.total * (1 - stake.margin)
  const [shippedFraud, lostSale] = [goods + stake.freight + stake.fee, stake.total * stake.margin]
  const cost = rows.reduce((sum, row) => {
    if (!isReviewed(row)) return sum + (row.fraud ? shippedFraud : 0)
    return sum + stake.review + (row.fraud ? (1 - stake.found) * shippedFraud : stake.turnedAway * lostSale)
  }, 0)
  return (1000 * cost) / rows.length
}
