import { ok, refuse, type Result } from '#domain/result.ts'
import { patience } from '#domain/attention/labels.ts'
import { mayAct } from '#domain/shipping/labels.ts'
import type { App } from '#platform/app.ts'
import { noCommand, type Command } from '#platform/command.ts'
import { inStore, systemActor, type Actor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { holdOrder, record } from '../../spine.ts'
import { readShipments, runningFlowsOf, saveShipment } from '../queries.ts'
import { askOnce, everywhere, lookAt } from './buy.ts'
import { isOver, secondsLeft, stateOf } from './purchase.ts'
import { appendLabelEvents, findPurchase, listLabelParcels, type PurchaseRow } from './queries.ts'
import { askForMoney } from './void.ts'

/**
 * The job of a purchase: looks what the carrier knows, and never buys. What it finds wakes the flow that waits for it. Comes back until there is an end, ever more
 * rarely; a label bought for goods that do not go any more is given back.
 */
export async function doLabel(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  const row = await inStore(app, actor, (tx) => findPurchase(tx, { id }))
  if (!row) return
  const after = await lookAt(app, actor, row)
  await wakeFlows(app, actor, after)
  await giveBackOrphan(app, actor, after)
  await foldAgain(app, actor, after)
  if (!isOver(after) || (stateOf(after) === 'given_up' && ageOf(app, after) < daysWatched * 86_400))
    await inStore(app, actor, (tx) => app.jobs.put(tx, 'label', id, nextLook(app, after)))
}

/** The job of labels given back: asks until every one has its answer, at most as long as a carrier takes for it. */
export async function doVoid(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  const labels = await askForMoney(app, actor, id)
  const waits = labels.some(({ state }) => state === 'unanswered') ? 300 : labels.some(({ state }) => state === 'submitted') ? 86_400 : null
  if (waits !== null) await inStore(app, actor, (tx) => app.jobs.put(tx, 'void', id, waits))
}

/** Days a purchase that was given up is still looked after: a label that shows then is given back. */
const daysWatched = 2

/** What a person may do about a purchase nobody has an answer for. */
export type PurchaseAct = 'look' | 'ask_again' | 'give_up'

/**
 * `look`: reads what the carrier knows, never spends. `ask_again`: after a look that did not find every label, asks the carrier once more for the very same quote, which
 * it sells once; not before the last call can be over, and the same command again only looks. `give_up`: the pieces are free; a label that is heard of later is given back.
 */
export async function actOnPurchase(
  app: App,
  actor: Actor,
  number: number,
  id: string,
  act: PurchaseAct,
  command: Command,
): Promise<Result<{ readonly state: ReturnType<typeof stateOf> }, string>> {
  let fresh = false
  const begun = await holdOrder<PurchaseRow, string>(app, actor, { number }, command, 'append', async (held) => {
    const row = await findPurchase(held.tx, { id })
    if (!row || row.order_id !== held.order.id) return refuse('unknown_purchase')
    const may = mayAct(stateOf(row), act === 'ask_again' ? (stateOf(row) === 'part_bought' ? 'finish' : 'look') : act)
    if (!may.ok) return may
    if (act === 'look') return ok(row)
    const seconds = secondsLeft(row, held.now)
    if (seconds > 0) return refuse('just_asked', { seconds })
    if (act === 'give_up') {
      await appendLabelEvents(held.tx, id, [{ state: 'given_up', source: 'person', at: held.now }])
      await saveShipment(held.tx, row.shipment_id, { state: 'cancelled' })
      record(held, { type: 'label_given_up', shipment: row.shipment_id })
      return ok(row)
    }
    if (stateOf(row) === 'given_up') return refuse('not_in_this_state', { state: 'given_up', action: act })
    await appendLabelEvents(held.tx, id, [{ state: 'asked', source: 'person', at: held.now }])
    record(held, { type: 'label_asked_again', shipment: row.shipment_id })
    fresh = true
    return ok(row)
  })
  if (!begun.ok) return begun
  const row = await inStore(app, everywhere(actor), (tx) => findPurchase(tx, { id }))
  if (!row) return refuse('unknown_purchase')
  const after = fresh ? await askOnce(app, actor, row, 'person') : await lookAt(app, actor, row)
  await wakeFlows(app, actor, after)
  await giveBackOrphan(app, actor, after)
  return ok({ state: stateOf(after) })
}

async function wakeFlows(app: App, actor: Actor, row: PurchaseRow): Promise<void> {
  if (!isOver(row)) return
  await inStore(app, everywhere(actor), async (tx) => {
    await app.jobs.put(tx, 'flow', await runningFlowsOf(tx, row.order_id))
  })
}

/** A purchase without a good end needs a person once it is old enough: what the list says of it changes by time alone. */
async function foldAgain(app: App, actor: Actor, row: PurchaseRow): Promise<void> {
  if (stateOf(row) !== 'bought') await holdOrder<null, never>(app, actor, { id: row.order_id }, noCommand, 'append', async () => ok(null))
}

/** Labels of a shipment that was taken back before they came: their money is asked for. */
async function giveBackOrphan(app: App, actor: Actor, row: PurchaseRow): Promise<void> {
  const open = await inStore(app, everywhere(actor), async (tx) => {
    const shipment = (await readShipments(tx, row.order_id, row.shipment_id))[0]
    const labels = shipment?.state === 'cancelled' ? await listLabelParcels(tx, { shipment: row.shipment_id }) : []
    return labels.some(({ void_state }) => void_state === 'not_asked')
  })
  if (open) await inStore(app, everywhere(actor), (tx) => app.jobs.put(tx, 'void', row.shipment_id))
}

/** Ever rarer, at most an hour, and not later than when it begins to need a person. */
function nextLook(app: App, row: PurchaseRow): number {
  const age = ageOf(app, row)
  const next = Math.round(Math.min(Math.max(age / 2, 15), 3600))
  return age < patience ? Math.min(next, Math.ceil(patience - age)) : next
}

/** Seconds since the purchase was written. */
function ageOf(app: App, row: PurchaseRow): number {
  return (app.clock.now().getTime() - row.created_at.getTime()) / 1000
}
