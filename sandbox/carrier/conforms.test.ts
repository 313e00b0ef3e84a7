import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../test-world.ts'
import { carrierClient, type Client, type Json } from './testing/client.ts'
import { ask, bought, box, buyer, controlOf, order, quoted, shop } from './testing/shipping.ts'

const folder = join(process.env['PARTSDESK_PUBLIC_DATA'] ?? join(import.meta.dirname, '../../../shared/data'), 'easypost')

let world: TestWorld
let client: Client
beforeAll(async () => {
  world = await startWorld()
  client = carrierClient(world.url('carrier', ''))
})
afterAll(() => world.end())

// The published examples are read where they are, never shipped: without them there is nothing to compare with, and that is said.
if (!existsSync(folder)) console.warn(`no ${folder}: name the folder of public data in PARTSDESK_PUBLIC_DATA`)

/** What the client itself adds to every answer, and what carriers we do not have want to know. */
const passedOver = /(?:^|\.)_params(?:\.|$)|credentials\./

/** Every path of names in a thing, `rates.[].carrier`; only the first of a list is looked at. */
function namesIn(thing: unknown, path = ''): string[] {
  if (Array.isArray(thing)) return thing.length > 0 ? namesIn(thing[0], `${path}[].`) : []
  if (typeof thing !== 'object' || thing === null) return []
  return Object.entries(thing).flatMap(([name, value]) => [path + name, ...namesIn(value, `${path}${name}.`)])
}

/** What stands in the example and not in the answer. A thing that is null or empty in the answer is only missed as a whole. */
function lost(example: unknown, answer: unknown): string[] {
  const ours = namesIn(answer)
  return namesIn(example).filter((name) => {
    const above = name.slice(0, Math.max(name.lastIndexOf('.'), 0))
    const isTold = above === '' || ours.some((one) => one.startsWith(`${above}.`))
    return isTold && !ours.includes(name) && !passedOver.test(name)
  })
}

/** The body of an error, as it is on the wire. */
async function refusal(path: string): Promise<unknown> {
  const answer = await fetch(world.url('carrier', path), {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('EZTK_toyota:')}` },
    body: JSON.stringify({ address: buyer({ zip: '00001', state: 'ZZ' }) }),
  })
  return answer.json()
}

/** One answer for each published example, by the example's file. */
async function answers(): Promise<Readonly<Record<string, unknown>>> {
  const control = controlOf(world)
  const call = (service: keyof Client, method: string, ...asked: unknown[]) => client[service][method]?.(...asked) as Promise<Json>
  const goods = { description: 'Strut', quantity: 1, value: 40, weight: 60, hs_tariff_number: '870880', origin_country: 'US' }
  const customs = { customs_items: [goods], customs_signer: 'Ann', customs_certify: true }
  const hook = { url: 'http://127.0.0.1:9/', webhook_secret: 'x', custom_headers: [{ name: 'X-A', value: 'b' }] }
  const one = await bought(client, { customs_info: customs, is_return: true })
  const [paidOrder, given] = [await order(client), await bought(client)]
  const webhook = await call('Webhook', 'create', hook)
  const tracker = await call('Tracker', 'create', { tracking_code: 'EZ4000000004' })
  const insurance = await call('Insurance', 'create', {
    amount: '100',
    tracking_code: 'EZ1000000001',
    to_address: buyer(),
    from_address: shop(),
  })
  const address = { ...buyer(), verify: true }
  const form = await call('ScanForm', 'create', { shipments: [one['id']] })
  const account = await call('CarrierAccount', 'create', { type: 'SandboxPostAccount', credentials: { client_id: '1' } })
  await control('/clock', { advanceSeconds: 7200 })
  const [event] = (await call('Event', 'all'))['events'] ?? []
  return {
    'addresses/addresses-create': await call('Address', 'create', buyer()),
    'addresses/addresses-create-and-verify': await refusal('/v2/addresses/create_and_verify'),
    'addresses/addresses-verify-param': await call('Address', 'create', address),
    'addresses/addresses-list': await call('Address', 'all'),
    'carrier-accounts/carrier-accounts-create': account,
    'carrier-accounts/carrier-accounts-list': await call('CarrierAccount', 'all'),
    'customs-infos/customs-infos-create': await call('CustomsInfo', 'create', { ...customs }),
    'customs-items/customs-items-create': await call('CustomsItem', 'create', { ...goods }),
    'events/events-list': await call('Event', 'all'),
    'events/events-retrieve': await call('Event', 'retrieve', event?.['id']),
    'forms/forms-create': await call('Shipment', 'generateForm', one['id'], 'return_packing_slip'),
    'insurance/insurance-create': insurance,
    'insurance/insurance-list': await call('Insurance', 'all'),
    'insurance/insurance-refund': await call('Insurance', 'refund', insurance['id']),
    'options/options-create-with-options': await quoted(client, { options: { print_custom_1: 'a' } }),
    'orders/orders-create': paidOrder,
    'orders/orders-buy': await call('Order', 'buy', paidOrder['id'], 'SandboxParcel', 'Ground'),
    'parcels/parcels-create': await call('Parcel', 'create', box()),
    'rates/rates-retrieve': await call('Rate', 'retrieve', one['rates']?.[0]?.['id']),
    'rates/rates-regenerate': await call('Shipment', 'regenerateRates', (await quoted(client))['id']),
    'refunds/refunds-create': await call('Refund', 'create', { carrier: 'SandboxParcel', tracking_codes: [given['tracking_code']] }),
    'refunds/refunds-list': await call('Refund', 'all'),
    'returns/returns-create': await call('Shipment', 'create', ask({ is_return: true })),
    'scan-form/scan-form-create': form,
    'scan-form/scan-form-list': await call('ScanForm', 'all'),
    'shipments/shipments-create': await quoted(client, { customs_info: customs }),
    'shipments/shipments-buy': one,
    'shipments/shipments-label': await call('Shipment', 'convertLabelFormat', one['id'], 'ZPL'),
    'shipments/shipments-list': await call('Shipment', 'all'),
    'shipments/shipments-retrieve': await call('Shipment', 'retrieve', one['id']),
    'shipping-insurance/shipping-insurance-insure': await call('Shipment', 'insure', one['id'], '100'),
    'shipping-refund/shipping-refund-refund': await call('Shipment', 'refund', (await bought(client))['id']),
    'trackers/trackers-create': tracker,
    'trackers/trackers-list': await call('Tracker', 'all'),
    'webhooks/webhooks-create': webhook,
    'webhooks/webhooks-list': await call('Webhook', 'all'),
  }
}

test.each(existsSync(folder) ? [folder] : [])('every answer carries every name of the published examples', async () => {
  const missing = Object.entries(await answers()).flatMap(([file, answer]) => {
    const example: unknown = JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8'))
    return [...new Set(lost(example, answer))].map((name) => `${file}: ${name}`)
  })
  expect(missing).toEqual([])
})

test('the comparison finds what is missing, at any depth', () => {
  const example = { a: 1, b: { c: 1, d: [{ e: 1, f: 2 }] } }
  expect(lost(example, { a: null, b: { c: null, d: [] } })).toEqual([])
  expect(lost(example, { b: { d: [{ e: 1 }] } })).toEqual(['a', 'b.c', 'b.d.[].f'])
})
