import type { LabelFile } from '#ports/carrier.ts'
import type { Sandbox } from './sandbox.ts'

type Shipment = {
  readonly id: string
  readonly rates: readonly { readonly id: string; readonly service: string }[]
  readonly tracking_code: string
  readonly postage_label: { readonly label_url: string }
}

/** A label bought at the sandbox's carrier, as its file comes over the wire. */
export type BoughtLabel = { readonly label: LabelFile; readonly trackingNumber: string }

/** Buys the label of one box. */
export async function buyLabel(sandbox: Sandbox, format: 'pdf' | 'zpl', dpi: 203 | 300 = 203): Promise<BoughtLabel> {
  const options = { label_format: format.toUpperCase(), ...(format === 'zpl' && { label_resolution: dpi }) }
  const { id, rates } = await post(sandbox, 'shipments', { shipment: { from_address: from, to_address: to, parcel, options } })
  const rate = rates.find(({ service }) => service === 'Ground')
  const bought = await post(sandbox, `shipments/${id}/buy`, { rate: { id: rate?.id } })
  const file = await fetch(bought.postage_label.label_url)
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { label: { format, dpi: format === 'zpl' ? dpi : null, bytes }, trackingNumber: bought.tracking_code }
}

/** Where the parts are, in the carrier's own words. */
export const from = {
  name: 'Harbor Toyota Parts',
  street1: '12 Pier Road',
  city: 'Boston',
  state: 'MA',
  zip: '02110',
  country: 'US',
  phone: '6175550100',
}
/** Where they go. */
export const to = {
  name: 'Łukasz Żółć',
  street1: '1801 Barton Springs Road',
  city: 'Austin',
  state: 'TX',
  zip: '78704',
  country: 'US',
  phone: '5125550199',
}
/** A box, in ounces and inches. */
export const parcel = { weight: 65.9, length: 20.2, width: 10.9, height: 5 }

async function post({ ports }: Sandbox, path: string, body: object): Promise<Shipment> {
  const authorization = `Basic ${Buffer.from('EZTK_toyota:').toString('base64')}`
  const answer = await fetch(`http://127.0.0.1:${ports.carrier}/v2/${path}`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Shipment
}
