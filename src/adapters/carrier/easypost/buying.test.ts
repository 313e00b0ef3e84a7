import { afterAll, beforeAll, expect, test } from 'vitest'
import { money } from '#domain/money.ts'
import { costOf } from '#domain/shipping/rate.ts'
import type { Carrier } from '#ports/carrier.ts'
import { ask, bought, openAccount, rateOf, rotor, strut } from '#test/support/carrier.ts'
import { startSandbox, type FaultKind, type Sandbox } from '#test/support/sandbox.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const two = [strut, rotor]
const options = ask().options
const turn = (account: string, switches: object) => sandbox.control('/carrier/account', { account, ...switches })
/** What was charged, in cents. */
const charged = async (account: string) =>
  (await sandbox.carrierEffects(account)).filter(({ kind }) => kind === 'label').map(({ amount }) => Math.round(Number(amount) * 100))
const boxes = (answer: Awaited<ReturnType<Carrier['buy']>>) =>
  answer.outcome === 'done' ? answer.bought.parcels.map((parcel) => (parcel ? 'label' : 'none')) : answer.outcome

test('one box: bought once at the price shown, with its number; asking again buys nothing', async () => {
  const carrier = openAccount(sandbox, 'one')
  const rate = await rateOf(carrier)
  expect(boxes(await carrier.readBack(rate.quote))).toEqual(['none'])
  const first = await carrier.buy(rate, null)
  expect(first).toMatchObject({
    outcome: 'done',
    bought: {
      message: null,
      parcels: [
        { ref: rate.quote, trackingNumber: expect.stringMatching(/^SBX2/), charges: rate.charges, currency: 'USD', void: 'not_asked' },
      ],
    },
  })
  expect(await carrier.buy(rate, null)).toEqual(first)
  expect(await carrier.readBack(rate.quote)).toEqual(first)
  expect(await charged('one')).toEqual([costOf(rate)])
})

test('what nobody asked for and was charged is told: insurance, a fee for the label, another price', async () => {
  await turn('fees', { insuredByDefault: true, labelFee: '0.05', priceChange: '1.25' })
  const { rate, parcel } = await bought(openAccount(sandbox, 'fees'))
  expect(parcel.charges).toEqual([
    { kind: 'fee', amount: 5 },
    { kind: 'postage', amount: costOf(rate) + 125 },
    { kind: 'insurance', amount: 100 },
  ])
  expect(await charged('fees')).toEqual([costOf(parcel)])
})

test('two boxes as one order: two labels in the order of the boxes, for the sum that was shown', async () => {
  const { rate, parcels } = await bought(openAccount(sandbox, 'order'), 'TwoDay', { boxes: two })
  expect(rate.quote).toMatch(/^order_/)
  expect(parcels.map(costOf)).toEqual(await charged('order'))
  expect(parcels.reduce((sum, parcel) => sum + costOf(parcel), 0)).toBe(costOf(rate))
})

test('two boxes by post, which sells no orders: each bought by itself, the same sum', async () => {
  const { rate, parcels } = await bought(openAccount(sandbox, 'post'), 'Priority', { boxes: two })
  expect(rate.quote).toMatch(/^shp_\w+,shp_\w+$/)
  expect(parcels.map(({ ref }) => ref).join()).toBe(rate.quote)
  expect((await charged('post')).reduce((sum, amount) => sum + amount, 0)).toBe(costOf(rate))
})

test('an insured value is shared by weight and rides with each label', async () => {
  const account = 'insured'
  const { rate, parcels } = await bought(openAccount(sandbox, account), 'Ground', {
    boxes: two,
    options: { ...options, insured: money(1_000_00, 'USD') },
  })
  expect(rate.quote).toMatch(/^shp_\w+,shp_\w+$/)
  const shipments = await Promise.all(parcels.map(({ ref }) => readShipment(account, ref)))
  expect(shipments.map(({ insurance }) => insurance)).toEqual(['170.77', '829.23'])
  const premiums = parcels.flatMap(({ charges }) => charges.flatMap(({ kind, amount }) => (kind === 'insurance' ? [amount] : [])))
  expect(premiums).toEqual([171, 829])
  expect(parcels.reduce((sum, parcel) => sum + costOf(parcel), 0)).toBe(costOf(rate))
})

test('insurance that was not asked with the rates, or is not in dollars, buys nothing', async () => {
  const carrier = openAccount(sandbox, 'late')
  const order = await rateOf(carrier, 'Ground', { boxes: two })
  expect(await carrier.buy(order, money(100_00, 'USD'))).toMatchObject({ outcome: 'refused', code: 'quoted_uninsured' })
  expect(await carrier.buy(await rateOf(carrier), money(100_00, 'CAD'))).toMatchObject({ outcome: 'refused', code: 'insurance_currency' })
  expect(await charged('late')).toEqual([])
})

const sorry = 'We are sorry, something went wrong on our side.'
const illegible = 'EasyPost answered something we cannot read.'

test.each<[FaultKind, string, number, string]>([
  ['drop_before', 'unknown', 0, 'EasyPost did not answer (ECONNRESET).'],
  ['500_before', 'unknown', 0, sorry],
  ['409', 'unknown', 0, 'The shipment is being bought by another request.'],
  ['429', 'retry', 0, 'Too many requests: wait before sending more.'],
  ['drop_after', 'unknown', 1, 'EasyPost did not answer (ECONNRESET).'],
  ['hang_after', 'unknown', 1, 'EasyPost did not answer (ECONNABORTED).'],
  ['500_after', 'unknown', 1, sorry],
  ['truncated', 'unknown', 1, illegible],
  ['invalid_json', 'unknown', 1, illegible],
])('a purchase that meets %s is %s; read back it shows %d labels, and in the end one was paid', async (kind, outcome, labels, message) => {
  const account = `line_${kind}`
  const carrier = openAccount(sandbox, account)
  const rate = await rateOf(carrier)
  await sandbox.fault('POST', '/v2/shipments/*/buy', kind)
  expect(await carrier.buy(rate, null)).toEqual({ outcome, message })
  expect(boxes(await carrier.readBack(rate.quote))).toEqual([labels === 1 ? 'label' : 'none'])
  expect(await charged(account)).toHaveLength(labels)
  expect(boxes(await carrier.buy(rate, null))).toEqual(['label'])
  expect(await charged(account)).toEqual([costOf(rate)])
})

/** Twelve jobs over a line that breaks at every second. `looks`: an answer that is unknown is read back before anything is bought again. */
async function shipTwelve(account: string, looks: boolean) {
  const carrier = openAccount(sandbox, account)
  for (let job = 0; job < 12; job += 1) {
    const kind = (['drop_after', 'drop_before', '500_after', 'invalid_json'] as const)[(job / 2) % 4]
    if (kind) await sandbox.fault('POST', '/v2/shipments/*/buy', kind)
    let rate = await rateOf(carrier)
    for (let done = false; !done;) {
      done =
        (looks && boxes(await carrier.readBack(rate.quote)).includes('label')) || boxes(await carrier.buy(rate, null)).includes('label')
      if (!done && !looks) rate = await rateOf(carrier)
    }
  }
  return (await charged(account)).length
}

test('twelve jobs over a bad line: twelve labels for who reads back, more for who asks anew', async () => {
  expect(await shipTwelve('reads', true)).toBe(12)
  // The control: each reply that was lost after the purchase is paid twice.
  expect(await shipTwelve('anew', false)).toBe(16)
})

test('two clerks buy the same rate at once: one label', async () => {
  const carrier = openAccount(sandbox, 'both')
  const rate = await rateOf(carrier)
  await sandbox.fault('POST', '/v2/shipments/*/buy', 'slow')
  await Promise.all([carrier.buy(rate, null), carrier.buy(rate, null)])
  expect(boxes(await carrier.readBack(rate.quote))).toEqual(['label'])
  expect(await charged('both')).toEqual([costOf(rate)])
})

test('an order whose second box fails: the first label is kept, and the carrier’s reason is told, then and later', async () => {
  const carrier = openAccount(sandbox, 'half')
  const rate = await rateOf(carrier, 'Ground', { boxes: two })
  await turn('half', { orderFailsAtBox: 2 })
  const half = await carrier.buy(rate, null)
  expect(boxes(half)).toEqual(['label', 'none'])
  const why = { bought: { message: expect.stringContaining('SandboxParcel could not print a label for one of the packages.') } }
  expect(half).toMatchObject(why)
  expect(await carrier.readBack(rate.quote)).toMatchObject(why)
  expect(boxes(await carrier.buy(rate, null))).toEqual(['label', 'none'])
  expect(await charged('half')).toHaveLength(1)
})

test('an order whose first box fails is a no', async () => {
  const carrier = openAccount(sandbox, 'none')
  const rate = await rateOf(carrier, 'Ground', { boxes: two })
  await turn('none', { orderFailsAtBox: 1 })
  expect(await carrier.buy(rate, null)).toMatchObject({ outcome: 'refused', code: 'PURCHASE.FAILURE' })
  expect(await charged('none')).toEqual([])
})

test.each<[FaultKind, unknown, number]>([
  ['429', ['label', 'none'], 1],
  ['drop_after', 'unknown', 2],
  ['500_before', 'unknown', 1],
])('two boxes by post and %s at the second: %j with %d labels charged; buying on pays only what is missing', async (kind, told, labels) => {
  const account = `second_${kind}`
  const carrier = openAccount(sandbox, account)
  const rate = await rateOf(carrier, 'Priority', { boxes: two })
  await sandbox.fault('POST', `/v2/shipments/${rate.quote.split(',')[1]}/buy`, kind)
  expect(boxes(await carrier.buy(rate, null))).toEqual(told)
  expect(await charged(account)).toHaveLength(labels)
  // The first box has its label: it is not asked for again, so what waits for it meets nobody.
  await sandbox.fault('POST', `/v2/shipments/${rate.quote.split(',')[0]}/buy`, '500_before')
  expect(boxes(await carrier.buy(rate, null))).toEqual(['label', 'label'])
  await sandbox.mend()
  expect(await charged(account)).toHaveLength(2)
})

test('an order that is bought and whose answer is lost is unknown, and read back it is there, once', async () => {
  const carrier = openAccount(sandbox, 'lost')
  const rate = await rateOf(carrier, 'Ground', { boxes: two })
  await sandbox.fault('POST', '/v2/orders/*/buy', 'drop_after')
  expect(await carrier.buy(rate, null)).toMatchObject({ outcome: 'unknown' })
  expect(boxes(await carrier.readBack(rate.quote))).toEqual(['label', 'label'])
  expect(boxes(await carrier.buy(rate, null))).toEqual(['label', 'label'])
  expect(await charged('lost')).toHaveLength(2)
})

test('every no by its name: no money, a carrier that is silent, a rate that is gone, another account, nobody there', async () => {
  const carrier = openAccount(sandbox, 'noes')
  const rate = await rateOf(carrier)
  const order = await rateOf(carrier, 'Ground', { boxes: two })
  await turn('noes', { outOfFunds: true })
  expect(await carrier.buy(rate, null)).toMatchObject({ outcome: 'funds' })
  expect(await carrier.buy(order, null)).toMatchObject({ outcome: 'funds' })
  await turn('noes', { outOfFunds: false, down: ['SandboxParcel'] })
  expect(await carrier.buy(rate, null)).toMatchObject({ outcome: 'unknown' })
  await turn('noes', { down: [] })
  await easypost('noes', `shipments/${rate.quote}/rerate`, 'POST')
  expect(await carrier.buy(rate, null)).toMatchObject({ outcome: 'rate_gone' })
  expect(await carrier.buy({ ...order, ref: 'SandboxParcel/Nothing' }, null)).toMatchObject({ outcome: 'rate_gone' })
  expect(await openAccount(sandbox, 'other').buy(rate, null)).toMatchObject({ outcome: 'config' })
  expect(await openAccount(sandbox, 'other').readBack(order.quote)).toMatchObject({ outcome: 'config' })
  expect(await openAccount({ ports: { ...sandbox.ports, carrier: 1 } }, 'noes').buy(order, null)).toMatchObject({ outcome: 'retry' })
  expect(await charged('noes')).toEqual([])
})

test.each<[FaultKind, string]>([
  ['drop_before', 'retry'],
  ['429', 'retry'],
  ['500_before', 'retry'],
  ['invalid_json', 'retry'],
])('reading back over a line with %s is worth asking again, and is never an empty answer', async (kind, outcome) => {
  const carrier = openAccount(sandbox, `read_${kind}`)
  const { rate } = await bought(carrier)
  await sandbox.fault('GET', '/v2/shipments/*', kind)
  expect(await carrier.readBack(rate.quote)).toMatchObject({ outcome })
  expect(boxes(await carrier.readBack(rate.quote))).toEqual(['label'])
})

test('a label is taken back: asked, asked twice, given back; a parcel that was seen is not', async () => {
  const carrier = openAccount(sandbox, 'void')
  const [kept, seen, unbought] = [await bought(carrier), await bought(carrier), await rateOf(carrier)]
  expect(await carrier.void(kept.parcel.ref)).toEqual({ outcome: 'done', state: 'submitted' })
  expect(await carrier.void(kept.parcel.ref)).toEqual({ outcome: 'done', state: 'submitted' })
  await sandbox.control('/carrier/track', { tracking_code: seen.parcel.trackingNumber, status: 'in_transit' })
  expect(await carrier.void(seen.parcel.ref)).toEqual({ outcome: 'done', state: 'rejected' })
  expect(await carrier.void(unbought.quote)).toEqual({ outcome: 'done', state: 'not_possible' })
  await sandbox.advance(3 * 86_400)
  expect(await carrier.readBack(kept.rate.quote)).toMatchObject({ bought: { parcels: [{ void: 'refunded' }] } })
})

test('a void whose answer is lost is unknown, and read back it was asked', async () => {
  const carrier = openAccount(sandbox, 'void_lost')
  const { parcel, rate } = await bought(carrier)
  await sandbox.fault('POST', '/v2/shipments/*/refund', 'drop_after')
  expect(await carrier.void(parcel.ref)).toMatchObject({ outcome: 'unknown' })
  expect(await carrier.readBack(rate.quote)).toMatchObject({ bought: { parcels: [{ void: 'submitted' }] } })
})

async function readShipment(account: string, id: string) {
  return (await easypost(account, `shipments/${id}`)) as { readonly insurance: string }
}

/** Speaks to the carrier as another program with the account's key does. */
async function easypost(account: string, path: string, method = 'GET'): Promise<unknown> {
  const headers = { authorization: `Bearer EZTK_${account}` }
  return (await fetch(`http://127.0.0.1:${sandbox.ports.carrier}/v2/${path}`, { method, headers })).json()
}
