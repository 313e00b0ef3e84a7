import { uuidv7 } from 'uuidv7'
import { ok, type Result } from '#domain/result.ts'
import { isFinal, purchaseStateOf, type PurchaseState } from '#domain/shipping/labels.ts'
import type { Held } from '../../spine.ts'
import { findCarrier } from '../rates/queries.ts'
import { insertShipment } from '../queries.ts'
import type { LabelAsk } from '../shapes.ts'
import { noteOverrides } from '../judge.ts'
import { checkShipment } from '../put-shipment.ts'
import { findChosen } from './choose.ts'
import { appendLabelEvents, insertPurchase, type PurchaseRow } from './queries.ts'

/** Seconds until the first look at a purchase nobody has concluded: longer than a call may take. */
export const firstLook = 40

/** Seconds a purchase is left alone after it was last asked for, before it is without an answer and a person may ask again: longer than any call lives. */
export const grace = 120

/** How long the call that was last made may still live, in seconds; 0 when it cannot. */
export function secondsLeft({ events }: Pick<PurchaseRow, 'events'>, now: Date): number {
  const asked = events.findLast(({ state }) => state === 'asked')
  return asked ? Math.max(0, Math.ceil(grace - (now.getTime() - asked.at.getTime()) / 1000)) : 0
}

/**
 * The first beat of a purchase, with the order locked: everything is checked again, the pieces are taken by a shipment that is `buying`, and the purchase is
 * written before anybody is asked. A rate card sells no label: it has a shipment and no purchase. Answers the purchase's id, null where there is none to make.
 */
export async function takePieces(held: Held, ask: LabelAsk, shipment: string): Promise<Result<string | null, string>> {
  const checked = await checkShipment(held, ask, 0)
  if (!checked.ok) return checked
  const chosen = await findChosen(held.tx, held.order, ask, held.now)
  if (!chosen.ok) return chosen
  const { rate, shown, boxes, options } = chosen.value
  const account = await findCarrier(held.tx, ask.account, held.now.toISOString().slice(0, 10))
  const labels = account?.kind !== 'rate_card'
  await insertShipment(held.tx, {
    id: shipment,
    order: held.order.id,
    method: 'label',
    state: 'buying',
    lines: checked.value.lines,
    parcels: labels ? [] : boxes.map((box) => ({ carrier: 'other', carrierName: rate.carrier, number: null, box })),
    cost: shown,
    collectedBy: null,
    idSeen: null,
    note: null,
    notify: ask.notify,
    slip: ask.slip,
    command: shipment,
    at: held.now,
  })
  noteOverrides(held, checked.value.passed)
  if (!labels) return ok(null)
  const id = uuidv7()
  await insertPurchase(held.tx, {
    id,
    order: held.order.id,
    shipment,
    quote: ask.quote,
    account: ask.account,
    carrierQuote: rate.quote,
    carrierRate: rate.ref,
    carrier: rate.carrier,
    service: rate.service,
    name: rate.name,
    arrives: rate.arrives,
    shown,
    insured: options.insured?.amount ?? null,
    currency: rate.currency,
    boxes,
    at: held.now,
  })
  await appendLabelEvents(held.tx, id, [
    { state: 'created', source: 'api', at: held.now },
    { state: 'asked', source: 'api', at: held.now },
  ])
  await held.app.jobs.put(held.tx, 'label', id, firstLook)
  return ok(id)
}

/** What a purchase has come to, folded. */
export function stateOf({ events }: Pick<PurchaseRow, 'events'>): PurchaseState {
  return purchaseStateOf(events.map(({ state }) => state))
}

/** Is there nothing more to find out about it? */
export function isOver(row: Pick<PurchaseRow, 'events'>): boolean {
  return isFinal(stateOf(row))
}
