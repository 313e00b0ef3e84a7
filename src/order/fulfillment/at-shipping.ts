import { leftQuantity, type ShipmentLine } from '#domain/fulfillment.ts'
import { money } from '#domain/money.ts'
import { planAtShipping, worthOfLines, type AtShipping, type ShippingCapture } from '#domain/payment/at-shipping.ts'
import { planCollection } from '#domain/payment/plans.ts'
import type { Facts, FactSources } from '#domain/facts.ts'
import type { Tx } from '#platform/doors.ts'
import { readCaptureSetting } from './queries.ts'

type At = {
  readonly tx: Tx
  readonly order: { readonly id: string }
  readonly sources: FactSources
  readonly facts: Facts
  readonly now: Date
}

/** What is known of the order's money before anything is picked: the setting, the hold, and what each line is worth. */
export async function readAtShipping({ tx, order, sources, facts, now }: At): Promise<AtShipping> {
  const { mode, renewable } = await readCaptureSetting(tx, order.id)
  const { lines, rest } = worthOfLines(sources.priced)
  const plan = facts.balance > 0 ? planCollection(sources.history, money(facts.balance, sources.currency), now) : null
  const hold = plan?.ok && tx.actor.rights.includes('collect') ? plan.value : null
  return {
    mode,
    due: facts.balance,
    covered: facts.total - facts.balance,
    left: hold?.left.amount ?? 0,
    several: hold?.hold.several ?? false,
    renewable,
    lines: lines.map((line) => ({ ...line, left: leftQuantity(line.id, sources.shipments) })),
    rest,
  }
}

/** The same worked out for goods about to leave. */
export async function captureFor(at: At, leaving: readonly ShipmentLine[]): Promise<ShippingCapture> {
  return planAtShipping(await readAtShipping(at), leaving)
}
