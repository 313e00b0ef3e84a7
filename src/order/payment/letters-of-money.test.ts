import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPayDesk, type PayDesk } from '#test/support/pay-page.ts'
import { payAtShop, setPaymentMode, tokenAtShop } from '#test/support/payments.ts'
import { confirmPayment } from './confirm-payment.ts'

let at: PayDesk
beforeAll(async () => {
  at = await openPayDesk()
})
afterAll(() => at.close())

type Order = { readonly id: string; readonly number: number; readonly path: string }

let buyers = 0
/** An order of $151.00 by a buyer with a mailbox of their own. */
async function orderOf(language: 'en' | 'fr' = 'en', payment?: object): Promise<Order & { readonly email: string }> {
  const email = `buyer${++buyers}@example.com`
  const order = await at.desk.place({ buyer: { email, language }, ...(payment && { payment: payment as never }) })
  if (payment) await confirmPayment(at.desk.app, { store: at.desk.store.id, id: order.id })
  return { ...order, email, path: `/desk/stores/harbor/orders/${order.number}` }
}

const held = async (language?: 'en' | 'fr') =>
  orderOf(language, { kind: 'reference', gateway: 'stripe', reference: await payAtShop(at.sandbox, 'harbor') })
const kinds = async ({ id }: Order) =>
  (await at.desk.look<{ kind: string }>(`select kind from letters where order_id = $1 order by created_at, id`, [id])).map(
    ({ kind }) => kind,
  )
const newest = async (order: Order & { readonly email: string }) => {
  await at.deliver(order)
  return (await at.sandbox.mails(order.email))[0]
}
const capture = async (order: Order, amount: number) => {
  const [hold] = (await at.boss.get(`${order.path}/payment`)).body.history
  return at.boss.post(`${order.path}/payment/captures`, { transaction: hold.id, amount })
}

test('a capture: the buyer reads what was taken from which card, and that it is paid in full', async () => {
  const order = await held()
  await capture(order, 15_100)
  const mail = await newest(order)
  expect(mail?.subject).toBe(`Receipt: $151.00 for order ${order.number}`)
  expect(mail?.text).toContain('We have received $151.00 from your Visa 4242. Thank you.')
  expect(mail?.text).toContain('Your order is paid in full.')
  expect(mail?.html).toContain('Your order is paid in full.')
  expect(mail?.text).toContain('Order total: $151.00')
})

test('a capture in part, in French: what is still due stands in it', async () => {
  const order = await held('fr')
  await capture(order, 10_000)
  const mail = await newest(order)
  expect(mail?.subject).toMatch(new RegExp(`^Reçu\\s: 100,00\\s\\$\\sUS pour la commande ${order.number}$`))
  expect(mail?.text).toMatch(/Nous avons reçu 100,00\s\$\sUS de votre carte ou compte Visa 4242\. Merci\./)
  expect(mail?.text).toMatch(/Solde à payer sur votre commande\s: 51,00\s\$\sUS\./)
})

test('a new card charged by a clerk, and charged again: a receipt each; more than is due says so', async () => {
  const order = await orderOf()
  const cards = { token: await tokenAtShop(at.sandbox, 'harbor'), amount: 5_100, keep: true }
  const charged = await at.boss.post(`${order.path}/payment/cards`, cards)
  expect((await newest(order))?.text).toContain('Still due on your order: $100.00.')
  await at.boss.post(`${order.path}/payment/again`, { transaction: charged.body.transaction, amount: 11_000 })
  expect(await kinds(order)).toEqual(['receipt', 'receipt'])
  expect((await newest(order))?.text).toContain('That is $10.00 more than your order costs. We will put that right.')
})

test('no receipt for what the shop took itself, what moved outside, what was declined, and nobody to write to', async () => {
  const sold = await orderOf('en', {
    kind: 'reference',
    gateway: 'stripe',
    reference: await payAtShop(at.sandbox, 'harbor', { capture: 'automatic' }),
  })
  expect(await kinds(sold)).toEqual([])
  await setPaymentMode(at.desk, 'sale')
  const token = await orderOf('en', { kind: 'payment_method', gateway: 'stripe', token: await tokenAtShop(at.sandbox, 'harbor') })
  expect((await at.boss.get(`${token.path}/payment`)).body.state).toBe('paid')
  expect(await kinds(token)).toEqual([])
  const other = await orderOf()
  await at.boss.post(`${other.path}/payment/offline`, {
    direction: 'in',
    amount: 100,
    method: 'cash',
    reference: 'R-1',
    note: 'At the counter',
  })
  await at.boss.post(`${other.path}/payment/cards`, { token: await tokenAtShop(at.sandbox, 'harbor', 'chargeDeclined'), amount: 100 })
  expect(await kinds(other)).toEqual([])
  const silent = await at.desk.place({ buyer: { email: null } })
  await at.boss.post(`/desk/stores/harbor/orders/${silent.number}/payment/cards`, cardAsk(await tokenAtShop(at.sandbox, 'harbor')))
  expect(await at.desk.look(`select from letters where order_id = $1`, [silent.id])).toEqual([])
})

const cardAsk = (token: string) => ({ token, amount: 15_100 })

test('a token of the shop that a clerk tries once more is still the shop’s own payment', async () => {
  await setPaymentMode(at.desk, 'sale')
  const token = await tokenAtShop(at.sandbox, 'harbor', 'visa')
  await at.sandbox.fault('POST', '/v1/payment_intents/*/confirm', '429', 4)
  const order = await at.desk.place({
    buyer: { email: 'again@example.com' },
    payment: { kind: 'payment_method', gateway: 'stripe', token },
  })
  const path = `/desk/stores/harbor/orders/${order.number}`
  await at.boss.post(`${path}/payment/claim/check`)
  await at.boss.post(`${path}/payment/claim/check`)
  expect((await at.boss.post(`${path}/payment/claim/check`)).status).toBe(200)
  expect((await at.boss.get(`${path}/payment`)).body.state).toBe('paid')
  expect(await kinds({ ...order, path })).toEqual([])
})

test.each([
  ['en', 'Please confirm your card for order', 'less than $5.00 on your Visa 4242', 'answer this mail or call us'],
  ['fr', 'Confirmez votre carte pour la commande', 'moins de 5,00', 'répondez à ce courriel ou appelez-nous'],
] as const)('verifying a card, %s: the letter asks for the amount and never says it', async (language, subject, most, ask) => {
  const order = await orderOf(language)
  const verified = await at.boss.post(`${order.path}/payment/verifications`, { token: await tokenAtShop(at.sandbox, 'harbor') })
  expect(verified.body).toMatchObject({ outcome: 'approved', amount: 0 })
  expect(await kinds(order)).toEqual(['verify_card'])
  const mail = await newest(order)
  const [row] = await at.desk.look<{ amount: number }>(`select amount::int from transactions where id = $1`, [verified.body.transaction])
  const secret = ((row?.amount ?? 0) / 100).toFixed(2)
  expect(Number(secret)).toBeGreaterThanOrEqual(1)
  expect(mail?.subject).toBe(`${subject} ${order.number}`)
  expect(mail?.text).toContain(most)
  expect(mail?.text).toContain(ask)
  const [letter] = await at.desk.look<{ whole: string }>(
    `select concat_ws(' ', facts, subject, body_text, body_html) as whole from letters where order_id = $1`,
    [order.id],
  )
  for (const said of [mail?.text, mail?.html, letter?.whole])
    for (const written of [secret, secret.replace('.', ','), `: ${row?.amount}`]) expect(said).not.toContain(written)
})

test('a verification that is declined writes nothing', async () => {
  const order = await orderOf()
  await at.boss.post(`${order.path}/payment/verifications`, { token: await tokenAtShop(at.sandbox, 'harbor', 'chargeDeclined') })
  expect(await kinds(order)).toEqual([])
})
