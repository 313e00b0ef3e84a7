import { refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/doors.ts'
import { drawSlip } from '../fulfillment/slip/draw-slip.ts'
import { readSlip } from '../fulfillment/slip/read-slip.ts'
import { keepUpload } from '../messages/compose/files/keep-upload.ts'
import { readOrder } from '../spine.ts'

/** Puts the packing slip of a shipment, drawn as it is printed, to the mail the actor writes on this order. */
export async function attachSlip(app: App, actor: Actor, number: number, shipment: string): Promise<Result<object, string>> {
  const slip = await readOrder(app, actor, number, (at) => readSlip(at, shipment))
  if (!slip) return refuse('not_found')
  const bytes = await drawSlip(slip)
  return keepUpload(app, actor, number, { name: `packing-slip-${number}-${slip.shipment.sequence}.pdf`, bytes })
}
