import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPaymentDesk, type PaymentDesk } from '#test/support/payments.ts'
import { readNews } from './news/hear.ts'
import { reconcile } from './news/reconcile.ts'

let at: PaymentDesk
beforeAll(async () => {
  at = await openPaymentDesk()
})
afterAll(() => at.close())

const ups = '1Z5R89390357567127'

test('a disputed payment comes with what speaks for the store: what left with which number, where to, how many mails', async () => {
  const [account] = await at.desk.look<{ id: string }>('select id from gateway_accounts where store_id = $1', [at.desk.store.id])
  const news = { store: at.desk.store.id, id: account?.id ?? '' }
  await readNews(at.desk.app, news)
  const order = await at.ordered({ card: 'createDispute', capture: 'automatic' })
  expect((await at.seen(order)).evidence).toBeNull()

  const { lines } = (await at.boss.get(`${order.path}/fulfillment`)).body as { lines: readonly { id: string; open: number }[] }
  const shipped = await at.boss.post(`${order.path}/fulfillment/ship-and-complete`, {
    method: 'tracking',
    lines: lines.map(({ id, open }) => ({ line: id, quantity: open })),
    parcels: [{ trackingNumber: ups }],
    cost: 14_82,
    notify: true,
    slip: false,
  })
  expect(shipped.status).toBe(200)
  await at.desk.look(`update letters set state = 'sent' where order_id = $1 and kind = 'shipped'`, [order.id])
  await at.sandbox.advance(2 * 60 * 60)
  await readNews(at.desk.app, news)
  await reconcile(at.desk.app, { store: at.desk.store.id, id: (await at.seen(order)).history.at(-1)?.id ?? '' })

  const view = await at.seen(order)
  expect(view.history.flatMap(({ disputes }) => disputes)).toMatchObject([
    { kind: 'dispute', state: 'needs_response', reason: 'fraudulent' },
  ])
  expect(view.evidence).toMatchObject({
    shipments: [{ method: 'tracking', parcels: [{ carrier: 'ups', number: ups }], collectedBy: null }],
    messages: 1,
    samePlace: true,
    verified: false,
  })
})
