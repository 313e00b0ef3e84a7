import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../test-world.ts'
import { carrierClient, codeOf, type Client, type Json } from './testing/client.ts'
import { ask, bought, controlOf, order, quoted, rateId } from './testing/shipping.ts'

let world: TestWorld
let control: ReturnType<typeof controlOf>
let client: Client
beforeAll(async () => {
  world = await startWorld()
  control = controlOf(world)
  client = carrierClient(world.url('carrier', ''), 'buyer', 1500)
})
afterAll(() => world.end())
beforeEach(() => control('/reset', {}))

const effects = async () => [...((await control('/carrier/effects?account=buyer'))['effects'] ?? [])]
const charged = async () => (await effects()).filter(({ kind }) => kind === 'label').length
const turn = (switches: object) => control('/carrier/account', { account: 'buyer', ...switches })
const buy = (shipment: Json, service = 'Ground') => client.Shipment['buy']?.(shipment['id'], rateId(shipment, service)) as Promise<Json>
const read = (shipment: Json) => client.Shipment['retrieve']?.(shipment['id']) as Promise<Json>
const fault = (path: string, kind: string, more: object = {}) => control('/faults', { match: { gateway: 'easypost', path }, kind, ...more })

test.each([
  ['drop_before', 'ECONNRESET', 0],
  ['500_before', 'INTERNAL_SERVER_ERROR', 0],
  ['409', 'SHIPMENT.PURCHASE.IN_PROGRESS', 0],
  ['429', 'RATE_LIMITED', 0],
  ['drop_after', 'ECONNRESET', 1],
  ['hang_after', 'ECONNABORTED', 1],
  ['500_after', 'INTERNAL_SERVER_ERROR', 1],
  ['truncated', '200', 1],
  ['invalid_json', 'TypeError', 1],
])('a purchase that meets %s tells %s; charged: %d', async (kind, told, labels) => {
  const shipment = await quoted(client)
  await fault('/v2/shipments/*/buy', kind)
  const code = await codeOf(buy(shipment))
  expect([code, await charged()]).toEqual([told, labels])
  expect(Boolean((await read(shipment))['postage_label'])).toBe(labels === 1)
})

test('a page from something in between comes with its own status', async () => {
  await fault('/v2/rates/*', 'invalid_json')
  const answer = await fetch(world.url('carrier', '/v2/rates/rate_1'), { headers: { authorization: `Basic ${btoa('EZTK_buyer:')}` } })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8'])
  expect(await answer.text()).toContain('<html>')
})

/** A clerk whose line breaks now and then, and who presses the button until a label is there; `looks` first whether it is, or just buys anew. */
async function shipTwelve(looks: boolean) {
  for (let job = 0; job < 12; job += 1) {
    const kind = ['drop_after', 'drop_before', '500_after', 'invalid_json'][(job / 2) % 4] ?? ''
    if (job % 2 === 0) await fault('/v2/shipments/*/buy', kind)
    let shipment = await quoted(client)
    for (let done = false; !done;) {
      done = (looks && Boolean((await read(shipment))['postage_label'])) || (await codeOf(buy(shipment))) === 'nothing'
      if (!done && !looks) shipment = await quoted(client)
    }
  }
  return charged()
}

test('twelve jobs over a bad line: twelve labels for who reads back, more for who starts anew', async () => {
  expect(await shipTwelve(true)).toBe(12)
  await control('/reset', {})
  // The control: each reply that was lost after the purchase is paid twice.
  expect(await shipTwelve(false)).toBe(16)
})

test('two purchases at once: one label; a third comes too late', async () => {
  const shipment = await quoted(client)
  await fault('/v2/shipments/*/buy', 'slow', { milliseconds: 800 })
  const first = codeOf(buy(shipment))
  // The first is on its way once it has met its fault.
  await expect.poll(async () => (await control('/state'))['faults']).toEqual([])
  const both = [await codeOf(buy(shipment)), await first].toReversed()
  expect(both).toEqual(['nothing', 'SHIPMENT.PURCHASE.IN_PROGRESS'])
  expect([await codeOf(buy(shipment)), await charged()]).toEqual(['SHIPMENT.POSTAGE.EXISTS', 1])
})

test('the ledger tells what was paid for what, insurance, adjustment and money back', async () => {
  const one = await bought(client, { reference: '100007' })
  await client.Shipment['insure']?.(one['id'], '200')
  await control('/carrier/adjust', { shipment: one['id'], amount: '4.10' })
  await control('/carrier/void-elsewhere', { shipment: one['id'] })
  await control('/clock', { advanceSeconds: 3 * 86_400 })
  const [label, insurance, adjustment, refund] = await effects()
  const price = one['fees']?.find(({ type }) => type === 'PostageFee')?.['amount']
  expect(label).toMatchObject({
    kind: 'label',
    amount: price,
    tracking_code: one['tracking_code'],
    carrier: 'SandboxParcel',
    service: 'Ground',
    reference: '100007',
  })
  expect(insurance).toMatchObject({ kind: 'insurance', amount: '2.00000', shipment: one['id'] })
  expect(adjustment).toMatchObject({ kind: 'adjustment', amount: '4.10000' })
  expect(refund).toMatchObject({ kind: 'refund', amount: (Number(price) + 2).toFixed(5) })
  expect(await read(one)).toMatchObject({ refund_status: 'refunded', fees: [{ refunded: true }, { refunded: true }, { refunded: true }] })
})

test('the second box of an order fails: the first stays bought and the rest is bought by itself', async () => {
  await turn({ orderFailsAtBox: 2 })
  const made = await order(client)
  const whole = () => client.Order['buy']?.(made['id'], 'SandboxParcel', 'Ground') as Promise<Json>
  expect(await codeOf(whole())).toBe('PURCHASE.FAILURE')
  const half = await client.Order['retrieve']?.(made['id'])
  expect(half?.['shipments']?.map((one) => Boolean(one['postage_label']))).toEqual([true, false])
  expect(half?.['messages']?.at(-1)).toMatchObject({ type: 'purchase_error', carrier: 'SandboxParcel' })
  expect([await codeOf(whole()), await charged()]).toEqual(['SHIPMENT.POSTAGE.EXISTS', 1])
  const [, second] = half?.['shipments'] ?? []
  if (second) await buy(second)
  expect((await effects()).map((one) => one['order'])).toEqual([made['id'], made['id']])
})

test('what can be turned: a price that changed, no funds, a carrier that is down, insurance nobody asked for, a fee for the label, orders by post', async () => {
  const before = await quoted(client)
  await turn({ priceChange: '1.25', insuredByDefault: true, labelFee: '0.05' })
  const paid = await buy(before)
  const shown = before['rates']?.find(({ service }) => service === 'Ground')?.['rate']
  expect(Number(paid['selected_rate']?.['rate'])).toBeCloseTo(Number(shown) + 1.25, 2)
  expect(paid['fees']?.map(({ amount }) => amount)).toEqual(['0.05000', `${paid['selected_rate']?.['rate']}000`, '1.00000'])
  expect((await effects())[0]?.['amount']).toBe((Number(shown) + 2.3).toFixed(5))

  const waiting = await quoted(client)
  await turn({ outOfFunds: true })
  expect(await codeOf(buy(waiting))).toBe('PAYMENT_REQUIRED')
  await turn({ outOfFunds: false, down: ['SandboxParcel'] })
  expect(await codeOf(buy(waiting))).toBe('SHIPMENT.POSTAGE.NO_RESPONSE')
  const without = await quoted(client)
  expect(without['messages']).toMatchObject([{ carrier: 'SandboxParcel', type: 'rate_error' }])
  expect(without['rates']?.map(({ carrier }) => carrier)).not.toContain('SandboxParcel')
  await turn({ down: [], postOrders: true })
  expect((await order(client))['rates']?.map(({ service }) => service)).toContain('GroundSaver')
  expect(await charged()).toBe(1)
})

test('a shipment may be made and bought in one breath', async () => {
  const made = await client.Shipment['create']?.(ask({ service: 'TwoDay', insurance: '50' }))
  expect(made).toMatchObject({ insurance: '50.00', selected_rate: { service: 'TwoDay' } })
  expect(await charged()).toBe(1)
})
