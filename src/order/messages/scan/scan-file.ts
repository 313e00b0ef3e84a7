import { scanAgainAfter } from '#domain/mail/scan.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { commandId } from '#platform/command.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { holdOrder, record } from '../../spine.ts'
import { findWaiting, listHolders, saveFailure, saveVerdict } from './queries.ts'

/** Milliseconds a scan may take. Archives take long; clamd itself gives up after two minutes, and the queue takes a job back after three. */
const patience = 150_000

/**
 * Has one kept file scanned, named by its hash in hex. A virus is noted on every order that holds the file. When the scanner is away or says nothing clear the file stays
 * locked, and the sweep asks again later.
 */
export async function scanFile(app: App, { store, id }: Job): Promise<void> {
  if (!app.scanner) return
  const [actor, hash] = [systemActor(store), Buffer.from(id, 'hex')]
  const file = await inStore(app, actor, (tx) => findWaiting(tx, hash))
  if (!file) return
  const reply = await app.scanner.scan(file.bytes, patience)
  if (reply.outcome === 'unknown') {
    const tries = file.scan_tries + 1
    const again = new Date(app.clock.now().getTime() + scanAgainAfter(tries) * 1000)
    app.log.warn({ store, tries, answer: reply.message }, 'an attachment could not be checked for viruses')
    return inStore(app, actor, (tx) => saveFailure(tx, hash, tries, again))
  }
  if (reply.outcome === 'infected') await tellOrders(app, store, hash, reply.virus)
  await inStore(app, actor, (tx) => saveVerdict(tx, hash, reply.outcome === 'infected' ? reply.virus : null))
}

/** Before the verdict is kept: whoever dies between leaves a file that still waits, and entries that a second time are the same command. */
async function tellOrders(app: App, store: string, hash: Buffer, virus: string): Promise<void> {
  const actor = systemActor(store)
  for (const { order_id: order, mail, letter } of await inStore(app, actor, (tx) => listHolders(tx, hash))) {
    const once = { id: commandId('virus', store, mail ?? letter ?? '', hash.toString('hex')), seen: null }
    await holdOrder(app, actor, { id: order }, once, 'append', async (held) => {
      record(held, { type: 'virus_found', mail, letter, virus })
      return ok({})
    })
  }
}
