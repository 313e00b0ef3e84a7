import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShippingDesk, pathOf, picked, type ShippingDesk, tracked, two, ups, whole } from '#test/support/shipping/desk.ts'
import type { FulfillmentView } from './shapes.ts'

let at: ShippingDesk
beforeAll(async () => {
  at = await openShippingDesk()
})
afterAll(() => at.desk.close())

test('the page tells what is open, what it costs and what the guards look at, in one answer', async () => {
  const { number } = await at.desk.place(two)
  const view = await at.page(number)
  expect(view.head).toMatchObject({ number, status: 'new', total: 15_100, balance: 15_100 })
  expect(view.lines.map((line) => [line.partNumber, line.open, line.left, line.signed])).toEqual([
    ['48609-06230', 2, 0, false],
    ['53111-06470', 1, 0, false],
  ])
  expect(view.suggested.map((one) => one.quantity)).toEqual([2, 1])
  expect(view.judging).toMatchObject({
    balance: 15_100,
    shippingCharged: 1850,
    spent: 0,
    dmsNumber: null,
    mayOverride: true,
    atShipping: { mode: 'whole', left: 0, due: 15_100 },
  })
  expect(view.shipTo).toMatchObject({ name: 'Ava Martin', city: 'Austin' })
  expect(view).toMatchObject({ buyerEmail: 'ava.martin@example.com', service: 'Ground', flow: null, can: { ship: { ok: true } } })
})

test('profit is left out for those who may not see it', async () => {
  const { number } = await at.desk.place()
  // lines 122.40 + shipping 18.50 - costs 76.00
  expect((await at.page(number, at.boss)).judging.profit).toBe(6490)
  expect((await at.page(number, at.staff)).judging.profit).toBeNull()
})

test('shipped with a tracking number: rows, state, log, letter and slip', async () => {
  const { number } = await at.desk.place()
  const answer = await at.ship(number, tracked(whole(await at.page(number))))
  expect(answer).toMatchObject({ status: 200, body: { state: 'done', completed: false } })
  const shipment = answer.body.shipment
  const after = await at.page(number)
  expect(after.head).toMatchObject({ status: 'processing', fulfillmentState: 'shipped', balance: 15_100 })
  expect(after.shipments).toMatchObject([
    {
      id: shipment,
      sequence: 1,
      method: 'tracking',
      state: 'shipped',
      cost: 14_82,
      parcels: [{ carrier: 'ups', number: ups, url: `https://www.ups.com/track?tracknum=${ups}` }],
    },
  ])
  expect(after.judging).toMatchObject({ spent: 14_82, profit: 6490 - 1482 })
  expect(after.can.ship).toMatchObject({ ok: false, code: 'nothing_open' })
  expect((await at.events(number)).slice(1)).toEqual([
    { type: 'shipment_left', shipment, method: 'tracking', pieces: 2, tracking: [ups], cost: 14_82 },
    { type: 'status_changed', from: 'new', to: 'processing' },
    { type: 'letter_queued', letter: expect.any(String), kind: 'shipped' },
    { type: 'packing_slip_made', shipment },
  ])
  expect(await at.letters(number)).toEqual([{ kind: 'shipped', facts: { kind: 'shipped', shipment } }])
  expect((await at.boss.get(`/desk/stores/harbor/orders/${number}`)).body.head.flags).toContain('shipped_balance_due')
})

test('split: what stays open stays open, and the next shipment takes the rest with several numbers', async () => {
  const { number } = await at.desk.place(two)
  const [mount, grille] = (await at.page(number)).lines
  await at.ship(number, tracked([{ line: mount!.id, quantity: 1 }], { cost: 5_00, notify: false, slip: false }))
  const between = await at.page(number)
  expect(between.head.fulfillmentState).toBe('partly_shipped')
  expect(between.lines.map((line) => [line.left, line.open])).toEqual([
    [1, 1],
    [0, 1],
  ])
  expect(await at.letters(number)).toEqual([])
  const rest = [
    { line: mount!.id, quantity: 1 },
    { line: grille!.id, quantity: 1 },
  ]
  await at.ship(
    number,
    tracked(rest, { parcels: [{ trackingNumber: '9400 1118 9922 3857 2684 94' }, { trackingNumber: 'DOVER-77' }], cost: null }),
  )
  const after = await at.page(number)
  expect(after.head.fulfillmentState).toBe('shipped')
  expect(after.shipments[1]!.parcels).toMatchObject([
    { carrier: 'usps', number: '9400111899223857268494', url: expect.stringContaining('9400111899223857268494') },
    { carrier: 'other', number: 'DOVER77', url: null },
  ])
  expect(after.judging.spent).toBe(5_00)
})

test('a wrong check digit is refused until a person says it is right', async () => {
  const { number } = await at.desk.place()
  const lines = whole(await at.page(number))
  const wrong = '1Z5R89390357567128'
  expect(await at.ship(number, tracked(lines, { parcels: [{ trackingNumber: wrong }] }))).toMatchObject({
    status: 409,
    body: { code: 'check_digit_wrong', detail: { number: wrong, carrier: 'ups' } },
  })
  expect((await at.page(number)).shipments).toEqual([])
  expect((await at.ship(number, tracked(lines, { parcels: [{ trackingNumber: wrong, checked: true }] }))).status).toBe(200)
})

test.each([
  ['nothing picked', (view: FulfillmentView) => tracked(view.lines.slice(9)), 409, 'nothing_picked'],
  ['a line of another order', () => tracked([{ line: randomUUID(), quantity: 1 }]), 409, 'unknown_line'],
  ['more than is open', (view: FulfillmentView) => tracked([{ line: view.lines[0]!.id, quantity: 3 }]), 409, 'more_than_open'],
  [
    'one line twice, together more than is open',
    (view: FulfillmentView) => tracked([1, 2].map((quantity) => ({ line: view.lines[0]!.id, quantity }))),
    409,
    'more_than_open',
  ],
  ['no tracking number', (view: FulfillmentView) => tracked(whole(view), { parcels: [] }), 400, 'invalid'],
  [
    'one number twice',
    (view: FulfillmentView) => tracked(whole(view), { parcels: [{ trackingNumber: ups }, { trackingNumber: ups.toLowerCase() }] }),
    400,
    'invalid',
  ],
  ['half a piece', (view: FulfillmentView) => tracked([{ line: view.lines[0]!.id, quantity: 0.5 }]), 400, 'invalid'],
  ['a label without a rate', (view: FulfillmentView) => ({ ...tracked(whole(view)), method: 'label' }), 400, 'invalid'],
])('refused, and nothing is written: %s', async (_case, ask, status, code) => {
  const { number } = await at.desk.place()
  const before = await at.page(number)
  expect(await at.ship(number, ask(before))).toMatchObject({ status, body: { code } })
  const after = await at.page(number)
  expect([after.shipments, after.head.version, after.flow]).toEqual([[], before.head.version, null])
})

test('a pickup handed over at once: who came and that an ID was seen', async () => {
  const { number } = await at.desk.place()
  const answer = await at.ship(number, picked(whole(await at.page(number)), { collectedBy: 'Zoë Martin', idSeen: true }))
  expect(answer.status).toBe(200)
  const after = await at.page(number)
  expect(after.head).toMatchObject({ status: 'processing', fulfillmentState: 'picked_up' })
  expect(after.shipments).toMatchObject([
    { method: 'pickup', state: 'picked_up', collectedBy: 'Zoë Martin', idSeen: true, parcels: [], cost: 0 },
  ])
  expect(await at.letters(number)).toEqual([])
})

test('ready for pickup: on the shelf and reserved, the buyer is told, the status says so; then handed over', async () => {
  const { number } = await at.desk.place()
  const lines = whole(await at.page(number))
  const { body } = await at.ready(number, lines)
  const shelved = await at.page(number)
  expect(shelved.head).toMatchObject({ status: 'ready_for_pickup', fulfillmentState: 'ready_for_pickup' })
  expect(shelved.lines[0]).toMatchObject({ ready: 2, open: 0, left: 0 })
  expect(await at.letters(number)).toEqual([{ kind: 'ready_for_pickup', facts: { kind: 'ready_for_pickup', shipment: body.shipment } }])
  expect(await at.ship(number, tracked(lines))).toMatchObject({ status: 409, body: { code: 'more_than_open' } })

  const over = await at.staff.post(pathOf(number, 'fulfillment/hand-over'), {
    shipment: body.shipment,
    collectedBy: 'Ava Martin',
    idSeen: true,
  })
  expect(over.body).toMatchObject({ state: 'done', shipment: body.shipment, completed: false })
  const after = await at.page(number)
  expect(after.head).toMatchObject({ status: 'processing', fulfillmentState: 'picked_up' })
  expect(after.shipments).toMatchObject([{ state: 'picked_up', collectedBy: 'Ava Martin', idSeen: true, leftAt: expect.any(String) }])
  expect(await at.staff.post(pathOf(number, 'fulfillment/hand-over'), { shipment: body.shipment })).toMatchObject({
    status: 409,
    body: { code: 'not_on_the_shelf' },
  })
})

test('put back from the shelf: the pieces are open again and the order is being processed', async () => {
  const { number } = await at.desk.place()
  const { body } = await at.ready(number, whole(await at.page(number)))
  const back = await at.staff.post(pathOf(number, 'fulfillment/put-back'), { shipment: body.shipment, reason: 'nobody came' })
  expect(back.status).toBe(200)
  const after = await at.page(number)
  expect(after.head).toMatchObject({ status: 'processing', fulfillmentState: 'open' })
  expect(after.lines[0]).toMatchObject({ ready: 0, open: 2 })
  expect((await at.events(number)).slice(-2)).toEqual([
    { type: 'shipment_cancelled', shipment: body.shipment, reason: 'nobody came' },
    { type: 'status_changed', from: 'ready_for_pickup', to: 'processing' },
  ])
  expect(await at.staff.post(pathOf(number, 'fulfillment/put-back'), { shipment: body.shipment, reason: 'again' })).toMatchObject({
    status: 409,
    body: { code: 'already_put_back' },
  })
  expect(await at.staff.post(pathOf(number, 'fulfillment/put-back'), { shipment: randomUUID(), reason: 'whose' })).toMatchObject({
    status: 409,
    body: { code: 'unknown_shipment' },
  })
})

test('a shipment written down by mistake is taken back with a reason, and can be written again', async () => {
  const { number } = await at.desk.place()
  const lines = whole(await at.page(number))
  const { body } = await at.ship(number, tracked(lines))
  expect((await at.staff.post(pathOf(number, 'fulfillment/put-back'), { shipment: body.shipment, reason: 'wrong order' })).status).toBe(200)
  expect((await at.page(number)).judging.spent).toBe(0)
  expect((await at.ship(number, tracked(lines))).status).toBe(200)
  expect((await at.page(number)).shipments.map((one) => [one.sequence, one.state])).toEqual([
    [1, 'cancelled'],
    [2, 'shipped'],
  ])
})

test('the same command twice ships once and answers the same, also when both come at once', async () => {
  const { number } = await at.desk.place()
  const ask = tracked(whole(await at.page(number)))
  const command = randomUUID()
  const answers = await Promise.all([at.ship(number, ask, at.staff, { command }), at.ship(number, ask, at.staff, { command })])
  const third = await at.ship(number, ask, at.staff, { command })
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(new Set([...answers, third].map(({ body }) => body.shipment)).size).toBe(1)
  expect((await at.page(number)).shipments).toHaveLength(1)
  expect(await at.letters(number)).toHaveLength(1)
  expect((await at.events(number)).filter(({ type }) => type === 'packing_slip_made')).toHaveLength(1)
  expect(await at.ship(number, { ...ask, cost: 1 }, at.staff, { command })).toMatchObject({ status: 409, body: { code: 'other_command' } })
})

test('two people ship the same pieces: one shipment, one refusal', async () => {
  const { number } = await at.desk.place()
  const ask = tracked(whole(await at.page(number)))
  const answers = await Promise.all([at.ship(number, ask, at.staff), at.ship(number, ask, at.boss)])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'more_than_open', detail: { open: 0, quantity: 2 } })
  expect((await at.page(number)).shipments).toHaveLength(1)
})

test('who looks at an older version is told who shipped meanwhile', async () => {
  const { number } = await at.desk.place()
  const view = await at.page(number)
  await at.ship(number, tracked([{ line: view.lines[0]!.id, quantity: 1 }]), at.staff, { seen: view.head.version })
  const late = await at.ship(number, tracked([{ line: view.lines[0]!.id, quantity: 1 }]), at.boss, { seen: view.head.version })
  expect(late).toMatchObject({ status: 412, body: { detail: { who: 'staff of harbor', what: 'shipment_left' } } })
})

test('the packing slip is a PDF, and a reprint is noted', async () => {
  const { number } = await at.desk.place()
  const { body } = await at.ship(number, tracked(whole(await at.page(number)), { slip: false }))
  const slip = await at.staff.get(pathOf(number, `shipments/${body.shipment}/packing-slip.pdf`))
  expect([slip.status, slip.headers.get('content-type'), slip.headers.get('content-disposition')]).toEqual([
    200,
    'application/pdf',
    `inline; filename="packing-slip-${number}-1.pdf"`,
  ])
  expect(slip.body.slice(0, 5)).toBe('%PDF-')
  expect((await at.staff.post(pathOf(number, 'fulfillment/reprint'), { shipment: body.shipment })).status).toBe(200)
  expect((await at.events(number)).at(-1)).toEqual({ type: 'packing_slip_made', shipment: body.shipment })
  expect((await at.staff.get(pathOf(number, `shipments/${randomUUID()}/packing-slip.pdf`))).status).toBe(404)
  await at.staff.post(pathOf(number, 'fulfillment/put-back'), { shipment: body.shipment, reason: 'wrong order' })
  expect((await at.staff.get(pathOf(number, `shipments/${body.shipment}/packing-slip.pdf`))).status).toBe(404)
})

test('the next order is the most urgent one still to ship, within reach', async () => {
  const { number } = await at.desk.place({ shipBy: '2026-03-01T12:00:00Z' })
  const urgent = await at.desk.place({ shipBy: '2026-02-01T12:00:00Z' })
  expect((await at.page(number)).next).toBe(urgent.number)
  expect((await at.page(urgent.number)).next).toBe(number)
  const associate = await at.desk.as('associate')
  await at.desk.look('update orders set assignee_id = $1 where number = $2', [associate.id, number])
  await at.desk.look('update order_facts set assignee_id = $1 where number = $2', [associate.id, number])
  expect((await at.page(number, associate)).next).toBeNull()
})
