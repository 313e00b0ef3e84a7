import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, startWorld, type TestWorld } from '../test-world.ts'
import { cards, passesLuhn } from './cards.ts'

let world: TestWorld
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.end())

const typed = (number: string, more: Record<string, string> = {}, key = 'pk_test_toyota') =>
  fetch(world.url('gateway', '/v1/payment_methods'), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: new URLSearchParams({ type: 'card', 'card[number]': number, 'card[exp_month]': '4', 'card[exp_year]': '2031', ...more }),
  })
const full = { 'card[cvc]': '123', 'billing_details[address][line1]': '1 Main', 'billing_details[address][postal_code]': '92103' }

test('every test number has a good check digit', () => {
  expect(cards.filter(({ number }) => !passesLuhn(number))).toEqual([])
  expect(new Set(cards.map(({ number }) => number)).size).toBe(cards.length)
})

test.each([
  ['4242424242424242', full, ['pass', 'pass', 'pass']],
  ['4242424242424242', {}, [null, null, null]],
  ['4000000000000101', full, ['pass', 'pass', 'fail']],
  ['4000000000000036', full, ['pass', 'fail', 'pass']],
  ['4000000000000028', full, ['fail', 'pass', 'pass']],
  ['4000000000000010', full, ['fail', 'fail', 'pass']],
  ['4000000000000044', full, ['unavailable', 'unavailable', 'pass']],
  ['4000000000000010', { 'card[cvc]': '123' }, [null, null, 'pass']],
])('%s: checks speak of what was sent, and the charge succeeds', async (number, sent, checks) => {
  const method = (await (await typed(number, sent)).json()) as Stripe.PaymentMethod
  const intent = await client(world).paymentIntents.create({
    amount: 100,
    currency: 'usd',
    payment_method: method.id,
    allowed_payment_method_types: ['card'],
    confirm: true,
    expand: ['latest_charge'],
  })
  const found = (intent.latest_charge as Stripe.Charge).payment_method_details?.card
  expect([found?.checks?.address_line1_check, found?.checks?.address_postal_code_check, found?.checks?.cvc_check]).toEqual(checks)
  expect([intent.status, found?.last4, found?.exp_year]).toEqual(['succeeded', number.slice(-4), 2031])
})

test.each([
  ['4242424242424241', {}, 402, 'incorrect_number'],
  ['4111111111111111', {}, 402, 'card_declined'],
  ['4242424242424242', { 'card[exp_year]': '2020' }, 402, 'invalid_expiry_year'],
  ['4242424242424242', { 'card[exp_month]': '13' }, 402, 'invalid_expiry_month'],
  ['4242424242424242', { 'card[cvc]': '12' }, 402, 'invalid_cvc'],
])('%s %o is refused: %i %s', async (number, more, status, code) => {
  const response = await typed(number, more)
  const answer = (await response.json()) as { error: { code: string; message: string } }
  expect([response.status, answer.error.code]).toEqual([status, code])
  expect(JSON.stringify(answer)).not.toContain(number)
})

test('no typed number is anywhere in the folder', async () => {
  const sent = await typed('4000000000009995', full)
  expect(sent.status).toBe(200)
  const files = readdirSync(world.folder).filter((name) => /\.sqlite(-wal)?$/.test(name))
  expect(files).toContain('gateway.sqlite')
  expect(files.filter((name) => readFileSync(join(world.folder, name)).includes('4000000000009995'))).toEqual([])
})

test('a card number with a secret key is refused, everything else with a publishable key', async () => {
  const raw = await typed('4242424242424242', {}, 'sk_test_toyota')
  expect([raw.status, await raw.text()]).toEqual([400, expect.stringContaining('Sending credit card numbers directly')])
  const read = await fetch(world.url('gateway', '/v1/payment_intents'), { headers: { authorization: 'Bearer pk_test_toyota' } })
  expect(read.status).toBe(403)
})

test('one card has one fingerprint in an account, and another elsewhere', async () => {
  const print = async (key: string) => ((await (await typed('4242424242424242', {}, key)).json()) as Stripe.PaymentMethod).card?.fingerprint
  expect(await print('pk_test_toyota')).toBe(await print('pk_test_toyota'))
  expect(await print('pk_test_toyota')).not.toBe(await print('pk_test_honda'))
})

test('risk is told without refusing', async () => {
  const intent = await client(world).paymentIntents.create({
    amount: 100,
    currency: 'usd',
    payment_method: 'pm_card_riskLevelElevated',
    allowed_payment_method_types: ['card'],
    confirm: true,
    expand: ['latest_charge'],
  })
  expect([intent.status, (intent.latest_charge as Stripe.Charge).outcome?.risk_level]).toEqual(['succeeded', 'elevated'])
})
