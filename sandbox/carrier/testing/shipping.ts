import type { TestWorld } from '../../test-world.ts'
import type { Client, Json } from './client.ts'

/** Where the parts are. */
export const shop = () => ({
  name: 'Parts Desk',
  company: 'Harbor Toyota Parts',
  street1: '12 Pier Road',
  city: 'Boston',
  state: 'MA',
  zip: '02110',
  country: 'US',
  phone: '617 555 0100',
})

/** A buyer whose name no American font holds. */
export const buyer = (changes: object = {}) => ({
  name: 'Łukasz Żółć',
  street1: '1801 Barton Springs Road',
  street2: 'Unit 4',
  city: 'Austin',
  state: 'TX',
  zip: '78704',
  country: 'US',
  phone: '512 555 0199',
  ...changes,
})

/** A box with a strut in it: ounces and inches. */
export const box = (changes: object = {}) => ({ weight: 65.9, length: 20.2, width: 10.9, height: 5, ...changes })

/** What is asked of a shipment of one box. */
export const ask = (changes: object = {}) => ({ from_address: shop(), to_address: buyer(), parcel: box(), reference: '100001', ...changes })

/** A quoted shipment. */
export const quoted = (client: Client, changes: object = {}) => client.Shipment['create']?.(ask(changes)) as Promise<Json>

/** The id of one service's rate. */
export function rateId(shipment: Json, service: string): Json {
  const found = shipment['rates']?.find((rate) => rate['service'] === service)?.['id']
  if (!found) throw new Error(`no rate for ${service}`)
  return found
}

/** A bought shipment. */
export async function bought(client: Client, changes: object = {}, service = 'Ground'): Promise<Json> {
  const shipment = await quoted(client, changes)
  return client.Shipment['buy']?.(shipment['id'], rateId(shipment, service)) as Promise<Json>
}

/** Two boxes to one buyer. */
export const order = (client: Client, changes: object = {}) =>
  client.Order['create']?.({
    from_address: shop(),
    to_address: buyer(),
    reference: '100002',
    shipments: [{ parcel: box() }, { parcel: box({ weight: 320 }) }],
    ...changes,
  }) as Promise<Json>

/** Talks to the control port; without a body it is read. */
export function controlOf(world: TestWorld) {
  return async (path: string, body?: object): Promise<Json> => {
    const init = body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}
    return (await (await fetch(world.url('control', path), init)).json()) as Json
  }
}
