import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPaymentDesk, type PaidOrder, type PaymentDesk } from '#test/support/payments.ts'
import { actorIn, type Caller } from '#test/support/desk.ts'
import { settle } from '../../payment/beats/settle.ts'
import { doFlow } from '../running/resume.ts'
import type { CancelView } from '../shapes.ts'
import { startMarkAndCancel } from './mark-and-cancel.ts'
import type { MarkAndCancelAsk } from './mark-and-cancel-ask.ts'

let at: PaymentDesk
beforeAll(async () => {
  at = await openPaymentDesk()
})
afterAll(() => at.close())

const sold = () => at.ordered({ capture: 'automatic' })
const page = async ({ path }: PaidOrder) => (await at.boss.get(path)).body
const asked = async ({ path }: PaidOrder): Promise<MarkAndCancelAsk> => {
  const { voided, returned, takenBack }: CancelView = (await at.boss.get(`${path}/cancel`)).body
  return {
    mark: 'known',
    code: 'stolen_card',
    evidence: 'owner_denies',
    reason: 'The card’s owner called',
    cancel: { reason: 'Known fraud: Stolen card', notify: false, seen: { voided, returned, takenBack: takenBack.length } },
  }
}
const press = async (order: PaidOrder, by: Caller = at.boss, extra?: Parameters<Caller['post']>[2], ask?: object) =>
  by.post(`${order.path}/fraud/mark-and-cancel`, ask ?? (await asked(order)), extra)
const job = (id: string) => doFlow(at.desk.app, { store: at.desk.store.id, id })
const count = async (table: 'letters' | 'fraud_marks' | 'flows', { id }: PaidOrder) =>
  (await at.desk.look(`select 1 from ${table} where order_id = $1`, [id])).length
/** What the store says to the network is a job written with the mark. */
const reports = async ({ id }: PaidOrder) =>
  (await at.desk.look(`select 1 from pgboss.job where name = 'registry' and data ->> 'id' = $1`, [id])).length
const soldAndBack = [
  ['sale', 15_100],
  ['refund', 15_100],
]

test('one press: the mark stands, the order is cancelled, its money goes back to the card, and nobody is put On Hold on the way', async () => {
  const order = await sold()
  expect(await press(order)).toMatchObject({
    status: 200,
    body: { mark: 'known', cancel: { ok: true, value: { state: 'done', returned: 15_100 } } },
  })
  const { head, fraud, activity } = await page(order)
  expect([head.status, head.paymentState, fraud.standing.code, fraud.holds]).toEqual(['cancelled', 'refunded', 'stolen_card', false])
  expect(await at.effects(order)).toEqual(soldAndBack)
  expect(
    activity.entries
      .map(({ event }: { event: { type: string; to?: string } }) => event)
      .filter(({ type }: { type: string }) => type === 'status_changed'),
  ).toMatchObject([{ from: 'new', to: 'cancelled' }])
  expect([await count('letters', order), await reports(order)]).toEqual([0, 1])
})

test('a refused refund: the mark stands, and the page says what Cancel Order says', async () => {
  const order = await sold()
  const ask = await asked(order)
  // Refunded in part at the gateway behind our back: the whole cannot go back.
  await at.sandbox.gateway('harbor', 'refunds', { payment_intent: order.reference, amount: '100' })
  const answer = await press(order, at.boss, {}, ask)
  expect(answer).toMatchObject({
    status: 200,
    body: { mark: 'known', cancel: { ok: false, code: 'not_given_back', detail: { kind: 'refund', amount: 15_100, step: 'money' } } },
  })
  const view = await page(order)
  expect(view).toMatchObject({
    head: { status: 'cancelled', fraudMark: 'known' },
    flow: { kind: 'cancel', state: 'stopped', refusal: { code: 'not_given_back' } },
  })
  expect(await reports(order)).toBe(1)
  // The control: alone, Cancel Order is refused by the same refund, so it was the fault that did it.
  const alone = await sold()
  const cancelled = (await asked(alone)).cancel
  await at.sandbox.gateway('harbor', 'refunds', { payment_intent: alone.reference, amount: '100' })
  expect((await at.boss.post(`${alone.path}/cancel`, { ...cancelled, what: 'order' })).body.code).toBe('not_given_back')
})

test('an unanswered refund goes on by itself, and the mark does not wait for it', async () => {
  const order = await sold()
  await at.sandbox.fault('POST', '/v1/refunds', 'drop_after', 2)
  const { body } = await press(order)
  expect(body).toMatchObject({ mark: 'known', cancel: { ok: true, value: { state: 'running', returned: 0 } } })
  expect((await page(order)).head).toMatchObject({ status: 'cancelled', paymentState: 'needs_attention', fraudMark: 'known' })
  const [refund] = await at.desk.look<{ id: string }>(`select id from transactions where order_id = $1 and kind = 'refund'`, [order.id])
  await settle(at.desk.app, { store: at.desk.store.id, id: refund?.id ?? '' })
  await job(body.cancel.value.flow)
  expect((await page(order)).head).toMatchObject({ paymentState: 'refunded' })
  expect(await at.effects(order)).toEqual(soldAndBack)
})

test('killed after the mark and before any money moved: the job gives back once, the same press again answers and does nothing more', async () => {
  const order = await sold()
  const ask = await asked(order)
  const command = { id: randomUUID(), seen: null, body: [`${order.path}/fraud/mark-and-cancel`, ask] }
  const actor = actorIn(at.desk.store, {
    kind: 'person',
    person: at.desk.store.people.supervisor,
    name: 'supervisor of harbor',
    rights: ['orders', 'refund', 'fraud'],
  })
  const started = await startMarkAndCancel(at.desk.app, actor, order.number, ask, command)
  expect(started).toMatchObject({ ok: true, value: { mark: 'known', flow: command.id } })
  const between = await page(order)
  expect(between).toMatchObject({ head: { status: 'cancelled', fraudMark: 'known' }, flow: { state: 'running', step: 'money' } })
  await Promise.all([job(command.id), job(command.id)])
  expect((await press(order, at.boss, { command: command.id }, ask)).body).toMatchObject({ mark: 'known', cancel: { ok: true } })
  expect(await at.effects(order)).toEqual(soldAndBack)
  expect([await count('fraud_marks', order), await count('flows', order)]).toEqual([1, 1])
})

test('the same press twice at once is one mark and one refund', async () => {
  const order = await sold()
  const ask = await asked(order)
  const command = randomUUID()
  const answers = await Promise.all([press(order, at.boss, { command }, ask), press(order, at.boss, { command }, ask)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(await at.effects(order)).toEqual(soldAndBack)
  expect(await count('fraud_marks', order)).toBe(1)
})

test('amounts that changed, a missing right, a stale page, goods that left: nothing is done, not even the mark', async () => {
  const order = await at.ordered()
  const ask = await asked(order)
  const staff = await at.desk.as('staff')
  expect((await press(order, staff, {}, ask)).body).toMatchObject({ code: 'forbidden', detail: { right: 'refund' } })
  expect((await staff.get(`${order.path}/cancel`)).body.can).toMatchObject({ code: 'forbidden', detail: { right: 'refund' } })
  await at.boss.post(`${order.path}/summary/status`, { status: 'backordered' })
  expect((await press(order, at.boss, { seen: 1 }, ask)).status).toBe(412)
  await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_100 })
  expect((await press(order, at.boss, {}, ask)).body).toMatchObject({ code: 'amounts_changed', detail: { voided: 0, returned: 15_100 } })
  const { content } = await page(order)
  const ship = {
    method: 'tracking',
    lines: [{ line: content.lines[0].id, quantity: 1 }],
    parcels: [{ trackingNumber: '1Z5R89390357567127' }],
  }
  expect((await at.boss.post(`${order.path}/fulfillment/ship-and-complete`, { ...ship, notify: false, slip: false })).status).toBe(200)
  expect((await press(order)).body.code).toBe('already_left')
  const { head, fraud } = await page(order)
  expect([head.fraudMark, fraud.standing, head.status]).toEqual([null, null, 'backordered'])
  expect(await count('flows', order)).toBe(1)
})

test('what is missing from the mark is named, and a customer is not cancelled for being honest', async () => {
  const order = await at.ordered()
  const ask = await asked(order)
  expect((await press(order, at.boss, {}, { ...ask, evidence: 'pattern_only' })).status).toBe(400)
  expect((await press(order, at.boss, {}, { ...ask, mark: 'not_fraud' })).status).toBe(400)
  expect((await page(order)).head).toMatchObject({ status: 'new', fraudMark: null })
})

test('before a report the kinds that would enter the registry are shown, and nothing that could be matched', async () => {
  const order = await at.ordered()
  const shown = async () => (await at.boss.get(`${order.path}/fraud/report`)).body
  expect(await shown()).toEqual({ shares: false, kinds: [] })
  await at.desk.look('update store_settings set shares_registry = true')
  const { shares, kinds } = await shown()
  // The number of every test’s buyer is one of films, which names nobody.
  expect([shares, kinds]).toEqual([true, ['email', 'email_fuzzy', 'ship_to', 'ship_to_fuzzy', 'ship_to_base', 'card']])
  await at.desk.look(`update roles set rights = array_remove(rights, 'fraud') where store_id = $1 and name = 'staff'`, [at.desk.store.id])
  expect((await (await at.desk.as('staff')).get(`${order.path}/fraud/report`)).status).toBe(403)
})
