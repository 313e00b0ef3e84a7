import { ok } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { systemActor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { holdOrder, queueLetter, tell } from '../spine.ts'
import { whoTyped } from '../spine-notices.ts'
import { kindsOfLetters } from '../spine-rows.ts'

/** What an order's arrival sets off: a letter to the buyer, and that the people of the store are told, but for whoever typed it in. Done once, however often the job runs. */
export async function writeArrivalLetters(app: App, { store, id }: Job): Promise<void> {
  await holdOrder(app, systemActor(store), { id }, noCommand, 'append', async (held) => {
    const written = await kindsOfLetters(held.tx, id)
    if (!written.has('order_received')) queueLetter(held, { kind: 'order_received' })
    tell(held, { kind: 'new_order', facts: {}, except: await whoTyped(held.tx, id) })
    return ok({})
  })
}
