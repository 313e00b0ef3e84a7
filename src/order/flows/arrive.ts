import { ok } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { systemActor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { holdOrder, queueLetter } from '../spine.ts'
import { kindsOfLetters, peopleOfStore } from '../spine-rows.ts'

/** The letters an order's arrival sets off: one to the buyer, one to each person of the store who wants it. Written once, however often the job runs. */
export async function writeArrivalLetters(app: App, { store, id }: Job): Promise<void> {
  await holdOrder(app, systemActor(store), { id }, noCommand, 'append', async (held) => {
    const written = await kindsOfLetters(held.tx, id)
    if (!written.has('order_received')) queueLetter(held, { kind: 'order_received' })
    if (!written.has('staff_new_order')) {
      const people = (await peopleOfStore(held.tx)).filter(
        (person) => person.wants_new_order_mail && person.rights.includes('orders') && person.reach === 'all',
      )
      for (const person of people)
        queueLetter(
          held,
          { kind: 'staff_new_order', person: person.id },
          { name: person.name, address: person.email, language: person.language },
        )
    }
    return ok({})
  })
}
