import { uuidv7 } from 'uuidv7'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { insertForgotten } from './queries.ts'

/** Queues a link for a new password. Nobody is looked up here, so that neither the answer nor its time tells who has an account. */
export async function forgetPassword(app: App, email: string): Promise<void> {
  const id = uuidv7()
  await inNetwork(app, async (tx) => {
    await insertForgotten(tx, id, email, app.clock.now())
    await app.jobs.put(tx, 'account', id)
  })
}
