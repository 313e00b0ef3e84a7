import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { money } from '#domain/money.ts'
import { costOf } from '#domain/shipping/rate.ts'
import type { ServiceClass } from '#domain/shipping/rate.ts'
import type { Carrier, CarrierNews, QuoteAsk } from '#ports/carrier.ts'
import { ask, bought, customer, openAccount, quoted, rateOf, rotor, strut } from '#test/support/carrier.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import { openEasypost } from './index.ts'
import { classOf, wordsOf } from '#domain/shipping/service-class.ts'

let sandbox: Sandbox
let carrier: Carrier
beforeAll(async () => {
  sandbox = await startSandbox()
  carrier = openAccount(sandbox, 'quotes')
})
afterAll(() => sandbox.stop())

const two = [strut, rotor]
const { options } = ask()
const services = async (changes: Partial<QuoteAsk> = {}) =>
  (await quoted(carrier, changes)).map((rate) => `${rate.carrier} ${rate.service}`).toSorted()
const messages = async (from: Carrier, changes: Partial<QuoteAsk> = {}) => {
  const answer = await from.quote(ask(changes))
  return answer.outcome === 'done' ? answer.quoted.messages : [answer.outcome]
}
const everything = [
  'SandboxExpress NextMorning',
  'SandboxExpress NextNoon',
  'SandboxExpress ThreeDay',
  'SandboxParcel Ground',
  'SandboxParcel Overnight',
  'SandboxParcel TwoDay',
  'SandboxPost Express',
  'SandboxPost GroundSaver',
  'SandboxPost Priority',
]

test('a key that is none and a live key at the sandbox are refused before anybody is called', () => {
  const open = openEasypost({ sandbox: { carrier: 1 } })
  const rest = { webhookSecret: null, carrierAccounts: null }
  expect(open({ apiKey: 'sk_test_1', ...rest })).toMatchObject({ ok: false, code: 'not_an_api_key' })
  expect(open({ apiKey: 'EZAK0123', ...rest })).toMatchObject({ ok: false, code: 'live_key_in_sandbox' })
  expect(openEasypost({})({ apiKey: 'EZAK0123', ...rest })).toMatchObject({ ok: true })
})

test('the key works, is refused, or nobody is there to say', async () => {
  expect(await carrier.test()).toEqual({ ok: true })
  expect(await openAccount(sandbox, 'x', { apiKey: 'EZTKnobody' }).test()).toMatchObject({ ok: false, away: false })
  expect(await openAccount({ ports: { ...sandbox.ports, carrier: 1 } }, 'x').test()).toMatchObject({ ok: false, away: true })
})

test('rates of one box: every service once, with price, days, class and the day where the carrier names one', async () => {
  expect(await services()).toEqual(everything)
  const [ground, priority] = [await rateOf(carrier), await rateOf(carrier, 'Priority')]
  expect(ground).toMatchObject({ name: 'Ground', class: 'ground', currency: 'USD', guaranteed: false, bar: null })
  expect(ground.arrives).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(ground.days).toBeGreaterThan(1)
  expect(ground.charges).toEqual([{ kind: 'postage', amount: costOf(ground) }])
  expect(priority).toMatchObject({ arrives: null, class: 'three_day' })
  expect(await rateOf(carrier, 'Overnight')).toMatchObject({ guaranteed: true, class: 'overnight' })
})

test('rates of two boxes: every service still once; as an order where the carrier sells orders, box by box at the post', async () => {
  expect(await services({ boxes: two })).toEqual(everything)
  expect(await messages(carrier, { boxes: two })).toEqual([])
  const rates = await quoted(carrier, { boxes: two })
  const orders = rates.filter(({ quote }) => quote.startsWith('order_')).map((rate) => rate.carrier)
  expect(new Set(orders)).toEqual(new Set(['SandboxParcel', 'SandboxExpress']))
  const [light, heavy] = [await rateOf(carrier, 'Priority'), await rateOf(carrier, 'Priority', { boxes: [rotor] })]
  expect(costOf(await rateOf(carrier, 'Priority', { boxes: two }))).toBe(costOf(light) + costOf(heavy))
})

test('a service that does not take one of the boxes is not offered, and the carrier says why', async () => {
  const engine = { ...strut, grams: 40_000 }
  expect(await services({ boxes: [strut, engine] })).not.toContain('SandboxPost Priority')
  expect(await messages(carrier, { boxes: [strut, engine] })).toEqual(['SandboxPost: The package weight exceeds the maximum of 70 lb.'])
})

test('a carrier that is down is a sentence among the rates of the others', async () => {
  const account = openAccount(sandbox, 'down')
  await sandbox.control('/carrier/account', { account: 'down', down: ['SandboxPost'] })
  expect(await messages(account)).toEqual([expect.stringContaining('SandboxPost: Sandbox Post is not reachable')])
  expect(await messages(account, { boxes: two })).toHaveLength(1)
  expect(await quoted(account)).toHaveLength(6)
})

test('what is wished for changes what is offered and what it costs', async () => {
  const [plain, signed, adult] = await Promise.all(
    (['none', 'any', 'adult'] as const).map(async (signature) =>
      costOf(await rateOf(carrier, 'Ground', { options: { ...options, signature } })),
    ),
  )
  expect([signed, adult]).toEqual([(plain ?? 0) + 660, (plain ?? 0) + 790])
  expect(await services({ options: { ...options, hazmat: true } })).toEqual(['SandboxParcel Ground', 'SandboxPost GroundSaver'])
  expect(await services({ options: { ...options, saturday: true } })).toEqual([
    'SandboxExpress NextMorning',
    'SandboxExpress NextNoon',
    'SandboxParcel Overnight',
    'SandboxParcel TwoDay',
  ])
  const insured = await rateOf(carrier, 'Ground', { options: { ...options, insured: money(249_99, 'USD') } })
  expect(insured.charges).toEqual([
    { kind: 'postage', amount: plain },
    { kind: 'insurance', amount: 250 },
  ])
  expect(costOf(await rateOf(carrier, 'Ground', { residential: false }))).toBe((plain ?? 0) - 595)
})

test('goods that are ready next week arrive the week after', async () => {
  const [now, week] = [Date.now(), 7 * 86_400_000]
  const readyAt = (at: number) => rateOf(carrier, 'Ground', { ready: new Date(at) })
  const [soon, later] = [await readyAt(now), await readyAt(now + week)]
  expect(Date.parse(later.arrives ?? '') - Date.parse(soon.arrives ?? '')).toBe(week)
})

/** Speaks to the carrier as another program with the account's key does. */
async function easypost(account: string, path: string, body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer EZTK_${account}`, 'content-type': 'application/json' }
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
  return (await fetch(`http://127.0.0.1:${sandbox.ports.carrier}/v2/${path}`, init)).json()
}

test('where two accounts sell one service it is listed once, and box by box, as of an order nobody could say who is charged', async () => {
  await easypost('twice', 'carrier_accounts', { carrier_account: { type: 'SandboxParcelAccount', description: 'The other one' } })
  const rates = await quoted(openAccount(sandbox, 'twice'), { boxes: two })
  expect(rates.map((rate) => `${rate.carrier} ${rate.service}`).toSorted()).toEqual(everything)
  const orders = rates.filter(({ quote }) => quote.startsWith('order_')).map((rate) => rate.carrier)
  expect(new Set(orders)).toEqual(new Set(['SandboxExpress']))
})

test('only the carrier accounts that are named are asked; one that does not exist needs a person', async () => {
  const list = (await easypost('quotes', 'carrier_accounts')) as { readonly id: string; readonly type: string }[]
  const post = list.flatMap(({ id, type }) => (type === 'SandboxPostAccount' ? [id] : []))
  const pinned = openAccount(sandbox, 'quotes', { carrierAccounts: post })
  expect(new Set((await quoted(pinned, { boxes: two })).map((rate) => rate.carrier))).toEqual(new Set(['SandboxPost']))
  expect(await openAccount(sandbox, 'quotes', { carrierAccounts: ['ca_none'] }).quote(ask())).toMatchObject({ outcome: 'config' })
})

test.each<[string, Partial<QuoteAsk>, string]>([
  ['Canada', { to: { ...customer, country: 'CA', region: 'QC', postalCode: 'H2X 1Y4' } }, 'international'],
  ['a military post office', { to: { ...customer, region: 'AE', postalCode: '09012' } }, 'international'],
  ['Canadian insurance', { options: { ...options, insured: money(100_00, 'CAD') } }, 'insurance_currency'],
])('%s is refused by name', async (_case, changes, code) => {
  expect(await carrier.quote(ask(changes))).toMatchObject({ outcome: 'refused', code })
})

test('a box that weighs nothing is refused with the carrier’s own reason', async () => {
  expect(await carrier.quote(ask({ boxes: [{ ...strut, grams: 0 }] }))).toMatchObject({
    outcome: 'refused',
    code: 'PARCEL.PARAMETERS.INVALID',
    message: 'The parcel is not valid. must be more than 0 ounces',
  })
})

test('asking over a bad line is worth asking again', async () => {
  for (const kind of ['drop_after', '429', '500_before', 'truncated', 'invalid_json'] as const) {
    await sandbox.fault('POST', '/v2/shipments', kind)
    expect(await carrier.quote(ask())).toMatchObject({ outcome: 'retry' })
  }
})

test.each<[string, number | null, string, ServiceClass]>([
  ['FEDEX_2_DAY', 2, 'FedEx 2 Day', 'two_day'],
  ['2ndDayAirAM', 2, '2nd Day Air AM', 'two_day'],
  ['FEDEX_EXPRESS_SAVER', 3, 'FedEx Express Saver', 'three_day'],
  ['3DaySelect', 3, '3 Day Select', 'three_day'],
  ['NextDayAirSaver', 1, 'Next Day Air Saver', 'overnight'],
  ['STANDARD_OVERNIGHT', 1, 'Standard Overnight', 'overnight'],
  ['Ground', 1, 'Ground', 'ground'],
  ['GroundAdvantage', 3, 'Ground Advantage', 'ground'],
  ['SMART_POST', 5, 'Smart Post', 'economy'],
  ['UPSGroundsaver', 5, 'UPSGroundsaver', 'economy'],
  ['Priority', 2, 'Priority', 'two_day'],
  ['Express', 1, 'Express', 'overnight'],
  ['Express', null, 'Express', 'two_day'],
  ['Xpresspost', null, 'Xpresspost', 'ground'],
])('%s in %s days is called %s and is %s', (service, days, words, wanted) => {
  expect(classOf(service, days)).toBe(wanted)
  expect(wordsOf(service)).toBe(words)
})

test('an address: as the post writes it, corrected, or not to be found', async () => {
  const plain = { ...customer, line1: '1801 BARTON SPRINGS RD', line2: 'UNIT 4' }
  expect(await carrier.checkAddress(plain)).toMatchObject({ address: { state: 'ok', corrected: null, residential: true, messages: [] } })
  expect(await carrier.checkAddress(customer)).toMatchObject({
    address: {
      state: 'corrected',
      corrected: { name: customer.name, line1: '1801 BARTON SPRINGS RD', postalCode: expect.stringMatching(/^78704-\d{4}$/) },
    },
  })
  expect(await carrier.checkAddress({ ...customer, region: 'ME' })).toMatchObject({
    address: { state: 'failed', corrected: null, messages: ['Address not found'] },
  })
})

test.each([
  ['EZ1000000001', 'label_created'],
  ['EZ2000000002', 'in_transit'],
  ['EZ3000000003', 'out_for_delivery'],
  ['EZ4000000004', 'delivered'],
  ['EZ5000000005', 'returning'],
  ['EZ6000000006', 'exception'],
  ['EZ7000000007', 'unknown'],
])('the parcel %s is %s', async (number, state) => {
  expect(await carrier.track(number, null)).toMatchObject({ outcome: 'done', tracked: { trackingNumber: number, state } })
})

test('a parcel of ours on its way: every event in its order and place, who signed, its page', async () => {
  const { parcel } = await bought(carrier, 'Ground', { options: { ...options, signature: 'any' } })
  for (const status of ['in_transit', 'out_for_delivery', 'delivered'])
    await sandbox.control('/carrier/track', { tracking_code: parcel.trackingNumber, status })
  const answer = await carrier.track(parcel.trackingNumber, 'SandboxParcel')
  if (answer.outcome !== 'done') throw new Error(answer.outcome)
  expect(answer.tracked).toMatchObject({ state: 'delivered', signedBy: 'ŁUKASZ ŻÓŁĆ', url: expect.stringContaining(parcel.trackingNumber) })
  expect(answer.tracked.expected).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(answer.tracked.events.map(({ state }) => state)).toEqual(['in_transit', 'out_for_delivery', 'delivered'])
  expect(answer.tracked.events[0]?.place).toBe('BOSTON, MA, US')
})

test('a parcel that came back is told from one that is coming back; one that is lost is an exception', async () => {
  const { parcel } = await bought(carrier, 'Ground', { boxes: [{ ...strut, notes: ['sandbox: return'] }] })
  const lost = await bought(carrier, 'Ground', { boxes: [{ ...strut, notes: ['sandbox: lost'] }] })
  await sandbox.advance(30 * 86_400)
  expect(await carrier.track(parcel.trackingNumber, null)).toMatchObject({ tracked: { state: 'returned' } })
  expect(await carrier.track(lost.parcel.trackingNumber, null)).toMatchObject({ tracked: { state: 'exception' } })
})

test('a number nobody knows is refused', async () => {
  expect(await carrier.track('123456', null)).toMatchObject({ outcome: 'refused', code: 'TRACKER.NO_CARRIER_FOR_CODE' })
})

test('webhooks, as the carrier signs them: where a parcel is, a label given back, a later cost', async () => {
  const secret = 'ſecret ﬁ Å'
  const heard: { readonly body: Buffer; readonly headers: Headers }[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      heard.push({ body: Buffer.concat(parts), headers: new Headers({ 'x-hmac-signature': String(request.headers['x-hmac-signature']) }) })
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const account = openAccount(sandbox, 'news', { webhookSecret: secret })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  await easypost('news', 'webhooks', { webhook: { url, webhook_secret: secret } })
  // A weight in whole ounces is what the client's own check of a signature stumbles over.
  const { parcel } = await bought(account, 'Ground', { boxes: [{ ...strut, grams: 1_814 }] })
  await sandbox.control('/carrier/adjust', { shipment: parcel.ref, amount: '4.10', reason: 'weight' })
  await account.void(parcel.ref)
  await sandbox.advance(3 * 86_400)
  const news = () => heard.map(({ body, headers }) => account.hear(body, headers))
  await expect
    .poll(() => news().map((one) => one?.about), { timeout: 10_000 })
    .toEqual(expect.arrayContaining(['tracking', 'void', 'cost']))
  const about = (kind: CarrierNews['about']) => news().filter((one) => one?.about === kind)
  expect(about('tracking')[0]).toMatchObject({ tracked: { trackingNumber: parcel.trackingNumber, state: 'unknown' } })
  expect(about('void')).toMatchObject([{ trackingNumber: parcel.trackingNumber, state: 'refunded' }])
  expect(about('cost')).toMatchObject([
    {
      change: {
        trackingNumber: parcel.trackingNumber,
        amount: money(4_10, 'USD'),
        reason: 'weight',
        reference: expect.stringMatching(/^shpinv_/),
      },
    },
  ])
  expect(new Set(news().map((one) => one?.id)).size).toBe(heard.length)
  const [letter] = heard
  if (!letter) throw new Error('nothing was heard')
  expect(openAccount(sandbox, 'news', { webhookSecret: 'another' }).hear(letter.body, letter.headers)).toBeNull()
  expect(openAccount(sandbox, 'news').hear(letter.body, letter.headers)).toBeNull()
  expect(account.hear(Buffer.concat([letter.body, Buffer.from(' ')]), letter.headers)).toBeNull()
  expect(account.hear(letter.body, new Headers())).toBeNull()
  server.close()
})

test('a signed webhook about something else, or that cannot be read, moves nothing', () => {
  const account = openAccount(sandbox, 'news', { webhookSecret: 'secret' })
  const hear = (body: string) =>
    account.hear(
      Buffer.from(body),
      new Headers({ 'X-Hmac-Signature': `hmac-sha256-hex=${createHmac('sha256', 'secret').update(body).digest('hex')}` }),
    )
  const event = (description: string) => JSON.stringify({ id: 'evt_1', description, result: { id: 'x' } })
  expect(hear(event('batch.created'))).toEqual({ id: 'evt_1', about: 'other' })
  expect(hear(event('tracker.updated'))).toEqual({ id: 'evt_1', about: 'other' })
  expect(hear('no JSON')).toBeNull()
})
