import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { uuidv7 } from 'uuidv7'
import { holdOrder, moveOrder, queueLetter, record } from '../spine.ts'
import { noteOverrides } from './judge.ts'
import { checkShelf } from './put-shipment.ts'
import { insertShipment } from './queries.ts'
import type { ReadyAsk } from './shapes.ts'

/** Puts goods on the pickup shelf, tells the buyer, and moves the order to Ready for Pickup. Its pieces are reserved until handed over or put back. */
export async function makeReady(
  app: App,
  actor: Actor,
  number: number,
  ask: ReadyAsk,
  command: Command,
): Promise<Result<{ readonly shipment: string }, string>> {
  return holdOrder(app, actor, { number }, command, 'leaving', async (held): Promise<Result<{ readonly shipment: string }, string>> => {
    const checked = await checkShelf(held, ask)
    if (!checked.ok) return checked
    const { lines, passed } = checked.value
    const id = uuidv7()
    await insertShipment(held.tx, {
      id,
      order: held.order.id,
      method: 'pickup',
      state: 'ready',
      lines,
      parcels: [],
      cost: 0,
      collectedBy: null,
      idSeen: null,
      note: ask.note || null,
      notify: ask.notify,
      slip: ask.slip,
      command: command.id,
      at: held.now,
    })
    noteOverrides(held, passed)
    record(held, { type: 'shipment_ready', shipment: id, lines: lines.length })
    if (held.order.status !== 'ready_for_pickup') {
      const moved = await moveOrder(held, 'ready_for_pickup')
      if (!moved.ok) return moved
    }
    if (ask.notify) queueLetter(held, { kind: 'ready_for_pickup', shipment: id })
    if (ask.slip) record(held, { type: 'packing_slip_made', shipment: id })
    return ok({ shipment: id })
  })
}
