import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { drawSlip } from '../../fulfillment/slip/draw-slip.ts'
import { readSlip } from '../../fulfillment/slip/read-slip.ts'
import type { Slip } from '../../fulfillment/slip/slip.ts'
import { currentFacts, holdOrder, readOrder, record, type At } from '../../spine.ts'
import { findJob, listDone } from './queries.ts'

/** Notes in an order's log that its packing slips were made. Refuses `no_slips` while nothing of it is shipped or ready to be. */
export async function makeSlips(
  app: App,
  actor: Actor,
  number: number,
  command: Command,
): Promise<Result<{ readonly slips: number }, string>> {
  return holdOrder(app, actor, { number }, command, 'append', async (held): Promise<Result<{ readonly slips: number }, string>> => {
    const { sources } = await currentFacts(held)
    const shipments = sources.shipments.filter(({ state }) => state !== 'cancelled')
    for (const { id } of shipments) record(held, { type: 'packing_slip_made', shipment: id })
    return shipments.length === 0 ? refuse('no_slips') : ok({ slips: shipments.length })
  })
}

/** The packing slips of a job's orders as one PDF, in the list's order; drawn from the rows each time. Undefined when the person has no such job. */
export async function drawSlips(app: App, actor: Actor, id: string): Promise<Uint8Array | undefined> {
  const numbers = await inStore(app, actor, async (tx) => {
    const job = await findJob(tx, id)
    return job?.action === 'slips' && job.person === actor.person ? listDone(tx, id) : undefined
  })
  if (numbers === undefined) return undefined
  const { PDFDocument } = await import('pdf-lib')
  const whole = await PDFDocument.create()
  for (const number of numbers) {
    // Read apart from drawing: a page of paper takes longer than the database should wait.
    for (const slip of (await readOrder(app, actor, number, readSlips)) ?? []) {
      const one = await PDFDocument.load(await drawSlip(slip))
      for (const page of await whole.copyPages(one, one.getPageIndices())) whole.addPage(page)
    }
  }
  return whole.getPageCount() === 0 ? undefined : whole.save()
}

async function readSlips(at: At): Promise<readonly Slip[]> {
  const slips: Slip[] = []
  for (const { id, state } of at.sources.shipments) {
    const slip = state === 'cancelled' ? undefined : await readSlip(at, id)
    if (slip) slips.push(slip)
  }
  return slips
}
