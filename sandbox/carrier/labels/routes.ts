import { Hono, type MiddlewareHandler } from 'hono'
import type { Wire } from '../../listen.ts'
import { throughNetwork } from '../../wire-fault.ts'
import type { Order } from '../records/order.ts'
import type { Shipment } from '../records/shipment.ts'
import type { ScanForm } from '../records/paper.ts'
import { bodyOf } from '../store.ts'
import type { Carrier } from '../world.ts'
import { composePaper } from './compose-paper.ts'
import { composeScanForm } from './compose-scan-form.ts'
import { composeLabel } from './compose.ts'
import { paintPdf } from './paint-pdf.ts'
import { paintPng } from './paint-png.ts'
import { paintZpl } from './paint-zpl.ts'

/** The files behind the urls of labels, papers and scan forms, open to whoever has the url, as EasyPost's are. Drawn anew each time, always the same. */
export function fileRoutes(carrier: Carrier) {
  return new Hono<Wire>()
    .use('/files/*', unwell(carrier))
    .get('/files/postage_label/:file', async (c) => {
      const [, id = '', format = ''] = /^(pl_\w+)\.(png|pdf|zpl)$/.exec(c.req.param('file')) ?? []
      const shipment = shipmentOf(carrier, id)
      return shipment?.postage_label ? drawn(carrier, shipment, format) : c.notFound()
    })
    .get('/files/form/:shipment/:file', async (c) => {
      const shipment = bodyOf<Shipment>(
        carrier.db.get("select body from objects where kind = 'shipment' and id = ?", c.req.param('shipment')),
      )
      const form = shipment?.forms.find(({ id }) => `${id}.pdf` === c.req.param('file'))
      if (!shipment || !form) return c.notFound()
      const marks = composePaper(shipment, form.form_type)
      return fileAnswer(await paintPdf([marks], { title: form.form_type, at: new Date(form.created_at) }), 'application/pdf')
    })
    .get('/files/scan_form/:file', async (c) => {
      const id = /^(sf_\w+)\.pdf$/.exec(c.req.param('file'))?.[1] ?? ''
      const form = bodyOf<ScanForm>(carrier.db.get("select body from objects where kind = 'scan_form' and id = ?", id))
      if (!form) return c.notFound()
      const pdf = await paintPdf([composeScanForm(form)], { title: 'Scan form', at: new Date(form.created_at) })
      return fileAnswer(pdf, 'application/pdf')
    })
}

/** The same faults that meet the API meet its files too: a label that was paid for is worth nothing until it is here. */
function unwell(carrier: Carrier): MiddlewareHandler<Wire> {
  return async (c, next) => {
    const fault = carrier.faults.take(c.req.method, c.req.path, 'easypost')
    const answer = await throughNetwork(c, fault, async () => {
      const refusal = refusalOf(fault?.kind)
      if (refusal) return refusal
      if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
      await next()
      return c.res
    })
    // What the route answered must go before another answer can stand in its place.
    c.res = undefined
    c.res = answer
  }
}

function refusalOf(kind: string | undefined): Response | undefined {
  if (kind === '429') return new Response('Slow Down', { status: 503 })
  if (kind === '500_before' || kind === '500_after' || kind === '409') return new Response('Internal Error', { status: 500 })
  return kind === 'invalid_json' ? new Response('', { status: 502, headers: { 'content-type': 'text/html' } }) : undefined
}

function shipmentOf({ db }: Carrier, label: string): Shipment | undefined {
  return bodyOf<Shipment>(
    db.get("select body from objects where kind = 'shipment' and tag is not null and json_extract(body, '$.postage_label.id') = ?", label),
  )
}

async function drawn({ db }: Carrier, shipment: Shipment, format: string): Promise<Response> {
  const order = bodyOf<Order>(db.get("select body from objects where kind = 'order' and id = ?", shipment.order_id))
  const marks = composeLabel(shipment, order?.reference || null)
  const dpi = shipment.postage_label?.label_resolution ?? 300
  if (format === 'zpl') return fileAnswer(Buffer.from(paintZpl(marks, dpi)), 'application/zpl; charset=utf-8')
  if (format === 'png') return fileAnswer(await paintPng(marks, dpi), 'image/png')
  const title = `${shipment.selected_rate?.carrier} ${shipment.tracking_code}`
  return fileAnswer(await paintPdf([marks], { title, at: new Date(shipment.postage_label?.created_at ?? 0) }), 'application/pdf')
}

function fileAnswer(bytes: Buffer, type: string): Response {
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'cache-control': 'private, max-age=3600' } })
}
