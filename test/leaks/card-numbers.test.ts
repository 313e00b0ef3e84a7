import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '#platform/log.ts'
import { credentialsContext } from '#ports/gateway.ts'
import type { Caller } from '#test/support/desk.ts'
import { orderAsk } from '#test/support/orders.ts'
import { openPayDesk, type PayDesk } from '#test/support/pay-page.ts'
import { placesOf, squeezed } from '#test/support/traces.ts'
import { freeFields, type Writing } from './free-fields.ts'

const card = '4000000000009995'
const spellings = [card, '4000 0000 0000 9995', '4000-0000-0000-9995', '4000.0000.0000.9995', `card ${card} exp 11/30`]

let at: PayDesk
let boss: Caller
let base: { readonly id: string; readonly number: number }
const lines: string[] = []

beforeAll(async () => {
  at = await openPayDesk({ log: createLog({ level: 'trace', destination: { write: (line) => lines.push(line) } }) })
  base = await at.desk.place()
  await at.desk.look('update people set operator = true where id = $1', [at.desk.store.people.supervisor])
  boss = await at.desk.as('supervisor')
})
afterAll(() => at.close())

/** Where anything is kept of the card: columns of every table, lines of the log. */
async function traces(): Promise<readonly string[]> {
  return [...(await placesOf(at.desk.superuserUrl, card)), ...lines.filter((line) => squeezed(line).includes(card))]
}

type Command = { readonly method: string; readonly path: string }
const routeOf = ({ method, path }: Command) => `${method} ${path}`

/** Every writing route, as the server itself lists them. */
function commands(under: string): readonly Command[] {
  const routes = at.desk.server.routes.filter(
    ({ method, path }) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) && path.startsWith(under),
  )
  return [...new Map(routes.map(({ method, path }) => [routeOf({ method, path }), { method, path }])).values()]
}

/** Routes of the panel that read no body: what is sent to them goes nowhere. */
const bodyless = [
  'POST /desk/sign-out',
  'POST /desk/sign-out-everywhere',
  'POST /desk/sign-in/passkey/challenge',
  'POST /desk/sessions/end-others',
  'DELETE /desk/sessions/:session',
  'POST /desk/network/stores/:slug/supervisors/:person/invitation',
  'POST /desk/network/stores/:slug/supervisors/:person/link',
  'POST /desk/network/registry/forwarders/:forwarder/remove',
  'POST /desk/stores/:store/orders/:number/payment/links/:link/revocation',
  'POST /desk/stores/:store/orders/:number/fulfillment/address-check',
  'POST /desk/stores/:store/orders/:number/print-jobs/:job/retry',
  'POST /desk/stores/:store/orders/:number/payment/claim/check',
  'POST /desk/stores/:store/orders/:number/payment/:transaction/check',
  'POST /desk/stores/:store/settings/gateway/:gateway/test',
  'POST /desk/stores/:store/settings/gateway/:gateway/webhook',
  'POST /desk/stores/:store/settings/carriers/:account/test',
  'POST /desk/stores/:store/settings/carriers/:account/webhook',
  'POST /desk/stores/:store/settings/carriers/:account/webhook/by-hand',
  'POST /desk/stores/:store/orders/:number/messages/read',
  'POST /desk/stores/:store/orders/:number/messages/:letter/withdraw',
  'POST /desk/stores/:store/orders/:number/messages/:letter/again',
  // Takes a file's bytes and nothing else.
  'POST /desk/stores/:store/orders/:number/messages/uploads',
  'DELETE /desk/stores/:store/orders/:number/messages/uploads/:upload',
  'POST /desk/stores/:store/settings/canned/ready',
  'POST /desk/stores/:store/settings/canned/:message/remove',
  'POST /desk/stores/:store/mail/:mail/aside',
  'POST /desk/stores/:store/settings/keys/webhooks/:hook/secret',
  'POST /desk/stores/:store/settings/keys/webhooks/:hook/pause',
  'POST /desk/stores/:store/settings/keys/webhooks/:hook/resume',
  'POST /desk/stores/:store/settings/keys/webhooks/:hook/stop',
  'POST /desk/stores/:store/settings/keys/webhooks/:hook/ping',
  'POST /desk/stores/:store/settings/keys/webhooks/:hook/failed/again',
  'POST /desk/stores/:store/settings/keys/webhooks/deliveries/:delivery/again',
  'POST /desk/stores/:store/settings/carriers/:account/stop',
  'POST /desk/stores/:store/settings/ship-from/:place/prefer',
  'POST /desk/stores/:store/settings/ship-from/:place/remove',
  'POST /desk/stores/:store/settings/boxes/:box/remove',
  'POST /desk/stores/:store/settings/assignment/rules/:rule/remove',
  'POST /desk/stores/:store/settings/risk/rules/versions/:version/restore',
  'POST /desk/stores/:store/settings/keys/:key/revoke',
  'POST /desk/stores/:store/settings/people/:person/invitation',
  'POST /desk/stores/:store/settings/people/:person/link',
  'POST /desk/stores/:store/settings/people/:person/reactivate',
  'DELETE /desk/stores/:store/settings/people/roles/:role',
  'DELETE /desk/stores/:store/list-views/:view',
  'POST /desk/stores/:store/bulk/:job/cancel',
  'POST /desk/stores/:store/bulk/:job/close',
  'POST /desk/stores/:store/bulk/:job/retry',
  'POST /desk/stores/:store/bulk/:job/undo',
  'POST /desk/stores/:store/settings/mail/mailbox/stop',
  'POST /desk/stores/:store/settings/mail/mailbox/test',
  'POST /desk/stores/:store/settings/mail/sender/stop',
  'POST /desk/stores/:store/settings/mail/sender/test',
  'POST /desk/stores/:store/settings/templates/:kind/original',
]

const fill = (path: string, number = base.number) =>
  path
    .replace(':store', 'harbor')
    .replace(':slug', 'harbor')
    .replace(':gateway', 'stripe')
    .replace(/:number(\{[^}]*\})?/, String(number))
    .replaceAll(/:\w+(\{[^}]*\})?/g, base.id)

test('the search finds a number wherever one is kept and however it is written', async () => {
  await boss.post(fill('/desk/stores/:store/orders/:number/notes'), { body: 'Crate 9000 0000-0000.0001 came' })
  expect(await placesOf(at.desk.superuserUrl, '9000000000000001')).toEqual(['public.notes.body'])
  expect(await placesOf(at.desk.superuserUrl, 'arrived')).toContain('pgboss.job_common.name')
  expect(await placesOf(at.desk.superuserUrl, '9000000000000002')).toEqual([])
  expect(squeezed('9000%200000 0000-0001')).toBe('9000000000000001')
})

test('every writing route of the panel refuses a body that holds a card number, at any depth and in any spelling, and never repeats it', async () => {
  const bodied = commands('/desk/').filter((command) => !bodyless.includes(routeOf(command)))
  expect(bodied.length).toBeGreaterThan(50)
  for (const { method, path } of bodied) {
    for (const text of spellings) {
      for (const body of [{ text }, { deep: [{ down: { here: text } }] }, { [text]: 'as a name' }]) {
        const answer = await boss.post(fill(path), body, { method })
        expect({ path, code: answer.body.code, status: answer.status }).toEqual({ path, code: 'card_number', status: 400 })
        expect(squeezed(JSON.stringify(answer.body))).not.toContain(card)
      }
    }
    const clean = await boss.post(fill(path), { text: '4000 0000 0000 9996' }, { method })
    expect({ path, refused: clean.body.code === 'card_number' }).toEqual({ path, refused: false })
  }
  expect(await traces()).toEqual([])
})

test('a route without a body keeps nothing of one that is sent', async () => {
  const known = commands('/desk/').map(routeOf)
  for (const route of bodyless) {
    expect(known).toContain(route)
    const [method = '', path = ''] = route.split(' ')
    // Whoever signs out, here or elsewhere, is somebody else.
    const by = /sign-out|sessions/.test(path) ? await at.desk.as('marketer') : boss
    const answer = await by.post(fill(path), { text: card, [card]: 1 }, { method })
    expect(squeezed(JSON.stringify(answer.body))).not.toContain(card)
  }
  expect(await traces()).toEqual([])
})

test.each(freeFields)(
  '$route, $field: words are kept in $to, a card number is refused and kept nowhere',
  async ({ route, field, to, body }) => {
    const [method = '', path = ''] = route.split(' ')
    const { number } = await at.ordered()
    const page: Writing['page'] = (await at.boss.get(`/desk/stores/harbor/orders/${number}`)).body
    const settings = async (rest = '') => (await at.boss.get(`/desk/stores/harbor/settings${rest}`)).body
    const ofSettings = path.endsWith('/risk/rules') ? (await settings('/risk/rules')).version : (await settings()).updatedAt
    const seen = path.includes('/settings') ? ofSettings : page.head.version
    const send = async (text: string) => boss.post(fill(path, number), await body(text, { at, number, page }), { method, seen })

    const refused = await send(card)
    expect([refused.status, refused.body]).toEqual([400, { code: 'card_number', detail: { field } }])
    expect(await traces()).toEqual([])

    const word = `QUILL${randomUUID().slice(0, 8).toUpperCase()}`
    const taken = await send(word)
    expect([taken.status, taken.body.code ?? null]).toEqual([200, null])
    expect(await placesOf(at.desk.superuserUrl, word)).toContain(`public.${to}`)
  },
)

/** Every text of an order a storefront may send, by its path. */
function textsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => textsOf(part, [...path, name]))
}

function withText(value: unknown, [name, ...rest]: readonly string[], text: string): unknown {
  if (name === undefined) return text
  if (Array.isArray(value)) return value.map((part, at) => (String(at) === name ? withText(part, rest, text) : part))
  return { ...(value as object), [name]: withText((value as { [name: string]: unknown })[name], rest, text) }
}

let sent = 0
const fullOrder = () => {
  const ask = orderAsk({
    ip: '203.0.113.7',
    userAgent: 'Mozilla/5.0',
    deviceId: 'device-7',
    shipBy: '2026-03-06T00:00:00Z',
    deliverBy: '2026-03-09T00:00:00Z',
    discounts: [{ code: 'SPRING', label: 'Spring sale', amount: 0 }],
    fees: [{ label: 'Handling', amount: 0 }],
    payment: { kind: 'reference', gateway: 'stripe', reference: `pi_${++sent}` },
    lines: [{ imageUrl: 'https://parts.example/strut.png', coreTaxes: [{ ratePpm: 0, amount: 0, jurisdiction: 'TX' }] }],
  })
  const more = { company: 'Martin Ltd', line2: 'Dock 4' }
  return {
    ...ask,
    buyer: { ...ask.buyer, company: 'Martin Ltd', comment: 'Ring twice', poNumber: 'PO 7' },
    billing: { ...ask.billing, ...more },
    shipping: { ...ask.shipping, ...more },
    shippingService: { ...ask.shippingService, taxes: [{ ratePpm: 0, amount: 0, jurisdiction: 'TX' }] },
  }
}

test('a storefront’s order with a card number in any of its texts is taken with the number masked, or refused; it is kept nowhere', async () => {
  const came: { [field: string]: number } = {}
  for (const path of textsOf(fullOrder())) {
    for (const text of [card, '4000 0000 0000 9995']) {
      const answer = await at.desk.send(withText(fullOrder(), path, text))
      came[path.join('.')] = answer.status
      expect(squeezed(JSON.stringify(answer.body))).not.toContain(card)
      if (answer.status === 400) expect(['card_number', 'invalid']).toContain(answer.body.code)
      else expect([200, 201]).toContain(answer.status)
    }
  }
  expect(Object.keys(came).length).toBeGreaterThan(40)
  expect(came).toMatchObject({
    'buyer.name': 201,
    'buyer.comment': 201,
    'billing.line1': 201,
    'shipping.company': 201,
    'lines.0.name': 201,
  })
  expect(came).toMatchObject({
    externalNumber: 400,
    'payment.reference': 400,
    'lines.0.partNumber': 400,
    'vehicle.vin': 400,
    deviceId: 400,
  })
  const [comment] = await at.desk.look<{ text: string }>(`select buyer_comment as text from orders where buyer_comment like '**** **** %'`)
  expect(comment?.text).toBe('**** **** **** 9995')
  expect(await traces()).toEqual([])
})

test('the same order again is the same order, its number masked both times', async () => {
  const ask = { ...fullOrder(), payment: undefined }
  const sent = withText(ask, ['buyer', 'comment'], `mine is ${card}`)
  const [first, again] = [await at.desk.send(sent), await at.desk.send(sent)]
  expect([first.status, again.status]).toEqual([201, 200])
  expect(again.body.number).toBe(first.body.number)
  const kept = await boss.get(`/desk/stores/harbor/orders/${first.body.number}`)
  expect(kept.body.summary.comment).toBe('mine is ************9995')
  expect(await traces()).toEqual([])
})

test('numbers of other systems that only look like a card’s are kept as they came', async () => {
  const order = await at.desk.place({
    externalNumber: '114-3056930-9025904',
    buyer: { phone: '+49 151 1234 5674' },
    vehicle: { vin: '4T1B11HK5KU123456' },
    lines: [{ partNumber: '11 42 7 953 129' }],
  })
  const { summary, content } = (await boss.get(`/desk/stores/harbor/orders/${order.number}`)).body
  expect([summary.externalNumber, summary.phone.typed, content.lines[0].partNumber]).toEqual([
    '114-3056930-9025904',
    '+49 151 1234 5674',
    '11 42 7 953 129',
  ])
  const shipped = await boss.post(`/desk/stores/harbor/orders/${order.number}/fulfillment/ship-and-complete`, {
    method: 'tracking',
    lines: [{ line: content.lines[0].id, quantity: 1 }],
    parcels: [{ trackingNumber: '612999897754356', carrier: 'fedex', checked: true }],
    notify: false,
    slip: false,
  })
  expect(shipped.status).toBe(200)
})

test('a number that is kept without what stood between its digits is looked at as it would be kept', async () => {
  const { number } = await at.desk.place()
  const path = `/desk/stores/harbor/orders/${number}`
  const { content } = (await boss.get(path)).body
  const vehicle = { vin: '4000 0000  0000 9995', year: 2019, make: 'Toyota', model: 'Camry', trim: null, engine: null }
  const parcels = [{ trackingNumber: '4000/0000/0000/9995', carrier: 'other', checked: true }]
  const shipping = { method: 'tracking', lines: [{ line: content.lines[0].id, quantity: 1 }], parcels, notify: false, slip: false }
  for (const [route, ask, field] of [
    ['content/vehicle', vehicle, 'vin'],
    ['fulfillment/ship-and-complete', shipping, 'parcels.0.trackingNumber'],
  ] as const)
    expect((await boss.post(`${path}/${route}`, ask)).body).toMatchObject({
      code: 'invalid',
      issues: [{ path: field, message: 'card_number' }],
    })
  expect(await traces()).toEqual([])
})

test('a webhook that speaks of a card number leaves nothing of it, and one nobody signed is not read', async () => {
  const order = await at.ordered()
  const { body } = await boss.post('/desk/stores/harbor/settings/gateway/stripe/webhook')
  const path = new URL(body.url).pathname
  const [row] = await at.desk.look<{ id: string; sealed_credentials: string }>(
    `select id, sealed_credentials from gateway_accounts where store_id = $1 and gateway = 'stripe' and removed_at is null`,
    [at.desk.store.id],
  )
  const context = credentialsContext(at.desk.store.id, row?.id ?? '')
  const { webhook } = JSON.parse(at.desk.app.secrets.open(row?.sealed_credentials ?? '', context))
  await at.sandbox.portal('harbor', 'capture', order.reference, 15_100)
  const { data } = (await at.sandbox.gateway('harbor', 'events?type=payment_intent.succeeded&limit=1')) as {
    readonly data: readonly { readonly data: { readonly object: object } }[]
  }
  const [event] = data
  const object = {
    ...event?.data.object,
    description: `paid with ${card}`,
    last_payment_error: { message: card },
    metadata: { note: card },
  }
  const raw = JSON.stringify({ ...event, data: { object } })
  const now = Math.floor(Date.now() / 1000)
  const post = (secret: string) =>
    at.desk.raw(path, {
      method: 'POST',
      headers: { 'stripe-signature': `t=${now},v1=${createHmac('sha256', secret).update(`${now}.${raw}`).digest('hex')}` },
      body: raw,
    })
  expect([(await post('whsec_none')).status, (await post(webhook)).status]).toEqual([400, 200])
  expect(await at.desk.look('select 1 from gateway_events where payment = $1', [order.reference])).toHaveLength(1)
  expect(await traces()).toEqual([])
})

test('forms of the pay page take a token and no card number, in any field', async () => {
  const link = await at.linked()
  const pages = commands('/pay/').map(routeOf)
  expect(pages).toEqual(['POST /pay/:secret', 'POST /pay/:secret/wallet', 'POST /pay/:secret/again'])
  const calls = (await at.sandbox.effects('harbor')).length
  for (const path of ['', '/wallet', '/again']) {
    for (const text of [card, `pm_${card}`, `tok_${card}`]) {
      for (const field of ['card', 'keep', 'amount', 'command', 'mark', 'note']) {
        const { form } = await at.open(link.at)
        const answer = await at.post(`${link.at}${path}`, { ...form, card: 'pm_none', [field]: text })
        expect(squeezed(`${answer.body} ${answer.headers.get('location')}`)).not.toContain(card)
      }
    }
  }
  for (const text of [card, `pm_${card}`]) await at.open(`${link.at}/approved?token=${text}`)
  expect(await at.sandbox.effects('harbor')).toHaveLength(calls)
  expect(await traces()).toEqual([])
})

test('what stands in a path, a query or a header is neither kept nor told again', async () => {
  const headers = { 'x-request-id': card, 'user-agent': `Browser ${card}`, origin: 'http://localhost:4000', 'x-partsdesk': '1' }
  const sent = [
    await at.desk.raw(`/${card}`, { headers }),
    await at.desk.raw(`/desk/stores/${card}/orders`, { headers }),
    await at.desk.raw(`/pay/${card}`, { headers }),
    await at.desk.raw(`/hooks/gateways/${card}`, { method: 'POST', headers, body: card }),
    await at.desk.raw('/desk/sign-in', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'a@b.example', password: 'wrong' }),
    }),
    await boss.get(`/desk/stores/harbor/orders?status=all&q=${card}`),
  ]
  for (const answer of sent) expect(squeezed(JSON.stringify([answer.body, ...answer.headers]))).not.toContain(card)
  expect(await traces()).toEqual([])
})
