import { onPage } from './on-page.ts'
import { onRoll } from './on-roll.ts'
import { drawSheets } from './sheet.ts'
import type { Slip } from './slip.ts'

/** Draws a packing slip as a PDF: as many pages as its lines need, each with the order's number, store, receiver and page count. */
export function drawSlip(slip: Slip): Promise<Buffer> {
  return drawSheets(slip, slip.paper === '4x6' ? onRoll : onPage)
}
