import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPaymentDesk, tokenAtShop, type PaidOrder, type PaymentDesk } from '#test/support/payments.ts'
import type { PreviewView } from './shapes.ts'

let at: PaymentDesk
beforeAll(async () => {
  at = await openPaymentDesk()
})
afterAll(() => at.close())

/** $13.00 of nuts and $1.07 tax more. */
const more = {
  kind: 'add_line',
  line: { partNumber: '90080-15191', name: 'Nut', quantity: 4, unitPrice: 325 },
  reason: 'she asked for them',
}
/** One strut fewer: $61.20 and $5.05 tax less. */
const fewer = async (order: PaidOrder) => ({ kind: 'edit_line', id: await lineOf(order), line: { quantity: 1 } })
const discount = { kind: 'add_discount', label: 'For the trouble', amount: 1_000 }

const lineOf = async ({ path }: PaidOrder) => (await at.boss.get(path)).body.content.lines[0].id
const preview = async ({ path }: PaidOrder, ask: object): Promise<PreviewView> => (await at.boss.post(`${path}/content/preview`, ask)).body
const edit = async ({ path }: PaidOrder, ask: object): Promise<void> => {
  expect((await at.boss.post(`${path}/content/edits`, ask)).status).toBe(200)
}
const headOf = async ({ path }: PaidOrder) => (await at.boss.get(path)).body.head

/** Previewed, then saved; the preview and the ledger must agree. */
async function editAsShown(order: PaidOrder, ask: object): Promise<PreviewView> {
  const shown = await preview(order, ask)
  await edit(order, ask)
  const { balances } = await at.seen(order)
  expect([balances.due, balances.held, balances.collected]).toEqual([shown.due, shown.held, shown.collected])
  expect((await headOf(order)).balance).toBe(shown.due)
  return shown
}

async function completed(): Promise<PaidOrder> {
  const order = await at.ordered({ capture: 'automatic' })
  const shipped = await at.boss.post(`${order.path}/fulfillment/ship-and-complete`, {
    method: 'tracking',
    lines: [{ line: await lineOf(order), quantity: 2 }],
    parcels: [{ trackingNumber: '1Z5R89390357567127' }],
    notify: false,
    slip: false,
  })
  expect(shipped.status).toBe(200)
  expect(await at.statusOf(order)).toBe('completed')
  return order
}

const complete = async ({ path }: PaidOrder) => at.boss.post(`${path}/complete`)
const reopen = async ({ path }: PaidOrder) => at.boss.post(`${path}/summary/status`, { status: 'processing', reason: 'one more part' })

test('an authorized order made dearer: the hold covers its part, more is not captured from it, the rest is charged to a card', async () => {
  const order = await at.ordered()
  expect(await editAsShown(order, more)).toMatchObject({ dueBefore: 15_100, due: 16_507, held: 15_100, collected: 0 })
  expect((await at.seen(order)).can.capture).toMatchObject({ ok: true, left: 15_100, suggested: 15_100 })
  const over = await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 16_507 })
  expect([over.status, over.body.code]).toEqual([409, 'over_capture'])
  await at.pay(order, 'captures', { transaction: await at.hold(order), amount: 15_100 })
  expect(await at.seen(order)).toMatchObject({ state: 'partly_paid', balances: { due: 1_407, held: 0 } })
  await at.pay(order, 'cards', { token: await tokenAtShop(at.sandbox, 'harbor'), amount: 1_407 })
  expect(await at.seen(order)).toMatchObject({ state: 'paid', balances: { due: 0, collected: 16_507 } })
  expect(await at.atGateways(order)).toEqual({ taken: 16_507, held: 0 })
})

test('an authorized order made cheaper: no more than is due is offered, and what was held beyond it is let go with the capture', async () => {
  const order = await at.ordered()
  const shown = await editAsShown(order, await fewer(order))
  expect(shown).toMatchObject({ dueBefore: 15_100, held: 15_100 })
  expect(shown.due).toBe(shown.after.total)
  expect(shown.due).toBeLessThan(shown.held)
  expect((await at.seen(order)).can.capture).toMatchObject({ ok: true, left: 15_100, suggested: shown.due })
  await at.pay(order, 'captures', { transaction: await at.hold(order), amount: shown.due })
  expect(await at.seen(order)).toMatchObject({ state: 'paid', balances: { due: 0, collected: shown.due, held: 0 } })
  expect(await at.atGateways(order)).toEqual({ taken: shown.due, held: 0 })
})

test('cheaper, with the rest kept held: it is shown as held though nothing is due, and can be let go', async () => {
  const order = await at.ordered({ card: 'visa' })
  const { due } = await editAsShown(order, await fewer(order))
  const view = await at.seen(order)
  const several = view.can.capture.ok && view.can.capture.several
  await at.pay(order, 'captures', { transaction: await at.hold(order), amount: due, keep: several })
  const after = await at.seen(order)
  expect(after).toMatchObject({ state: 'paid', balances: { due: 0, held: several ? 15_100 - due : 0 } })
  if (several)
    expect((await at.pay(order, 'voids', { transaction: await at.hold(order), reason: 'not needed' })).body.outcome).toBe('approved')
  expect((await at.seen(order)).balances.held).toBe(0)
  expect((await at.atGateways(order)).taken).toBe(due)
})

test('captured, then made cheaper: it is owed to the buyer, and refunding it settles the order', async () => {
  const order = await at.captured()
  const shown = await editAsShown(order, await fewer(order))
  const owed = shown.before.total - shown.after.total
  expect(shown).toMatchObject({ dueBefore: 0, due: -owed, collected: 15_100, held: 0 })
  expect(await at.seen(order)).toMatchObject({ state: 'overpaid', can: { refund: { ok: true } } })
  await at.pay(order, 'refunds', { transaction: order.capture, amount: owed, reason: 'overpaid' })
  expect((await at.seen(order)).balances).toMatchObject({ due: 0, refunded: owed, collected: 15_100 - owed })
  expect(await at.atGateways(order)).toEqual({ taken: 15_100 - owed, held: 0 })
})

test('a completed order is reopened and made dearer: the balance is due, it is not completed before that is collected', async () => {
  const order = await completed()
  expect((await at.boss.post(`${order.path}/content/preview`, more)).body.code).toBe('order_completed')
  expect((await reopen(order)).status).toBe(200)
  expect(await editAsShown(order, more)).toMatchObject({ dueBefore: 0, due: 1_407, collected: 15_100 })
  expect(await at.seen(order)).toMatchObject({ state: 'partly_paid', balances: { due: 1_407 } })
  expect((await complete(order)).body.completed).not.toBe(true)
  await at.pay(order, 'cards', { token: await tokenAtShop(at.sandbox, 'harbor'), amount: 1_407 })
  expect(await at.seen(order)).toMatchObject({ state: 'paid', balances: { due: 0, collected: 16_507 } })
  expect(await at.atGateways(order)).toEqual({ taken: 16_507, held: 0 })
})

test('a completed order is reopened and given a discount: it is to refund, and completes once that is done', async () => {
  const order = await completed()
  await reopen(order)
  const shown = await editAsShown(order, discount)
  expect(shown.due).toBe(shown.after.total - 15_100)
  expect(shown.due).toBeLessThan(-1_000)
  expect(await at.seen(order)).toMatchObject({ state: 'overpaid' })
  expect((await complete(order)).body.completed).not.toBe(true)
  const sale = (await at.seen(order)).history.find(({ kind }) => kind === 'sale')
  await at.pay(order, 'refunds', { transaction: sale?.id, amount: -shown.due, reason: 'overpaid' })
  expect((await at.seen(order)).balances).toMatchObject({ due: 0, refunded: -shown.due })
  expect((await complete(order)).body).toMatchObject({ completed: true, status: 'completed' })
  expect(await at.atGateways(order)).toEqual({ taken: 15_100 + shown.due, held: 0 })
})
