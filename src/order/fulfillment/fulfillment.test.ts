import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { AskChanges } from '#test/support/orders.ts'
import type { FulfillmentView } from './shapes.ts'

let desk: TestDesk
let staff: Caller
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  staff = await desk.as('staff')
  boss = await desk.as('supervisor')
})
afterAll(() => desk.close())

const ups = '1Z5R89390357567127'
const two = {
  lines: [{ quantity: 2 }, { partNumber: '53111-06470', name: 'Radiator grille', quantity: 1, unitPrice: 0, taxes: [] }],
} satisfies AskChanges

const at = (number: number, rest = 'fulfillment') => `/desk/stores/harbor/orders/${number}/${rest}`
const page = async (number: number, person = boss): Promise<FulfillmentView> => (await person.get(at(number))).body
const whole = ({ lines }: FulfillmentView) => lines.filter(({ open }) => open > 0).map(({ id, open }) => ({ line: id, quantity: open }))
const tracked = (lines: readonly object[], changes: object = {}) => ({
  method: 'tracking',
  lines,
  parcels: [{ trackingNumber: ups }],
  cost: 14_82,
  notify: true,
  slip: true,
  ...changes,
})
const picked = (lines: readonly object[], changes: object = {}) => ({ method: 'pickup', lines, notify: true, slip: true, ...changes })
const ship = (number: number, ask: object, by: Caller = staff, extra?: Parameters<Caller['post']>[2]) =>
  by.post(at(number, 'fulfillment/ship-and-complete'), ask, extra)
const ready = (number: number, lines: readonly object[], changes: object = {}, by: Caller = staff) =>
  by.post(at(number, 'fulfillment/ready'), { lines, notify: true, slip: false, ...changes })

async function events(number: number) {
  const rows = await desk.look<{ event: { type: string } }>(
    'select event from activities a join orders o on o.id = a.order_id where number = $1 order by sequence',
    [number],
  )
  return rows.map((row) => row.event)
}
const letters = (number: number) =>
  desk.look<{ kind: string }>(
    'select kind, facts from letters l join orders o on o.id = l.order_id where number = $1 order by l.created_at',
    [number],
  )
const guard = (levels: object, requires = false) =>
  desk.look('update store_settings set guards = $1, requires_dms_number = $2 where store_id = $3', [
    JSON.stringify(levels),
    requires,
    desk.store.id,
  ])

test('the page tells what is open, what it costs and what the guards look at, in one answer', async () => {
  const { number } = await desk.place(two)
  const view = await page(number)
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
  const { number } = await desk.place()
  // lines 122.40 + shipping 18.50 - costs 76.00
  expect((await page(number, boss)).judging.profit).toBe(6490)
  expect((await page(number, staff)).judging.profit).toBeNull()
})

test('shipped with a tracking number: rows, state, log, letter and slip', async () => {
  const { number } = await desk.place()
  const answer = await ship(number, tracked(whole(await page(number))))
  expect(answer).toMatchObject({ status: 200, body: { state: 'done', completed: false } })
  const shipment = answer.body.shipment
  const after = await page(number)
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
  expect((await events(number)).slice(1)).toEqual([
    { type: 'shipment_left', shipment, method: 'tracking', pieces: 2, tracking: [ups], cost: 14_82 },
    { type: 'status_changed', from: 'new', to: 'processing' },
    { type: 'letter_queued', letter: expect.any(String), kind: 'shipped' },
    { type: 'packing_slip_made', shipment },
  ])
  expect(await letters(number)).toEqual([{ kind: 'shipped', facts: { kind: 'shipped', shipment } }])
  expect((await boss.get(`/desk/stores/harbor/orders/${number}`)).body.head.flags).toContain('shipped_balance_due')
})

test('split: what stays open stays open, and the next shipment takes the rest with several numbers', async () => {
  const { number } = await desk.place(two)
  const [mount, grille] = (await page(number)).lines
  await ship(number, tracked([{ line: mount!.id, quantity: 1 }], { cost: 5_00, notify: false, slip: false }))
  const between = await page(number)
  expect(between.head.fulfillmentState).toBe('partly_shipped')
  expect(between.lines.map((line) => [line.left, line.open])).toEqual([
    [1, 1],
    [0, 1],
  ])
  expect(await letters(number)).toEqual([])
  const rest = [
    { line: mount!.id, quantity: 1 },
    { line: grille!.id, quantity: 1 },
  ]
  await ship(
    number,
    tracked(rest, { parcels: [{ trackingNumber: '9400 1118 9922 3857 2684 94' }, { trackingNumber: 'DOVER-77' }], cost: null }),
  )
  const after = await page(number)
  expect(after.head.fulfillmentState).toBe('shipped')
  expect(after.shipments[1]!.parcels).toMatchObject([
    { carrier: 'usps', number: '9400111899223857268494', url: expect.stringContaining('9400111899223857268494') },
    { carrier: 'other', number: 'DOVER77', url: null },
  ])
  expect(after.judging.spent).toBe(5_00)
})

test('a wrong check digit is refused until a person says it is right', async () => {
  const { number } = await desk.place()
  const lines = whole(await page(number))
  const wrong = '1Z5R89390357567128'
  expect(await ship(number, tracked(lines, { parcels: [{ trackingNumber: wrong }] }))).toMatchObject({
    status: 409,
    body: { code: 'check_digit_wrong', detail: { number: wrong, carrier: 'ups' } },
  })
  expect((await page(number)).shipments).toEqual([])
  expect((await ship(number, tracked(lines, { parcels: [{ trackingNumber: wrong, checked: true }] }))).status).toBe(200)
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
  const { number } = await desk.place()
  const before = await page(number)
  expect(await ship(number, ask(before))).toMatchObject({ status, body: { code } })
  const after = await page(number)
  expect([after.shipments, after.head.version, after.flow]).toEqual([[], before.head.version, null])
})

test('a pickup handed over at once: who came and that an ID was seen', async () => {
  const { number } = await desk.place()
  const answer = await ship(number, picked(whole(await page(number)), { collectedBy: 'Zoë Martin', idSeen: true }))
  expect(answer.status).toBe(200)
  const after = await page(number)
  expect(after.head).toMatchObject({ status: 'processing', fulfillmentState: 'picked_up' })
  expect(after.shipments).toMatchObject([
    { method: 'pickup', state: 'picked_up', collectedBy: 'Zoë Martin', idSeen: true, parcels: [], cost: 0 },
  ])
  expect(await letters(number)).toEqual([])
})

test('ready for pickup: on the shelf and reserved, the buyer is told, the status says so; then handed over', async () => {
  const { number } = await desk.place()
  const lines = whole(await page(number))
  const { body } = await ready(number, lines)
  const shelved = await page(number)
  expect(shelved.head).toMatchObject({ status: 'ready_for_pickup', fulfillmentState: 'ready_for_pickup' })
  expect(shelved.lines[0]).toMatchObject({ ready: 2, open: 0, left: 0 })
  expect(await letters(number)).toEqual([{ kind: 'ready_for_pickup', facts: { kind: 'ready_for_pickup', shipment: body.shipment } }])
  expect(await ship(number, tracked(lines))).toMatchObject({ status: 409, body: { code: 'more_than_open' } })

  const over = await staff.post(at(number, 'fulfillment/hand-over'), { shipment: body.shipment, collectedBy: 'Ava Martin', idSeen: true })
  expect(over.body).toMatchObject({ state: 'done', shipment: body.shipment, completed: false })
  const after = await page(number)
  expect(after.head).toMatchObject({ status: 'processing', fulfillmentState: 'picked_up' })
  expect(after.shipments).toMatchObject([{ state: 'picked_up', collectedBy: 'Ava Martin', idSeen: true, leftAt: expect.any(String) }])
  expect(await staff.post(at(number, 'fulfillment/hand-over'), { shipment: body.shipment })).toMatchObject({
    status: 409,
    body: { code: 'not_on_the_shelf' },
  })
})

test('put back from the shelf: the pieces are open again and the order is being processed', async () => {
  const { number } = await desk.place()
  const { body } = await ready(number, whole(await page(number)))
  const back = await staff.post(at(number, 'fulfillment/put-back'), { shipment: body.shipment, reason: 'nobody came' })
  expect(back.status).toBe(200)
  const after = await page(number)
  expect(after.head).toMatchObject({ status: 'processing', fulfillmentState: 'open' })
  expect(after.lines[0]).toMatchObject({ ready: 0, open: 2 })
  expect((await events(number)).slice(-2)).toEqual([
    { type: 'shipment_cancelled', shipment: body.shipment, reason: 'nobody came' },
    { type: 'status_changed', from: 'ready_for_pickup', to: 'processing' },
  ])
  expect(await staff.post(at(number, 'fulfillment/put-back'), { shipment: body.shipment, reason: 'again' })).toMatchObject({
    status: 409,
    body: { code: 'already_put_back' },
  })
  expect(await staff.post(at(number, 'fulfillment/put-back'), { shipment: randomUUID(), reason: 'whose' })).toMatchObject({
    status: 409,
    body: { code: 'unknown_shipment' },
  })
})

test('a shipment written down by mistake is taken back with a reason, and can be written again', async () => {
  const { number } = await desk.place()
  const lines = whole(await page(number))
  const { body } = await ship(number, tracked(lines))
  expect((await staff.post(at(number, 'fulfillment/put-back'), { shipment: body.shipment, reason: 'wrong order' })).status).toBe(200)
  expect((await page(number)).judging.spent).toBe(0)
  expect((await ship(number, tracked(lines))).status).toBe(200)
  expect((await page(number)).shipments.map((one) => [one.sequence, one.state])).toEqual([
    [1, 'cancelled'],
    [2, 'shipped'],
  ])
})

test('the same command twice ships once and answers the same, also when both come at once', async () => {
  const { number } = await desk.place()
  const ask = tracked(whole(await page(number)))
  const command = randomUUID()
  const answers = await Promise.all([ship(number, ask, staff, { command }), ship(number, ask, staff, { command })])
  const third = await ship(number, ask, staff, { command })
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(new Set([...answers, third].map(({ body }) => body.shipment)).size).toBe(1)
  expect((await page(number)).shipments).toHaveLength(1)
  expect(await letters(number)).toHaveLength(1)
  expect((await events(number)).filter(({ type }) => type === 'packing_slip_made')).toHaveLength(1)
  expect(await ship(number, { ...ask, cost: 1 }, staff, { command })).toMatchObject({ status: 409, body: { code: 'other_command' } })
})

test('two people ship the same pieces: one shipment, one refusal', async () => {
  const { number } = await desk.place()
  const ask = tracked(whole(await page(number)))
  const answers = await Promise.all([ship(number, ask, staff), ship(number, ask, boss)])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'more_than_open', detail: { open: 0, quantity: 2 } })
  expect((await page(number)).shipments).toHaveLength(1)
})

test('who looks at an older version is told who shipped meanwhile', async () => {
  const { number } = await desk.place()
  const view = await page(number)
  await ship(number, tracked([{ line: view.lines[0]!.id, quantity: 1 }]), staff, { seen: view.head.version })
  const late = await ship(number, tracked([{ line: view.lines[0]!.id, quantity: 1 }]), boss, { seen: view.head.version })
  expect(late).toMatchObject({ status: 412, body: { detail: { who: 'staff of harbor', what: 'shipment_left' } } })
})

test('suspected fraud stops a shipment; a supervisor passes it with a reason that stands in the log', async () => {
  const { id, number } = await desk.place()
  await desk.look(
    `insert into fraud_marks (store_id, id, order_id, mark, reason, marked_by, marked_by_name) values ($1, $2, $3, 'suspected', 'odd', $4, 'staff of harbor')`,
    [desk.store.id, randomUUID(), id, desk.store.people.staff],
  )
  const lines = whole(await page(number))
  const override = { guards: ['fraud_not_cleared'], reason: 'called the buyer back' }
  expect(await ship(number, tracked(lines), boss)).toMatchObject({
    status: 409,
    body: { code: 'guarded', detail: { guards: ['fraud_not_cleared'] } },
  })
  expect(await ready(number, lines)).toMatchObject({ status: 409, body: { code: 'guarded' } })
  expect(await ship(number, tracked(lines, { override }), staff)).toMatchObject({ status: 409, body: { code: 'may_not_override' } })
  expect((await ship(number, tracked(lines, { override }), boss)).status).toBe(200)
  expect((await events(number)).filter(({ type }) => type === 'guard_overridden')).toEqual([
    { type: 'guard_overridden', guard: 'fraud_not_cleared', reason: 'called the buyer back' },
  ])
})

test('guards follow the store: fitment, invoice number, balance and loss stop only where the store says so', async () => {
  const { number } = await desk.place()
  const lines = whole(await page(number))
  const levels = { fitment: 'block', balance_due: 'block', loses_money: 'block' }
  await guard(levels, true)
  const refused = await ship(number, tracked(lines, { cost: 18_51 }))
  const shelf = await ready(number, lines)
  await guard({})
  expect(refused.body).toMatchObject({ code: 'guarded', detail: { guards: ['balance_due', 'fitment', 'dms_number', 'loses_money'] } })
  expect(shelf.body).toMatchObject({ code: 'guarded', detail: { guards: ['fitment', 'dms_number'] } })
  expect((await ship(number, tracked(lines, { cost: 18_51 }))).status).toBe(200)
})

test('a shipment that would leave the order without profit is judged by the profit, for whoever ships it', async () => {
  const { number } = await desk.place({ lines: [{ unitCost: 6900 }] })
  await guard({ loses_money: 'block' })
  // 122.40 + 18.50 - 138.00 = 2.90 before the label
  const [lost, kept] = [
    await ship(number, tracked(whole(await page(number)), { cost: 2_91 }), staff),
    await ship(number, tracked(whole(await page(number)), { cost: 2_90 }), staff),
  ]
  await guard({})
  expect([lost.body.code, kept.status]).toEqual(['guarded', 200])
})

test('a cancelled order ships nothing', async () => {
  const { number } = await desk.place()
  const lines = whole(await page(number))
  await boss.post(at(number, 'cancel'), { what: 'order', reason: 'ordered twice', notify: false, seen: { voided: 0, returned: 0 } })
  expect(await ship(number, tracked(lines))).toMatchObject({ status: 409, body: { code: 'order_cancelled' } })
  expect(await ready(number, lines)).toMatchObject({ status: 409, body: { code: 'order_cancelled' } })
  expect((await page(number)).can.ship).toMatchObject({ ok: false, code: 'order_cancelled' })
})

test('the packing slip is a PDF, and a reprint is noted', async () => {
  const { number } = await desk.place()
  const { body } = await ship(number, tracked(whole(await page(number)), { slip: false }))
  const slip = await staff.get(at(number, `shipments/${body.shipment}/packing-slip.pdf`))
  expect([slip.status, slip.headers.get('content-type'), slip.headers.get('content-disposition')]).toEqual([
    200,
    'application/pdf',
    `inline; filename="packing-slip-${number}-1.pdf"`,
  ])
  expect(slip.body.slice(0, 5)).toBe('%PDF-')
  expect((await staff.post(at(number, 'fulfillment/reprint'), { shipment: body.shipment })).status).toBe(200)
  expect((await events(number)).at(-1)).toEqual({ type: 'packing_slip_made', shipment: body.shipment })
  expect((await staff.get(at(number, `shipments/${randomUUID()}/packing-slip.pdf`))).status).toBe(404)
  await staff.post(at(number, 'fulfillment/put-back'), { shipment: body.shipment, reason: 'wrong order' })
  expect((await staff.get(at(number, `shipments/${body.shipment}/packing-slip.pdf`))).status).toBe(404)
})

test('another store and an associate without the order see and ship nothing; a marketer may not', async () => {
  const { number } = await desk.place()
  const lines = whole(await page(number))
  const { body } = await ship(number, tracked([{ ...lines[0], quantity: 1 }]))
  const paths = ['fulfillment', `shipments/${body.shipment}/packing-slip.pdf`, 'next-step', 'cancel']
  for (const [role, store, status] of [
    ['supervisor', desk.other, 404],
    ['associate', desk.store, 404],
    ['marketer', desk.store, 403],
  ] as const) {
    const person = await desk.as(role, store)
    for (const path of paths) expect((await person.get(at(number, path))).status).toBe(status)
    expect((await ship(number, tracked(lines), person)).status).toBe(status)
    expect((await person.post(at(number, 'fulfillment/put-back'), { shipment: body.shipment, reason: 'mine' })).status).toBe(status)
  }
  await desk.look('update orders set assignee_id = $1 where number = $2', [desk.store.people.associate, number])
  expect((await ship(number, tracked([{ ...lines[0], quantity: 1 }]), await desk.as('associate'))).status).toBe(200)
})

test('the next order is the most urgent one still to ship, within reach', async () => {
  const { number } = await desk.place({ shipBy: '2026-03-01T12:00:00Z' })
  const urgent = await desk.place({ shipBy: '2026-02-01T12:00:00Z' })
  expect((await page(number)).next).toBe(urgent.number)
  expect((await page(urgent.number)).next).toBe(number)
  const associate = await desk.as('associate')
  await desk.look('update orders set assignee_id = $1 where number = $2', [associate.id, number])
  await desk.look('update order_facts set assignee_id = $1 where number = $2', [associate.id, number])
  expect((await page(number, associate)).next).toBeNull()
})
