import type { PrintSettings, PrintState } from '#domain/shipping/printing.ts'
import type { Tx } from '#platform/doors.ts'
import type { LabelFormat } from '#ports/carrier.ts'

/** How the acting person prints at a workstation; undefined when they never said. */
export async function findPrintSettings(tx: Tx, workstation: string): Promise<PrintSettings | undefined> {
  const row = await tx
    .selectFrom('print_settings')
    .select('settings')
    .where('store_id', '=', tx.store)
    .where('person_id', '=', tx.actor.person)
    .where('workstation', '=', workstation)
    .executeTakeFirst()
  return row?.settings
}

/** A paper on its way to a printer. `dedupe`: the same twice is one job. */
export type NewPrintJob = {
  readonly id: string
  readonly order: string
  readonly shipment: string
  readonly what: 'label' | 'slip'
  readonly printer: string
  readonly format: LabelFormat
  readonly dpi: number
  readonly paper: string
  readonly copies: number
  readonly dedupe: string
  readonly againOf: string | null
  readonly at: Date
}

/** Puts a job in; false when the same is there already. */
export async function insertPrintJob(tx: Tx, job: NewPrintJob): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('print_jobs')
    .values({
      store_id: tx.store,
      id: job.id,
      order_id: job.order,
      shipment_id: job.shipment,
      what: job.what,
      printer: job.printer,
      format: job.format,
      dpi: job.dpi,
      paper: job.paper,
      copies: job.copies,
      dedupe: job.dedupe,
      again_of: job.againOf,
      created_by: tx.actor.person,
      created_name: tx.actor.name,
      created_at: job.at,
    })
    .onConflict((c) => c.columns(['store_id', 'dedupe']).doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** One job, locked until the transaction ends. */
export async function lockPrintJob(tx: Tx, id: string) {
  return tx.selectFrom('print_jobs').selectAll().where('store_id', '=', tx.store).where('id', '=', id).forUpdate().executeTakeFirst()
}
export type PrintJobRow = NonNullable<Awaited<ReturnType<typeof lockPrintJob>>>

/** Writes how far a job is; `message`: why it failed, in words for a person. */
export async function savePrintJob(tx: Tx, id: string, state: PrintState, message: string | null, at: Date): Promise<void> {
  await tx
    .updateTable('print_jobs')
    .set({ state, message, ended_at: state === 'queued' || state === 'sent' ? null : at })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .execute()
}

/** The papers of an order, newest first. */
export async function listPrintJobs(tx: Tx, order: string) {
  return tx
    .selectFrom('print_jobs')
    .select([
      'id',
      'shipment_id',
      'what',
      'printer',
      'format',
      'copies',
      'state',
      'message',
      'again_of',
      'created_name',
      'created_at',
      'ended_at',
    ])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
}
