import type { ShipmentLine } from '#domain/fulfillment.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { PackedBox } from '#domain/shipping/packing.ts'
import { costOf } from '#domain/shipping/rate.ts'
import type { Tx } from '#platform/doors.ts'
import type { QuotedRate } from '#domain/shipping/rate.ts'
import type { ShippingOptions } from '#ports/carrier.ts'
import { findAnswer, isTaken } from '../rates/queries.ts'
import type { LabelAsk } from '../shapes.ts'

/** Hours after which rates are asked for anew: dates and prices are a day's. */
const hoursGood = 12

/** The rate a person chose, as it was shown, with what it was asked for. `shown`: everything it costs, minor units. */
export type Chosen = {
  readonly rate: QuotedRate
  readonly shown: number
  readonly boxes: readonly PackedBox[]
  readonly options: ShippingOptions
}

/**
 * Finds the rate among those shown for this order. Refused: `unknown_rate`, `address_changed` since they were asked for, `rates_too_old`, `rates_used` when a label
 * was asked for under the same quote of the carrier's and not refused, for it would be taken for this one's, `rate_barred` with the reason, `quote_changed` when
 * other pieces are picked now than were asked for, `currency_differs` where the carrier charges in another currency than the order's.
 */
export async function findChosen(
  tx: Tx,
  order: { readonly id: string; readonly currency: string },
  ask: LabelAsk,
  now: Date,
): Promise<
  Result<Chosen, 'unknown_rate' | 'rates_too_old' | 'rates_used' | 'address_changed' | 'rate_barred' | 'quote_changed' | 'currency_differs'>
> {
  const answer = await findAnswer(tx, order.id, ask.quote, ask.account)
  const rate = answer?.rates.find(({ quote, ref }) => quote === ask.rate.quote && ref === ask.rate.ref)
  if (!answer || !rate) return refuse('unknown_rate')
  if (now.getTime() - answer.created_at.getTime() > hoursGood * 3_600_000) return refuse('rates_too_old')
  if (answer.moved) return refuse('address_changed')
  if (await isTaken(tx, order.id, rate.quote)) return refuse('rates_used')
  if (rate.bar !== null) return refuse('rate_barred', { bar: rate.bar })
  if (rate.currency !== order.currency) return refuse('currency_differs', { currency: rate.currency })
  if (!samePieces(answer.ask.lines, ask.lines)) return refuse('quote_changed')
  return ok({ rate, shown: costOf(rate), boxes: answer.ask.boxes, options: answer.ask.options })
}

function samePieces(a: readonly ShipmentLine[], b: readonly ShipmentLine[]): boolean {
  const listed = (lines: readonly ShipmentLine[]) =>
    lines
      .map(({ line, quantity }) => `${line} ${quantity}`)
      .toSorted()
      .join()
  return listed(a) === listed(b)
}
