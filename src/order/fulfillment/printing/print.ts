import { maySendPrint, parsePrinter, printStateAfter, slipPapers, type PrintState } from '#domain/shipping/printing.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, systemActor, type Actor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { readOrderById } from '../../spine.ts'
import { labelSheet } from '../labels/label-sheet.ts'
import { labelsOf } from '../labels/keep.ts'
import { drawSlip } from '../slip/draw-slip.ts'
import { readSlip } from '../slip/read-slip.ts'
import { lockPrintJob, savePrintJob, type PrintJobRow } from './queries.ts'

/**
 * The job of a paper: makes its bytes, then sends them. It stands as `sent` before the first byte leaves, so that a crash in between is never printed twice; what
 * surely was not printed may be sent again, by a person or the next try.
 */
export async function doPrint(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  const job = await inStore(app, actor, (tx) => lockPrintJob(tx, id))
  if (!job || !maySendPrint(job.state)) return
  const paper = await bytesOf(app, actor, job)
  const printer = parsePrinter(job.printer)
  if (!paper.ok || !printer) return void (await move(app, actor, id, 'failed', paper.ok ? 'not_allowed' : paper.code))
  if (!(await move(app, actor, id, 'sent', null))) return
  const reply = await app.printers.print(printer, paper.value)
  await move(app, actor, id, printStateAfter(reply.outcome), reply.outcome === 'refused' ? reply.reason : null)
}

/** Moves a job on; false when somebody else has it already. */
async function move(app: App, actor: Actor, id: string, state: PrintState, message: string | null): Promise<boolean> {
  return inStore(app, actor, async (tx) => {
    const now = await lockPrintJob(tx, id)
    if (!now || (state === 'sent' && !maySendPrint(now.state))) return false
    await savePrintJob(tx, id, state, message, app.clock.now())
    return true
  })
}

async function bytesOf(app: App, actor: Actor, job: PrintJobRow): Promise<Result<Uint8Array, string>> {
  if (job.what === 'label') {
    const labels = await labelsOf(app, actor, job.shipment_id, job.format, job.dpi === 300 ? 300 : 203)
    if (!labels.ok) return labels
    const copies = Array.from({ length: job.copies }, () => labels.value).flat()
    return ok((await labelSheet(copies)).bytes)
  }
  const slip = await readOrderById(app, actor, job.order_id, (at) => readSlip(at, job.shipment_id))
  if (!slip) return refuse('unknown_shipment')
  return ok(await drawSlip({ ...slip, paper: slipPapers.find((paper) => paper === job.paper) ?? slip.paper }))
}
