import type { ScanForm } from '../records/paper.ts'
import type { Form, Shipment } from '../records/shipment.ts'
import { composePaper } from './compose-paper.ts'
import { composeScanForm } from './compose-scan-form.ts'
import { composeLabel } from './compose.ts'
import { paintPdf } from './paint-pdf.ts'
import { paintPng } from './paint-png.ts'
import { paintZpl } from './paint-zpl.ts'

/** A drawn file and what it is. */
export type Drawn = { readonly bytes: Buffer; readonly type: string }

/** The label of a bought shipment, `png`, `pdf` or `zpl`. `order`: the reference of the order it belongs to. */
export async function drawLabel(shipment: Shipment, order: string | null, format: string): Promise<Drawn> {
  const marks = composeLabel(shipment, order)
  const dpi = shipment.postage_label?.label_resolution ?? 300
  if (format === 'zpl') return { bytes: Buffer.from(paintZpl(marks, dpi)), type: 'application/zpl; charset=utf-8' }
  if (format === 'png') return { bytes: await paintPng(marks, dpi), type: 'image/png' }
  const title = `${shipment.selected_rate?.carrier} ${shipment.tracking_code}`
  return asPdf(await paintPdf([marks], { title, at: new Date(shipment.postage_label?.created_at ?? 0) }))
}

/** A paper that goes with a parcel. */
export async function drawPaper(shipment: Shipment, form: Form): Promise<Drawn> {
  return asPdf(await paintPdf([composePaper(shipment, form.form_type)], { title: form.form_type, at: new Date(form.created_at) }))
}

/** The driver's sheet. */
export async function drawScanForm(form: ScanForm): Promise<Drawn> {
  return asPdf(await paintPdf([composeScanForm(form)], { title: 'Scan form', at: new Date(form.created_at) }))
}

function asPdf(bytes: Buffer): Drawn {
  return { bytes, type: 'application/pdf' }
}
