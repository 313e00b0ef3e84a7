import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StatementLine } from '../gateway/statement/statement.ts'
import { client, postJson, startWorld, type TestWorld } from '../test-world.ts'

let world: TestWorld
let stripe: Stripe
beforeAll(async () => {
  world = await startWorld()
  stripe = client(world, 'harbor_parts')
})
afterAll(() => world.end())

/** A card as a person types it, with their name; what it pays is found by both. */
async function cardOf(name: string, number = '4242424242424242') {
  const typed = await fetch(world.url('gateway', '/v1/payment_methods'), {
    method: 'POST',
    headers: { authorization: 'Bearer pk_test_harbor_parts' },
    body: new URLSearchParams({
      type: 'card',
      'card[number]': number,
      'card[exp_month]': '4',
      'card[exp_year]': '2031',
      'card[cvc]': '123',
      'billing_details[name]': name,
    }),
  })
  return ((await typed.json()) as Stripe.PaymentMethod).id
}
const paid = async (name: string, amount: number, more: Partial<Stripe.PaymentIntentCreateParams> = {}, number?: string) =>
  stripe.paymentIntents.create({
    amount,
    currency: 'usd',
    payment_method: await cardOf(name, number),
    allowed_payment_method_types: ['card'],
    confirm: true,
    ...more,
  })
const lines = async (query: string) =>
  ((await (await fetch(world.url('mailbox', `/api/statement?${query}`))).json()) as { lines: StatementLine[] }).lines
const brief = async (query: string) => (await lines(query)).map(({ what, state, amount }) => [what, state, amount])
const page = async (query = '') => (await fetch(world.url('mailbox', `/statement${query}`))).text()
const pass = (advanceSeconds: number) => postJson(world.url('control', '/clock'), { advanceSeconds })
const manual = { capture_method: 'manual' } as const

test('a small secret hold can be read by the holder of the card while it is pending, and is gone when it is let go', async () => {
  const intent = await paid('Mary Moor', 3_17, { ...manual, statement_descriptor_suffix: 'verify' })
  expect(await lines('card=4242&holder=mary')).toMatchObject([
    { what: 'authorization', state: 'pending', amount: 3_17, currency: 'usd', merchant: 'HARBOR PARTS* VERIFY', holder: 'Mary Moor' },
  ])
  const shown = await page('?card=4242')
  expect([shown.includes('$3.17'), shown.includes('HARBOR PARTS* VERIFY'), shown.includes('◔ Pending')]).toEqual([true, true, true])
  await stripe.paymentIntents.cancel(intent.id)
  expect(await brief('holder=Mary')).toEqual([['authorization', 'released', 3_17]])
})

test('captures replace the hold, what is left of it stays pending until it is let go', async () => {
  const intent = await paid('Ned Nash', 100_00, { ...manual, payment_method_options: { card: { request_multicapture: 'if_available' } } })
  await stripe.paymentIntents.capture(intent.id, { amount_to_capture: 30_00, final_capture: false })
  expect(await brief('holder=Ned')).toEqual([
    ['purchase', 'posted', 30_00],
    ['authorization', 'pending', 70_00],
  ])
  await pass(8 * 86_400)
  expect(await brief('holder=Ned')).toEqual([
    ['purchase', 'posted', 30_00],
    ['authorization', 'released', 70_00],
  ])
  const whole = await paid('Oda Orr', 20_00, manual)
  await stripe.paymentIntents.capture(whole.id)
  expect(await brief('holder=Oda')).toEqual([['purchase', 'posted', 20_00]])
})

test('what comes back is negative: refunds, and what the bank credits while a charge is disputed', async () => {
  const slow = await paid('Pia Pond', 40_00, {}, '4000000000007726')
  await stripe.refunds.create({ payment_intent: slow.id, amount: 15_00 })
  expect(await brief('card=7726')).toEqual([
    ['refund', 'pending', -15_00],
    ['purchase', 'posted', 40_00],
  ])
  await pass(3 * 86_400)
  expect((await brief('card=7726'))[0]).toEqual(['refund', 'posted', -15_00])
  await paid('Pia Pond', 50_00, {}, '4000000000000259')
  await pass(4)
  expect(await brief('card=0259')).toEqual([
    ['dispute', 'posted', -50_00],
    ['purchase', 'posted', 50_00],
  ])
  expect(await page('?card=0259')).toContain('-$50.00')
})

test('a declined card has nothing on its statement; a card is found by its last four digits and from the mailbox', async () => {
  await paid('Quin Quay', 9_00, {}, '4000000000009995').catch(() => undefined)
  expect([await lines('card=9995'), await lines('card=%27')]).toEqual([[], []])
  expect(await page('?card=9995')).toContain('Nothing on such a card')
  expect(await page()).toContain('Visa •••• 7726')
  expect(await (await fetch(world.url('mailbox', '/'))).text()).toContain('href="/statement"')
  const newest = async () => (await fetch(world.url('mailbox', '/statement/newest'))).text()
  const before = await newest()
  await paid('Rob Reed', 1_00)
  expect(await newest()).not.toBe(before)
})
