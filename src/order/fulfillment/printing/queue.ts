import { uuidv7 } from 'uuidv7'
import { ok, refuse, type Result } from '#domain/result.ts'
import { printerName, type PrintSettings } from '#domain/shipping/printing.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, record, type Held } from '../../spine.ts'
import { readShipments } from '../queries.ts'
import { findPrintSettings, insertPrintJob, lockPrintJob } from './queries.ts'

/** Which papers of a shipment are wanted; how this workstation prints decides where they come out. */
export type Papers = { readonly label: boolean; readonly slip: boolean }

/**
 * Puts what a workstation sends to printers of the house into the queue, each paper of a shipment once however often it is asked for; what it prints from its
 * browser is left to the page. `again`: a word of its own for each reprint. Answers how many jobs were put in.
 */
export async function queuePapers(
  held: Held,
  shipment: string,
  workstation: string,
  papers: Papers,
  again: string | null,
): Promise<number> {
  const settings = await findPrintSettings(held.tx, workstation)
  if (!settings) return 0
  let queued = 0
  for (const what of ['label', 'slip'] as const) {
    const job = papers[what] ? jobOf(settings, what) : null
    if (!job) continue
    const id = uuidv7()
    const fresh = await insertPrintJob(held.tx, {
      ...job,
      id,
      what,
      order: held.order.id,
      shipment,
      dedupe: [shipment, what, job.printer, again ?? 'first'].join(' '),
      againOf: again,
      at: held.now,
    })
    if (!fresh) continue
    record(held, { type: 'label_printed', shipment, printer: job.printer, what, again: again !== null })
    await held.app.jobs.put(held.tx, 'print', id)
    queued++
  }
  return queued
}

/** Prints papers of a shipment once more, each time as jobs of their own. Refused: `prints_in_browser` when this workstation sends none of them to a printer. */
export async function printAgain(
  app: App,
  actor: Actor,
  number: number,
  ask: { readonly shipment: string; readonly workstation: string; readonly what: 'label' | 'slip' },
  command: Command,
): Promise<Result<{ readonly queued: number }, string>> {
  return holdOrder(app, actor, { number }, command, 'append', async (held): Promise<Result<{ readonly queued: number }, string>> => {
    if ((await readShipments(held.tx, held.order.id, ask.shipment)).length === 0) return refuse('unknown_shipment')
    const papers = { label: ask.what === 'label', slip: ask.what === 'slip' }
    const queued = await queuePapers(held, ask.shipment, ask.workstation, papers, command.id ?? uuidv7())
    return queued > 0 ? ok({ queued }) : refuse('prints_in_browser')
  })
}

/** "Retry", by a person: a job of which surely nothing was printed goes out again. One nobody can tell of is printed anew instead. */
export async function retryPrint(
  app: App,
  actor: Actor,
  number: number,
  id: string,
  command: Command,
): Promise<Result<{ readonly job: string }, string>> {
  return holdOrder(app, actor, { number }, command, 'append', async ({ tx, order }): Promise<Result<{ readonly job: string }, string>> => {
    const job = await lockPrintJob(tx, id)
    if (!job || job.order_id !== order.id) return refuse('unknown_print_job')
    if (job.state !== 'failed' && job.state !== 'queued') return refuse('maybe_printed')
    await app.jobs.put(tx, 'print', id)
    return ok({ job: id })
  })
}

function jobOf({ label, slip }: PrintSettings, what: 'label' | 'slip') {
  if (what === 'label') {
    if (label.target === 'browser' || label.printer === null) return null
    const dpi = label.format === 'zpl' ? label.dpi : 0
    return { printer: printerName(label.printer), format: label.format, dpi, paper: '4x6', copies: label.copies }
  }
  if (slip.target === 'browser' || slip.printer === null) return null
  return { printer: printerName(slip.printer), format: 'pdf' as const, dpi: 0, paper: slip.paper, copies: 1 }
}
