import { Hono, type MiddlewareHandler } from 'hono'
import type { Wire } from '../../listen.ts'
import { throughNetwork } from '../../wire-fault.ts'
import type { Order } from '../records/order.ts'
import type { ScanForm } from '../records/paper.ts'
import type { Shipment } from '../records/shipment.ts'
import { bodyOf } from '../store.ts'
import type { Carrier } from '../world.ts'
import type { Drawn } from './draw.ts'

/** The files behind the urls of labels, papers and scan forms, open to whoever has the url, as EasyPost's are. Drawn anew each time, always the same. */
export function fileRoutes(carrier: Carrier) {
  const { db } = carrier
  return new Hono<Wire>()
    .use('/files/*', unwell(carrier))
    .get('/files/postage_label/:file', async (c) => {
      const [, id = '', format = ''] = /^(pl_\w+)\.(png|pdf|zpl)$/.exec(c.req.param('file')) ?? []
      const shipment = shipmentOf(carrier, id)
      if (!shipment) return c.notFound()
      const order = bodyOf<Order>(db.get("select body from objects where kind = 'order' and id = ?", shipment.order_id))
      return fileAnswer(await (await pencil()).drawLabel(shipment, order?.reference || null, format))
    })
    .get('/files/form/:shipment/:file', async (c) => {
      const row = db.get("select body from objects where kind = 'shipment' and id = ?", c.req.param('shipment'))
      const shipment = bodyOf<Shipment>(row)
      const form = shipment?.forms.find(({ id }) => `${id}.pdf` === c.req.param('file'))
      return shipment && form ? fileAnswer(await (await pencil()).drawPaper(shipment, form)) : c.notFound()
    })
    .get('/files/scan_form/:file', async (c) => {
      const id = /^(sf_\w+)\.pdf$/.exec(c.req.param('file'))?.[1] ?? ''
      const form = bodyOf<ScanForm>(db.get("select body from objects where kind = 'scan_form' and id = ?", id))
      return form ? fileAnswer(await (await pencil()).drawScanForm(form)) : c.notFound()
    })
}

/** What draws is large and loaded when something is drawn first: most runs of the sandbox draw nothing. */
function pencil() {
  return import('./draw.ts')
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

function fileAnswer({ bytes, type }: Drawn): Response {
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'cache-control': 'private, max-age=3600' } })
}
