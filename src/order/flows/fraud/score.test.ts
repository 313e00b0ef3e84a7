import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Factor } from '#domain/risk/rows.ts'
import { scoreWithRules } from '#domain/risk/rules.ts'
import { versionOf } from '#domain/risk/version.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { RiskView, ScoresView } from '../../risk/shapes.ts'
import { rejudgeOrder, scoreOrder } from './score.ts'

let desk: TestDesk
let staff: Caller
beforeAll(async () => {
  desk = await openDesk()
  staff = await desk.as('staff')
})
afterAll(() => desk.close())

type Placed = { readonly id: string; readonly number: number }

const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}${rest}`
const page = async (number: number) => (await staff.get(at(number))).body
const risk = async ({ number }: Placed): Promise<RiskView> => (await page(number)).risk
const score = ({ id }: Placed) => scoreOrder(desk.app, { store: desk.store.id, id })
const points = (rows: readonly Factor[]) => rows.reduce((sum, row) => sum + row.points, 0)
const row = (view: RiskView, code: Factor['code']) => view.now?.factors.find((factor) => factor.code === code)

/** How many jobs wait to score this order; they are taken away, so that the next question is about what came after. */
async function waiting({ id }: Placed): Promise<number> {
  const rows = await desk.look(`delete from pgboss.job where name = 'score' and data ->> 'id' = $1 returning id`, [id])
  return rows.length
}

test('an order is pending until its job has scored it; the column adds up to the score, and the same facts give the same score', async () => {
  const order = await desk.place({ ip: '203.0.113.7' })
  expect((await risk(order)).now).toBeNull()
  expect(await waiting(order)).toBe(1)
  await score(order)
  const first = await risk(order)
  expect(first).toMatchObject({ scores: 1, edges: { medium: 30, high: 60 }, now: { level: 'low', fitted: false, oneIn: null } })
  expect(points(first.now?.factors ?? [])).toBe(first.now?.score)
  expect(first.now?.unavailable).toContain('avs')
  await score(order)
  expect((await risk(order)).scores).toBe(1)
  const [kept] = await desk.look<{ facts: never; version: string; score: number }>(
    'select facts, version, score from risk_scores where order_id = $1',
    [order.id],
  )
  const version = versionOf(kept?.version ?? '')
  if (!kept || !version) throw new Error('no score was kept')
  expect(scoreWithRules(kept.facts, version, [], first.edges).scored.score).toBe(kept.score)
  expect((await staff.get('/desk/stores/harbor/orders?status=all')).body.rows[0]).toMatchObject({ riskScore: kept.score })
})

test('what the network says is looked at alone after a report: the rest stands as the newest score knew it, and is gathered where there is none', async () => {
  const order = await desk.place()
  const rejudge = () => rejudgeOrder(desk.app, { store: desk.store.id, id: order.id })
  await rejudge()
  expect((await risk(order)).scores).toBe(1)
  // A change whose own job has not come yet.
  await attempt(order.id, '2026-03-04T14:00:00Z', 'declined', { line1: 'fail', postalCode: 'fail', cvc: 'fail' }, 'card-a')
  await rejudge()
  expect((await risk(order)).scores).toBe(1)
  await score(order)
  expect((await risk(order)).scores).toBe(2)
  expect(row(await risk(order), 'avs_none')).toBeDefined()
  await rejudge()
  expect((await risk(order)).scores).toBe(2)
})

test('what the issuer says, declines and more cards raise it; the log and the history say what changed', async () => {
  const order = await desk.place()
  await score(order)
  const before = (await risk(order)).now?.score ?? 0
  await attempt(order.id, '2026-03-04T14:00:00Z', 'declined', { line1: 'fail', postalCode: 'fail', cvc: 'fail' }, 'card-a')
  await attempt(order.id, '2026-03-04T14:03:00Z', 'declined', { line1: 'fail', postalCode: 'fail', cvc: 'fail' }, 'card-b')
  await attempt(order.id, '2026-03-04T14:05:00Z', 'approved', { line1: 'fail', postalCode: 'fail', cvc: 'fail' }, 'card-c')
  await score(order)
  const after = await risk(order)
  expect(after.now?.score).toBeGreaterThan(before + 20)
  for (const code of ['avs_none', 'cvc_mismatch', 'declined_twice'] as const) expect(row(after, code)?.points).toBeGreaterThan(0)
  const { scores }: ScoresView = (await staff.get(at(order.number, '/risk/scores'))).body
  expect(scores.map(({ sequence }) => sequence)).toEqual([2, 1])
  expect(scores[0]?.changes).toContainEqual({ code: 'cvc_mismatch', group: 'payment', from: null, to: row(after, 'cvc_mismatch')?.points })
  expect((await page(order.number)).activity.entries[0].event).toEqual({
    type: 'risk_scored',
    from: before,
    to: after.now?.score,
    level: after.now?.level,
  })
})

test('a tick counts, is logged with its name, puts in a new score, and is taken back as if it had not been', async () => {
  const order = await desk.place()
  await score(order)
  await waiting(order)
  const before = (await risk(order)).now?.score
  const tick = (done: boolean) => staff.post(at(order.number, '/risk/ticks'), { tick: 'called', done })
  expect((await tick(true)).body).toEqual({ tick: 'called', done: true })
  expect((await tick(true)).status).toBe(200)
  expect(await waiting(order)).toBe(1)
  await score(order)
  const ticked = await risk(order)
  expect(ticked.ticks).toMatchObject([{ tick: 'called', by: 'staff of harbor' }])
  expect(row(ticked, 'called')?.points).toBeLessThan(0)
  await tick(false)
  expect(await waiting(order)).toBe(1)
  expect((await staff.post(at(order.number, '/risk/scores'), {})).status).toBe(200)
  expect(await risk(order)).toMatchObject({ ticks: [], now: { score: before } })
  expect((await staff.post(at(order.number, '/risk/ticks'), { tick: 'prayed', done: true })).status).toBe(400)
})

test('an edited address, a changed line and a mark put in a new score; a note does not', async () => {
  const order = await desk.place()
  await waiting(order)
  await staff.post(at(order.number, '/notes'), { text: 'asked the counter' })
  expect(await waiting(order)).toBe(0)
  const shipping = {
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
  expect(
    (await (await desk.as('supervisor')).post(at(order.number, '/addresses/shipping'), { address: shipping, reason: 'moved' })).status,
  ).toBe(200)
  expect(await waiting(order)).toBe(1)
  await staff.post(at(order.number, '/fraud/marks'), { mark: 'suspected', code: 'other', reason: 'strange call' })
  expect(await waiting(order)).toBe(1)
})

test('nonsense and emptiness give a score, never an error', async () => {
  const strange = { name: '🦊'.repeat(20), line1: 'ул. Ленина ١٢٣', city: '東京', region: '', postalCode: '???', country: 'JP', phone: '0' }
  const orders = [
    await desk.place({
      billing: strange,
      shipping: strange,
      vehicle: {},
      ip: '2001:db8::1',
      buyer: { name: '無名', email: 'x@y.zz', phone: '1' },
    }),
    await desk.place({ lines: Array.from({ length: 500 }, (_, n) => ({ partNumber: `P-${n}`, name: `Filter ${n}` })) }),
  ]
  for (const order of orders) {
    await score(order)
    expect((await risk(order)).now?.score).toBeGreaterThan(0)
  }
})

test('looking at the addresses and at the risk is kept with its name, once, and in the log', async () => {
  const { number } = await desk.place()
  for (const step of ['risk', 'risk', 'addresses']) expect((await staff.post(at(number, '/checked'), { step })).status).toBe(200)
  const { risk: view, addresses, activity } = await page(number)
  expect([view.checked, addresses.checked]).toEqual([
    { at: '2026-03-04T15:00:00.000Z', by: 'staff of harbor' },
    { at: '2026-03-04T15:00:00.000Z', by: 'staff of harbor' },
  ])
  expect(activity.entries.map((entry: { event: unknown }) => entry.event).slice(0, 2)).toEqual([
    { type: 'checked', step: 'addresses' },
    { type: 'checked', step: 'risk' },
  ])
  expect((await staff.post(at(number, '/checked'), { step: 'money' })).status).toBe(400)
})

test('addresses that were changed meanwhile have to be looked at again', async () => {
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
