import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { sha256 } from '#platform/secrets.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { LabelDpi, LabelFile, LabelFormat } from '#ports/carrier.ts'
import { holdOrder, record } from '../../spine.ts'
import { everywhere, openOf } from './buy.ts'
import { checkLabel } from './check-label.ts'
import { findLabel, insertLabel, listLabelParcels, saveLabelCheck, type LabelParcel } from './queries.ts'

/** The file of one label: as it was kept, else from the carrier, and kept from then on. Refused in the carrier's words when it cannot be had now. */
export async function labelOf(
  app: App,
  actor: Actor,
  parcel: LabelParcel,
  format: LabelFormat,
  dpi: LabelDpi,
): Promise<Result<LabelFile, 'no_label_yet'>> {
  const everyone = everywhere(actor)
  const kept = await inStore(app, everyone, (tx) => findLabel(tx, parcel.id, format, format === 'zpl' ? dpi : 0))
  if (kept) return ok(kept)
  const carrier = await openOf(app, actor, parcel)
  if (!carrier.ok) return refuse('no_label_yet', { message: carrier.code })
  const got = await carrier.value.label(parcel.label_ref ?? '', format, dpi)
  if (got.outcome !== 'done') return refuse('no_label_yet', { message: 'message' in got ? got.message : '' })
  await inStore(app, everyone, (tx) => insertLabel(tx, parcel.id, got.label, sha256(got.label.bytes), app.clock.now()))
  return ok(got.label)
}

/** All labels of a shipment as PDF files, in the order of their boxes, those given back left out. */
export async function labelsOf(
  app: App,
  actor: Actor,
  shipment: string,
  format: LabelFormat,
  dpi: LabelDpi,
): Promise<Result<readonly LabelFile[], 'no_label_yet' | 'no_labels'>> {
  const parcels = await inStore(app, everywhere(actor), (tx) => listLabelParcels(tx, { shipment }))
  const good = parcels.filter(({ void_state }) => void_state === 'not_asked' || void_state === 'rejected' || void_state === 'not_possible')
  if (good.length === 0) return refuse('no_labels')
  const files: LabelFile[] = []
  for (const parcel of good) {
    const file = await labelOf(app, actor, parcel, format, dpi)
    if (!file.ok) return file
    files.push(file.value)
  }
  return ok(files)
}

/**
 * Fetches and keeps the labels of a shipment that were not yet, and reads each again: one whose bars do not say its number is noted. Never spends, never stops a
 * shipment. False while one could not be had.
 */
export async function keepLabels(app: App, actor: Actor, shipment: string): Promise<boolean> {
  const parcels = await inStore(app, everywhere(actor), (tx) => listLabelParcels(tx, { shipment }))
  let all = true
  for (const parcel of parcels.filter(({ label_check }) => label_check === null)) {
    const file = await labelOf(app, actor, parcel, 'pdf', 203)
    if (file.ok) await noteCheck(app, actor, parcel, await checkLabel(file.value, parcel.tracking_number ?? ''))
    all &&= file.ok
  }
  return all
}

async function noteCheck(app: App, actor: Actor, parcel: LabelParcel, check: 'matches' | 'differs' | 'unreadable'): Promise<void> {
  if (check === 'matches') return inStore(app, everywhere(actor), (tx) => saveLabelCheck(tx, parcel.id, check))
  await holdOrder<null, never>(app, everywhere(actor), { id: parcel.order_id }, noCommand, 'append', async (held) => {
    await saveLabelCheck(held.tx, parcel.id, check)
    record(held, { type: 'label_doubtful', tracking: parcel.tracking_number ?? '', check })
    return ok(null)
  })
}
