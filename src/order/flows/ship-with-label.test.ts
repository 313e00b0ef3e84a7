import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { box, openLabelDesk, shipAsk, type LabelDesk } from '#test/support/label-desk.ts'
import { address } from '#test/support/orders.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import { doFlow } from './running/resume.ts'
import { doLabel, doVoid } from '../fulfillment/labels/job.ts'
import { readSlip } from '../fulfillment/slip/read-slip.ts'
import { readOrder } from '../spine.ts'

let sandbox: Sandbox
let at: LabelDesk
beforeAll(async () => {
  sandbox = await startSandbox()
  at = await openLabelDesk(sandbox, 'flow')
})
afterAll(async () => {
  await at.close()
  await sandbox.stop()
})

/** What the carrier charged for labels since the last question. */
let known = 0
const charged = async () => {
  const all = await sandbox.carrierEffects('flow')
  const fresh = all.slice(known)
  known = all.length
  return fresh.map(({ kind }) => kind).filter((kind) => kind === 'label')
}
const events = async (number: number) => {
  const rows = await at.desk.look<{ event: { type: string } }>(
    'select event from activities a join orders o on o.id = a.order_id where number = $1 order by sequence',
    [number],
  )
  return rows.map(({ event }) => event)
}
const types = async (number: number) => (await events(number)).map(({ type }) => type)
const purchaseOf = async (number: number) => {
  const [row] = await at.desk.look<{ id: string }>(
    'select p.id from label_purchases p join orders o on o.id = p.order_id where number = $1',
    [number],
  )
  return row?.id ?? ''
}
const act = (number: number, purchase: string, what: string) => at.boss.post(at.at(number, `label-purchases/${purchase}`), { act: what })

test('two boxes with one label each: bought once, shipped, logged, mailed, completed, and the files are there', async () => {
  const order = await at.paid()
  const boxes = [box, { ...box, grams: 4_000 }]
  const { answer } = await at.ship(order.number, 'SandboxParcel Ground', { boxes })
  expect(answer).toMatchObject({ status: 200, body: { state: 'done', completed: true } })
  expect(await charged()).toEqual(['label', 'label'])
  const { head, shipments, judging } = await at.page(order.number)
  expect(head).toMatchObject({ status: 'completed', fulfillmentState: 'shipped' })
  const [shipment] = shipments
  expect(shipment).toMatchObject({
    method: 'label',
    state: 'shipped',
    parcels: [{ check: 'matches', state: 'label_created' }, { check: 'matches' }],
  })
  expect(shipment!.cost).toBeGreaterThan(500)
  expect(judging.spent).toBe(shipment!.cost)
  expect((await types(order.number)).slice(-5)).toEqual([
    'label_bought',
    'shipment_left',
    'status_changed',
    'letter_queued',
    'packing_slip_made',
  ])
  const file = await at.desk.raw(at.at(order.number, `shipments/${shipment!.id}/labels.pdf`))
  expect(file.status).toBe(401)
  const mine = await at.boss.get(at.at(order.number, `shipments/${shipment!.id}/labels.pdf`))
  expect([mine.status, mine.headers.get('content-type'), String(mine.body).slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-'])
})

test('what concerns shipping changed since the person looked: refused before any label, with who and what; a note, a billing address or their own doing is no matter', async () => {
  const { number } = await at.desk.place()
  const colleague = await at.desk.as('staff')
  const page = (rest: string) => at.at(number, rest)
  const moved = (line1: string) => ({ address: { ...address, line1, company: '', line2: '' }, reason: 'she moved' })
  const ask = shipAsk(await at.rates(number), 'SandboxPost Priority', await at.open(number))
  const { version: seen } = (await at.page(number)).head
  await charged()
  const buy = (since: number) => at.boss.post(page('fulfillment/ship-and-complete'), ask, { seen: since })

  await colleague.post(page('addresses/shipping'), moved('500 W 2nd St'))
  expect(await buy(seen)).toMatchObject({ status: 412, body: { detail: { who: 'staff of harbor', what: 'address_changed' } } })
  expect([await charged(), await purchaseOf(number)]).toEqual([[], ''])

  const looked = (await at.page(number)).head.version
  await colleague.post(page('notes'), { body: 'she will be home' })
  await colleague.post(page('addresses/billing'), moved('12 Pier St'))
  await colleague.post(page('summary/status'), { status: 'processing' })
  await at.boss.post(page('addresses/shipping'), moved('502 W 2nd St'))
  await colleague.post(page('summary/status'), { status: 'on_hold' })
  expect(await buy(looked)).toMatchObject({ status: 412, body: { detail: { what: 'status_changed' } } })
  await at.boss.post(page('summary/status'), { status: 'processing' })
  expect((await buy((await at.page(number)).head.version - 1)).status).toBe(200)
})

test('the packing slip says what lies in which box', async () => {
  const order = await at.paid()
  const [first] = await at.open(order.number)
  const half = { ...box, contents: [{ line: first!.line, quantity: 1 }] }
  await at.ship(order.number, 'SandboxParcel Ground', { boxes: [half, half] })
  const [shipment] = (await at.page(order.number)).shipments
  const slip = await readOrder(at.desk.app, at.desk.system, order.number, (held) => readSlip(held, shipment!.id))
  const contents = [{ partNumber: '48609-06230', quantity: 1 }]
  expect(slip?.boxes).toEqual(shipment!.parcels.map(({ number }) => ({ trackingNumber: number, contents })))
  await charged()
})

test('the same command twice buys one label, also when both come at once', async () => {
  const order = await at.paid()
  const asked = await at.rates(order.number)
  const ask = shipAsk(asked, 'SandboxParcel Ground', await at.open(order.number))
  const command = randomUUID()
  const send = () => at.boss.post(at.at(order.number, 'fulfillment/ship-and-complete'), ask, { command })
  const answers = [...(await Promise.all([send(), send()])), await send()]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await charged()).toEqual(['label'])
  expect((await at.page(order.number)).shipments).toHaveLength(1)
})

test('two people buy for the same pieces: one label, and the other is told who is at it', async () => {
  const order = await at.paid()
  const asked = await at.rates(order.number)
  const ask = shipAsk(asked, 'SandboxPost Priority', await at.open(order.number))
  const staff = await at.desk.as('staff')
  const both = await Promise.all([at.boss, staff].map((by) => by.post(at.at(order.number, 'fulfillment/ship-and-complete'), ask)))
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(['buying_label', 'more_than_open']).toContain(both.find(({ status }) => status === 409)?.body.code)
  expect(await charged()).toEqual(['label'])
})

test('a lost answer after charging: the label is found by looking and nothing is bought a second time', async () => {
  const order = await at.paid()
  await sandbox.fault('POST', '/v2/shipments/*/buy', 'drop_after')
  const { answer } = await at.ship(order.number, 'SandboxPost Priority')
  expect(answer).toMatchObject({ status: 200, body: { state: 'done' } })
  expect(await charged()).toEqual(['label'])
})

test('no answer, and nothing to be found for a while: the order waits, says so, and goes on by itself once the label shows', async () => {
  const order = await at.paid()
  await sandbox.fault('POST', '/v2/shipments/*/buy', 'drop_after')
  const asked = await at.rates(order.number)
  const ask = shipAsk(asked, 'SandboxPost GroundSaver', await at.open(order.number))
  await sandbox.hideLabels()
  const sending = at.boss.post(at.at(order.number, 'fulfillment/ship-and-complete'), ask)
  await expect.poll(charged).toEqual(['label'])
  const answer = await sending
  expect(answer).toMatchObject({ status: 200, body: { state: 'running', shipment: null } })
  const waiting = await at.page(order.number)
  expect(waiting).toMatchObject({ flow: { step: 'buy', state: 'running' }, purchase: { state: 'unanswered' } })
  expect(waiting.shipments).toMatchObject([{ state: 'buying', parcels: [] }])
  expect(waiting.lines[0]).toMatchObject({ open: 0, left: 0 })
  const purchase = await purchaseOf(order.number)
  expect(await act(order.number, purchase, 'ask_again')).toMatchObject({ status: 409, body: { code: 'just_asked' } })
  await sandbox.mend()
  await doLabel(at.desk.app, { store: at.desk.store.id, id: purchase })
  await doFlow(at.desk.app, { store: at.desk.store.id, id: waiting.flow!.id })
  expect((await at.page(order.number)).head).toMatchObject({ status: 'completed', fulfillmentState: 'shipped' })
  expect(await charged()).toEqual([])
})

test('the request never arrived: a person asks again for the same label, and gets one', async () => {
  const order = await at.paid()
  await sandbox.fault('POST', '/v2/shipments/*/buy', 'drop_before')
  const { answer } = await at.ship(order.number, 'SandboxPost Priority')
  expect(answer.body.state).toBe('running')
  const purchase = await purchaseOf(order.number)
  expect(await act(order.number, purchase, 'look')).toMatchObject({ status: 200, body: { state: 'unanswered' } })
  at.desk.clock.advance(130_000)
  expect(await act(order.number, purchase, 'ask_again')).toMatchObject({ status: 200, body: { state: 'bought' } })
  await doFlow(at.desk.app, { store: at.desk.store.id, id: (await at.page(order.number)).flow!.id })
  expect((await at.page(order.number)).head.fulfillmentState).toBe('shipped')
  expect(await charged()).toEqual(['label'])
})

test('given up, and the label turns up after all: it is given back, and the pieces were free meanwhile', async () => {
  const order = await at.paid()
  const asked = await at.rates(order.number)
  const ask = shipAsk(asked, 'SandboxPost Express', await at.open(order.number))
  await sandbox.fault('POST', '/v2/shipments/*/buy', 'drop_after')
  await sandbox.hideLabels()
  const sending = at.boss.post(at.at(order.number, 'fulfillment/ship-and-complete'), ask)
  await expect.poll(charged).toEqual(['label'])
  await sending
  const purchase = await purchaseOf(order.number)
  at.desk.clock.advance(130_000)
  expect(await act(order.number, purchase, 'give_up')).toMatchObject({ status: 200 })
  expect((await at.page(order.number)).lines[0]).toMatchObject({ open: 2 })
  await sandbox.mend()
  expect(await act(order.number, purchase, 'look')).toMatchObject({ status: 200, body: { state: 'bought' } })
  const { shipments } = await at.page(order.number)
  await doVoid(at.desk.app, { store: at.desk.store.id, id: shipments[0]!.id })
  expect((await at.page(order.number)).shipments).toMatchObject([{ state: 'cancelled', parcels: [{ void: 'submitted' }] }])
  await sandbox.advance(3 * 86_400)
  await doVoid(at.desk.app, { store: at.desk.store.id, id: shipments[0]!.id })
  const after = await at.page(order.number)
  expect(after.shipments[0]!.parcels).toMatchObject([{ void: 'refunded', state: 'voided' }])
  expect(after.judging.spent).toBe(0)
})

test.each([
  ['a refusal of the carrier', { outOfFunds: true }, 'funds'],
  ['a price that changed is paid and told', { priceChange: '1.25' }, null],
] as const)('%s', async (_what, trouble, code) => {
  const order = await at.paid()
  const asked = await at.rates(order.number)
  const ask = shipAsk(asked, 'SandboxPost Priority', await at.open(order.number))
  await sandbox.control('/carrier/account', { account: 'flow', ...trouble })
  const answer = await at.boss.post(at.at(order.number, 'fulfillment/ship-and-complete'), ask)
  await sandbox.control('/carrier/account', { account: 'flow', outOfFunds: false, priceChange: '0.00' })
  if (code !== null) {
    expect(answer).toMatchObject({ status: 409, body: { code: 'label_refused', detail: { code, step: 'buy' } } })
    expect(await charged()).toEqual([])
    const after = await at.page(order.number)
    expect([after.lines[0]!.open, after.shipments[0]!.state, after.head.balance]).toEqual([2, 'cancelled', 0])
  } else {
    expect(answer).toMatchObject({ status: 200, body: { state: 'done' } })
    await charged()
    const bought = (await events(order.number)).find(({ type }) => type === 'label_bought') as unknown as { shown: number; charged: number }
    expect(bought.charged - bought.shown).toBe(125)
  }
})

test('one box of two is refused: what was bought stands there, and is given back in one step', async () => {
  const order = await at.paid()
  const boxes = [box, { ...box, grams: 3_000 }]
  const asked = await at.rates(order.number, { boxes })
  const ask = shipAsk(asked, 'SandboxParcel Ground', await at.open(order.number))
  await sandbox.control('/carrier/account', { account: 'flow', orderFailsAtBox: 2 })
  const answer = await at.boss.post(at.at(order.number, 'fulfillment/ship-and-complete'), ask)
  expect(answer).toMatchObject({ status: 200, body: { state: 'running' } })
  expect(await at.page(order.number)).toMatchObject({ purchase: { state: 'part_bought', bought: 1, boxes: 2 } })
  expect(await charged()).toEqual(['label'])
  const { shipments } = await at.page(order.number)
  expect(shipments).toMatchObject([{ state: 'buying', parcels: [{ void: 'not_asked' }] }])
  const given = await at.boss.post(at.at(order.number, 'fulfillment/void'), { shipment: shipments[0]!.id, reason: 'one box refused' })
  expect(given).toMatchObject({ status: 200, body: { labels: [{ state: 'submitted' }] } })
  const back = await at.page(order.number)
  expect([back.lines[0]!.open, back.purchase]).toEqual([2, null])
  await doFlow(at.desk.app, { store: at.desk.store.id, id: back.flow!.id })
  expect((await at.page(order.number)).flow).toMatchObject({ state: 'stopped', refusal: { code: 'labels_given_back' } })
})

test('a lost answer between two boxes bought one by one: the second one is asked for, and each is paid once', async () => {
  const order = await at.paid()
  await sandbox.fault('POST', '/v2/shipments/*/buy', 'drop_after')
  const { answer } = await at.ship(order.number, 'SandboxPost Priority', { boxes: [box, { ...box, grams: 3_000 }] })
  expect(answer).toMatchObject({ status: 200, body: { state: 'done' } })
  expect(await charged()).toEqual(['label', 'label'])
})

test('a void: the pieces are open again at once, the money comes back when the carrier has looked', async () => {
  const order = await at.desk.place()
  await at.ship(order.number, 'SandboxParcel Ground')
  await charged()
  const before = await at.page(order.number)
  const shipment = before.shipments[0]!.id
  const given = await at.boss.post(at.at(order.number, 'fulfillment/void'), { shipment, reason: 'wrong box' })
  expect(given).toMatchObject({ status: 200, body: { labels: [{ state: 'submitted', amount: before.shipments[0]!.cost }] } })
  const after = await at.page(order.number)
  expect(after.head.fulfillmentState).toBe('open')
  expect(after.judging.spent).toBe(before.judging.spent)
  expect((await at.boss.post(at.at(order.number, 'fulfillment/void'), { shipment, reason: 'again' })).status).toBe(409)
  await sandbox.advance(3 * 86_400)
  await doVoid(at.desk.app, { store: at.desk.store.id, id: shipment })
  expect((await at.page(order.number)).judging.spent).toBe(0)
  expect((await events(order.number)).filter(({ type }) => type === 'label_voided')).toMatchObject([
    { state: 'submitted' },
    { state: 'refunded' },
  ])
})

test('a void of a completed order opens it again', async () => {
  const order = await at.paid()
  await at.ship(order.number, 'SandboxParcel Ground')
  const [shipment] = (await at.page(order.number)).shipments
  const given = await at.boss.post(at.at(order.number, 'fulfillment/void'), { shipment: shipment!.id, reason: 'wrong box' })
  expect(given.status).toBe(200)
  const after = await at.page(order.number)
  expect([after.head.status, after.head.fulfillmentState, after.lines[0]!.open]).toEqual(['processing', 'open', 2])
  await charged()
})

test('without the right to buy labels nothing is asked or bought', async () => {
  const order = await at.paid()
  const asked = await at.rates(order.number)
  const ask = shipAsk(asked, 'SandboxParcel Ground', await at.open(order.number))
  const marketer = await at.desk.as('marketer')
  expect((await marketer.post(at.at(order.number, 'fulfillment/rates'), {})).status).toBe(403)
  expect((await marketer.post(at.at(order.number, 'fulfillment/ship-and-complete'), ask)).status).toBe(403)
  expect(await charged()).toEqual([])
})

test.each([
  ['a rate nobody showed', (ask: ReturnType<typeof shipAsk>) => ({ ...ask, rate: { ...ask.rate, ref: 'made up' } }), 'unknown_rate'],
  [
    'other pieces than were asked for',
    (ask: ReturnType<typeof shipAsk>) => ({ ...ask, lines: [{ ...(ask.lines[0] as object), quantity: 1 }] }),
    'quote_changed',
  ],
])('refused before anything is written: %s', async (_what, change, code) => {
  const order = await at.paid()
  const asked = await at.rates(order.number)
  const ask = change(shipAsk(asked, 'SandboxParcel Ground', await at.open(order.number)))
  expect(await at.boss.post(at.at(order.number, 'fulfillment/ship-and-complete'), ask)).toMatchObject({ status: 409, body: { code } })
  expect((await at.page(order.number)).shipments).toEqual([])
  expect(await charged()).toEqual([])
})

test('rates are a day’s: yesterday’s are asked for anew', async () => {
  const order = await at.paid()
  const asked = await at.rates(order.number)
  const ask = shipAsk(asked, 'SandboxParcel Ground', await at.open(order.number))
  at.desk.clock.advance(13 * 3_600_000)
  const later = await at.desk.as('supervisor')
  expect((await later.post(at.at(order.number, 'fulfillment/ship-and-complete'), ask)).body.code).toBe('rates_too_old')
})
