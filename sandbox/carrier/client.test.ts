import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../test-world.ts'
import { carrierClient, codeOf, type Client, type Json } from './testing/client.ts'
import { ask, bought, box, buyer, controlOf, order, quoted, rateId, shop } from './testing/shipping.ts'

let world: TestWorld
let client: Client
beforeAll(async () => {
  world = await startWorld()
  client = carrierClient(world.url('carrier', ''))
})
afterAll(() => world.end())

/** A call by its name. */
const call = (service: keyof Client, method: string, ...asked: unknown[]): Promise<Json> => {
  const work = client[service][method]
  if (!work) throw new Error(`the client has no ${service}.${method}`)
  return work.apply(client[service], asked)
}

test('addresses: made, proven, refused strictly, read, listed by pages', async () => {
  const plain = await call('Address', 'create', buyer())
  expect([plain['object'], plain['zip'], plain['verifications']]).toMatchObject(['Address', '78704', {}])
  const proven = await call('Address', 'createAndVerify', buyer())
  expect(proven).toMatchObject({ street1: '1801 BARTON SPRINGS RD', residential: true, verifications: { delivery: { success: true } } })
  expect(proven['zip']).toMatch(/^78704-\d{4}$/)
  const wrong = { ...buyer(), state: 'ME', street1: '000 unknown street' }
  const lenient = await call('Address', 'create', { ...wrong, verify: ['delivery'] })
  expect(lenient['verifications']).toMatchObject({
    delivery: { success: false, errors: [{ code: 'E.ADDRESS.NOT_FOUND', field: 'address' }] },
  })
  expect(await codeOf(call('Address', 'create', { ...wrong, verify_strict: true }))).toBe('ADDRESS.VERIFY.FAILURE')
  expect(await codeOf(call('Address', 'createAndVerify', wrong))).toBe('ADDRESS.VERIFY.FAILURE')
  expect((await call('Address', 'verifyAddress', plain['id']))['state']).toBe('TX')
  expect((await call('Address', 'retrieve', plain['id']))['id']).toBe(plain['id'])
  const page = await call('Address', 'all', { page_size: 2 })
  expect([page['addresses']?.length, page['has_more']]).toEqual([2, true])
  const next = await call('Address', 'getNextPage', page, 2)
  expect(next['addresses']?.map(({ id }) => id)).toContain(plain['id'])
})

test('parcels and customs papers', async () => {
  const parcel = await call('Parcel', 'create', box({ weight: 65.94 }))
  expect((await call('Parcel', 'retrieve', parcel['id']))['weight']).toBe(65.9)
  expect(await codeOf(call('Parcel', 'create', { weight: 0 }))).toBe('PARCEL.PARAMETERS.INVALID')
  const goods = { description: 'Strut', quantity: 1, value: 40, weight: 60, hs_tariff_number: '870880', origin_country: 'US' }
  const item = await call('CustomsItem', 'create', goods)
  const customs = await call('CustomsInfo', 'create', {
    customs_items: [{ id: item['id'] }, goods],
    customs_signer: 'Ann',
    customs_certify: true,
  })
  expect((await call('CustomsInfo', 'retrieve', customs['id']))['customs_items']?.[0]?.['id']).toBe(item['id'])
  expect((await call('CustomsItem', 'retrieve', item['id']))['value']).toBe('40.00')
  const abroad = {
    to_address: buyer({ country: 'CA', state: 'QC', city: 'Montréal', zip: 'H2Y 1C6' }),
    customs_info: { id: customs['id'] },
  }
  const sent = await bought(client, abroad, 'Worldwide')
  expect(sent).toMatchObject({ tracking_code: expect.stringMatching(/^SBX3/), to_address: { city: 'MONTRÉAL', zip: 'H2Y 1C6' } })
  const [form] = (await call('Shipment', 'generateForm', sent['id'], 'commercial_invoice'))['forms'] ?? []
  expect([form?.['form_type'], (await fetch(form?.['form_url'] ?? '')).headers.get('content-type')]).toEqual([
    'commercial_invoice',
    'application/pdf',
  ])
  const bare = await quoted(client, { to_address: abroad.to_address })
  expect(await codeOf(call('Shipment', 'buy', bare['id'], rateId(bare, 'Worldwide')))).toBe('SHIPMENT.CUSTOMS_INFO.REQUIRED')
})

test('shipments: quoted, quoted anew, bought with insurance, relabelled, insured, read and listed', async () => {
  const first = await quoted(client)
  const again = await call('Shipment', 'regenerateRates', first['id'])
  expect(again['rates']?.map(({ rate }) => rate)).toEqual(first['rates']?.map(({ rate }) => rate))
  expect(rateId(again, 'Ground')).not.toBe(rateId(first, 'Ground'))
  expect(await codeOf(call('Shipment', 'buy', first['id'], rateId(first, 'Ground')))).toBe('SHIPMENT.RATES.UNAVAILABLE')
  const rate = await call('Rate', 'retrieve', rateId(again, 'Ground'))
  const paid = await call('Shipment', 'buy', first['id'], rate, '249.99')
  expect(paid).toMatchObject({
    insurance: '249.99',
    selected_rate: { id: rate['id'] },
    to_address: { name: 'ŁUKASZ ŻÓŁĆ', city: 'AUSTIN' },
  })
  expect(paid['fees']?.map(({ type, amount }) => `${type} ${amount}`)).toEqual([
    'LabelFee 0.00000',
    `PostageFee ${rate['rate']}000`,
    'InsuranceFee 2.49990',
  ])
  expect(paid['tracker']).toMatchObject({ object: 'Tracker', status: 'unknown', tracking_code: paid['tracking_code'] })
  expect((await call('Shipment', 'convertLabelFormat', paid['id'], 'ZPL'))['postage_label']?.['label_zpl_url']).toMatch(/\.zpl$/)
  expect(await codeOf(call('Shipment', 'convertLabelFormat', paid['id'], 'EPL2'))).toBe('SHIPMENT.POSTAGE.FORMAT_UNAVAILABLE')
  expect(await codeOf(call('Shipment', 'insure', paid['id'], '10'))).toBe('SHIPMENT.INSURANCE.ALREADY_PURCHASED')
  const plain = await bought(client)
  expect((await call('Shipment', 'insure', plain['id'], '100'))['insurance']).toBe('100.00')
  expect((await call('Shipment', 'retrieve', plain['id']))['postage_label']?.['id']).toBe(plain['postage_label']?.['id'])
  const listed = await call('Shipment', 'all', { page_size: 2 })
  expect(listed['shipments']?.map(({ id }) => id)).toEqual([plain['id'], paid['id']])
  expect(await codeOf(call('Shipment', 'getSmartRates', plain['id']))).toBe('SMARTRATE.UNAVAILABLE')
  expect(await codeOf(call('Shipment', 'buy', plain['id'], 'rate_x'))).toBe('SHIPMENT.POSTAGE.EXISTS')
})

test('orders: quoted as the sum of their boxes, read, rated anew, bought by carrier and service', async () => {
  const made = await order(client)
  const sums = made['rates']?.find(({ service }) => service === 'Ground')
  const boxes = made['shipments']?.map(({ rates }) => Number(rates?.find(({ service }) => service === 'Ground')?.['rate'])) ?? []
  expect(Number(sums?.['rate'])).toBeCloseTo(
    boxes.reduce((total, one) => total + one, 0),
    2,
  )
  expect(sums?.['shipment_id']).toBe(made['shipments']?.[0]?.['id'])
  expect(made['rates']?.map(({ carrier }) => carrier)).not.toContain('SandboxPost')
  expect(made['messages']).toMatchObject([{ carrier: 'SandboxPost', type: 'rate_error' }])
  expect((await call('Order', 'getRates', made['id']))['rates']).toHaveLength(6)
  expect(await codeOf(call('Order', 'buy', made['id'], 'SandboxPost', 'Priority'))).toBe('ORDER.RATE.UNAVAILABLE')
  const paid = await call('Order', 'buy', made['id'], 'SandboxParcel', 'Ground')
  const codes = paid['shipments']?.map((shipment) => shipment['tracking_code']) ?? []
  expect(new Set(codes).size).toBe(2)
  expect((await call('Order', 'retrieve', made['id']))['shipments']?.map((shipment) => shipment['tracking_code'])).toEqual(codes)
  expect(await codeOf(call('Order', 'buy', made['id'], 'SandboxParcel', 'Ground'))).toBe('SHIPMENT.POSTAGE.EXISTS')
})

test('trackers, refunds, insurances, scan forms', async () => {
  const [one, two] = [await bought(client), await bought(client, {}, 'TwoDay')]
  const tracker = await call('Tracker', 'create', { tracking_code: one['tracking_code'] })
  expect(tracker['id']).toBe(one['tracker']?.['id'])
  expect((await call('Tracker', 'retrieve', tracker['id']))['shipment_id']).toBe(one['id'])
  expect((await call('Tracker', 'all', { tracking_code: one['tracking_code'] }))['trackers']).toHaveLength(1)
  expect(
    (await call('Tracker', 'retrieveBatch', { tracking_codes: [one['tracking_code'], two['tracking_code']] }))['trackers'],
  ).toHaveLength(2)
  const form = await call('ScanForm', 'create', { shipments: [one['id'], { id: two['id'] }] })
  expect(form['tracking_codes']).toEqual([one['tracking_code'], two['tracking_code']])
  expect(await codeOf(call('ScanForm', 'create', { shipments: [one['id']] }))).toBe('SCAN_FORM.SHIPMENTS.INVALID')
  await controlOf(world)('/clock', { advanceSeconds: 10 })
  const drawn = await call('ScanForm', 'retrieve', form['id'])
  expect([drawn['status'], (await fetch(drawn['form_url'] ?? '')).headers.get('content-type')]).toEqual(['created', 'application/pdf'])
  expect((await call('ScanForm', 'all'))['scan_forms']?.[0]?.['id']).toBe(form['id'])
  const refunds = await call('Refund', 'create', { carrier: 'SandboxParcel', tracking_codes: [two['tracking_code']] })
  expect(refunds).toMatchObject([{ object: 'Refund', status: 'submitted', shipment_id: two['id'] }])
  expect((await call('Refund', 'retrieve', refunds[0]?.['id']))['carrier']).toBe('SandboxParcel')
  expect((await call('Refund', 'all'))['refunds']).toHaveLength(1)
  expect((await call('Shipment', 'refund', one['id']))['refund_status']).toBe('submitted')
  expect(await codeOf(call('Shipment', 'refund', one['id']))).toBe('SHIPMENT.REFUND.UNAVAILABLE')
  const insurance = await call('Insurance', 'create', {
    amount: '100',
    tracking_code: 'EZ1000000001',
    carrier: 'USPS',
    from_address: shop(),
    to_address: buyer(),
  })
  expect(insurance).toMatchObject({
    status: 'pending',
    amount: '100.00000',
    fee: { amount: '1.00000' },
    tracker: { status: 'pre_transit' },
  })
  expect((await call('Insurance', 'refund', insurance['id']))['status']).toBe('cancelled')
  expect((await call('Insurance', 'retrieve', insurance['id']))['fee']?.['refunded']).toBe(true)
  expect((await call('Insurance', 'all'))['insurances']).toHaveLength(1)
  await call('Tracker', 'delete', tracker['id'])
  expect(await codeOf(call('Tracker', 'retrieve', tracker['id']))).toBe('NOT_FOUND')
})

test('carrier accounts, their types, webhooks and events', async () => {
  const own = carrierClient(world.url('carrier', ''), 'honda')
  const accounts = (await own.CarrierAccount['all']?.()) ?? []
  expect([...accounts].map((one) => one['readable'])).toEqual(['Sandbox Post', 'Sandbox Parcel', 'Sandbox Express'])
  const made = await own.CarrierAccount['create']?.({
    type: 'SandboxParcelAccount',
    description: 'West',
    credentials: { account_number: '1', secret: 'x' },
  })
  expect(made?.['credentials']).toMatchObject({ account_number: '1', secret: '********' })
  expect((await own.CarrierAccount['update']?.(made?.['id'], { description: 'East' }))?.['description']).toBe('East')
  expect((await own.CarrierAccount['retrieve']?.(made?.['id']))?.['description']).toBe('East')
  const pinned = await own.Shipment['create']?.(ask({ carrier_accounts: [made?.['id']] }))
  expect(new Set(pinned?.['rates']?.map((rate) => rate['carrier_account_id']))).toEqual(new Set([made?.['id']]))
  await own.CarrierAccount['delete']?.(made?.['id'])
  expect(await codeOf(Promise.resolve(own.Shipment['create']?.(ask({ carrier_accounts: [made?.['id']] }))))).toBe(
    'SHIPMENT.RATE.CARRIER_ACCOUNT_INVALID',
  )
  expect([...(await call('CarrierType', 'all'))].map(({ type }) => type)).toContain('SandboxPostAccount')
  expect(await codeOf(call('Webhook', 'create', { url: 'https://example.com/hook' }))).toBe('WEBHOOK.INVALID')
  const hook = await call('Webhook', 'create', { url: 'http://127.0.0.1:9/a', webhook_secret: 'sécret' })
  expect(hook).not.toHaveProperty('secret')
  expect((await call('Webhook', 'update', hook['id'], { url: 'http://127.0.0.1:9/b' }))['url']).toBe('http://127.0.0.1:9/b')
  expect((await call('Webhook', 'retrieve', hook['id']))['url']).toBe('http://127.0.0.1:9/b')
  expect((await call('Webhook', 'all'))['webhooks']).toHaveLength(1)
  await call('Webhook', 'delete', hook['id'])
  await bought(client)
  const [event] = (await call('Event', 'all', { page_size: 1 }))['events'] ?? []
  expect(await call('Event', 'retrieve', event?.['id'])).toMatchObject({ description: 'tracker.created', result: { object: 'Tracker' } })
})

test('who asks with no key, a live key or another account’s id learns nothing', async () => {
  const mine = await quoted(client)
  expect(await codeOf(Promise.resolve(carrierClient(world.url('carrier', ''), 'ford').Shipment['retrieve']?.(mine['id'])))).toBe(
    'NOT_FOUND',
  )
  const as = (authorization?: string) =>
    fetch(world.url('carrier', '/v2/shipments'), authorization ? { headers: { authorization } } : {}).then(async (answer) => [
      answer.status,
      ((await answer.json()) as Json)['error']?.['code'],
    ])
  expect(await as()).toEqual([401, 'APIKEY.REQUIRED'])
  expect(await as(`Basic ${btoa('EZAKlive:')}`)).toEqual([403, 'APIKEY.LIVE'])
  expect(await as(`Basic ${btoa('sk_test_toyota:')}`)).toEqual([401, 'APIKEY.INVALID'])
})
