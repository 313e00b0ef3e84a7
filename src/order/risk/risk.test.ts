import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'

let desk: TestDesk
let staff: Caller
beforeAll(async () => {
  desk = await openDesk()
  staff = await desk.as('staff')
})
afterAll(() => desk.close())

const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}${rest}`
const page = async (number: number) => (await staff.get(at(number))).body

test('plain facts, and no score', async () => {
  const { number } = await desk.place({ vehicle: { vin: '1HGCM82643A004352' }, ip: '203.0.113.7' })
  expect((await page(number)).risk).toEqual({
    issuer: null,
    attempts: { all: 0, declined: 0, cards: 0 },
    vin: { ok: false, reason: 'check_digit', expected: '3' },
    postBox: false,
    ip: '203.0.113.7',
    checked: null,
    can: { check: { ok: true, value: null } },
  })
})

test('what the issuer said of the newest try is what counts, and declines are counted', async () => {
  const { number, id } = await desk.place()
  await attempt(id, '2026-03-04T14:00:00Z', 'declined', { line1: 'fail', postalCode: 'fail', cvc: 'fail' }, 'card-a')
  await attempt(id, '2026-03-04T14:05:00Z', 'approved', { line1: 'pass', postalCode: 'pass', cvc: 'unchecked' }, 'card-b')
  expect((await page(number)).risk).toMatchObject({
    issuer: { street: 'pass', postalCode: 'pass', cvc: 'unchecked' },
    attempts: { all: 2, declined: 1, cards: 2 },
  })
  expect((await page(number)).addresses.stakes.avsSpoke).toBe(true)
})

test('"looked at" is noted once, by whom and when', async () => {
  const { number } = await desk.place()
  for (const step of ['risk', 'risk', 'addresses']) expect((await staff.post(at(number, '/checked'), { step })).status).toBe(200)
  const { risk, addresses, activity } = await page(number)
  expect([risk.checked, addresses.checked]).toEqual([
    { at: '2026-03-04T15:00:00.000Z', by: 'staff of harbor' },
    { at: '2026-03-04T15:00:00.000Z', by: 'staff of harbor' },
  ])
  expect(activity.entries.map((entry: { event: unknown }) => entry.event).slice(0, 2)).toEqual([
    { type: 'checked', step: 'addresses' },
    { type: 'checked', step: 'risk' },
  ])
})

test('who saw addresses that were changed meanwhile has not looked at these', async () => {
  const { number } = await desk.place()
  const billing = {
    name: 'Ava Martin',
    company: '',
    line1: '9 Elm St',
    line2: '',
    city: 'Austin',
    region: 'TX',
    postalCode: '78704',
    country: 'US',
    phone: '',
  }
  await (await desk.as('supervisor')).post(at(number, '/addresses/billing'), { address: billing, reason: 'typo' })
  expect((await staff.post(at(number, '/checked'), { step: 'addresses' }, { seen: 1 })).status).toBe(412)
})

test('a step that is none is invalid', async () => {
  const { number } = await desk.place()
  expect((await staff.post(at(number, '/checked'), { step: 'money' })).status).toBe(400)
})

/** An attempt as the gateway's answer leaves it; the gateway itself is tested elsewhere. */
async function attempt(order: string, time: string, state: string, checks: object, fingerprint: string) {
  await desk.look(
    `with n as (select gen_random_uuid() as id), t as (
      insert into transactions (store_id, id, payment_id, order_id, kind, amount, currency, idempotency_key, actor_kind, actor_name, created_at)
      select $1, n.id, n.id, $2, 'authorization', 15100, 'USD', gen_random_uuid()::text, 'storefront', 'web store', $3 from n returning store_id, id)
    insert into transaction_events (store_id, transaction_id, id, state, source, checks, instrument, at)
    select store_id, id, gen_random_uuid(), $4, 'api', $5, $6, $3 from t`,
    [desk.store.id, order, time, state, JSON.stringify(checks), JSON.stringify({ fingerprint })],
  )
}
