import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RiskView } from '../../risk/shapes.ts'
import { openDesk, type Caller, type TestDesk, type TestStore } from '#test/support/desk.ts'
import { disguised, person, type AskChanges } from '#test/support/orders.ts'
import { reportOrder } from './report.ts'
import { scoreOrder } from './score.ts'
import { askNetwork } from '#network/registry/ask.ts'
import { noCommand } from '#platform/command.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import { gatherFacts } from '../../risk/gather/gather-facts.ts'
import { readTraces } from '../../risk/gather/traces.ts'
import { keepScore } from '../../risk/keep-score.ts'
import { holdOrder } from '../../spine.ts'

let desk: TestDesk
const people = new Map<string, Caller>()
beforeAll(async () => {
  desk = await openDesk()
  for (const store of [desk.store, desk.other]) people.set(store.slug, await desk.as('supervisor', store))
  await desk.look('update store_settings set shares_registry = true')
})
afterAll(() => desk.close())

type Placed = { readonly id: string; readonly number: number; readonly store: TestStore }

const place = async (store: TestStore, changes: AskChanges = {}): Promise<Placed> => ({ ...(await desk.place(changes, store)), store })
const by = ({ slug }: TestStore): Caller => people.get(slug) ?? (Promise.reject(new Error(slug)) as never)
const path = ({ store, number }: Placed, rest = '') => `/desk/stores/${store.slug}/orders/${number}${rest}`
const score = ({ store, id }: Placed) => scoreOrder(desk.app, { store: store.id, id })
const risk = async (order: Placed): Promise<RiskView> => (await by(order.store).get(path(order))).body.risk
const row = async (order: Placed, code: string) => (await risk(order)).now?.factors.find((factor) => factor.code === code)

/** Marks an order and does the job that tells the network. */
async function mark(order: Placed, word: 'not_fraud' | 'suspected' | 'known', code = 'stolen_card'): Promise<void> {
  const grounds = word !== 'not_fraud' && { code, evidence: 'owner_denies' }
  const said = { mark: word, reason: 'the card’s owner called', ...grounds }
  expect((await by(order.store).post(path(order, '/fraud/marks'), said)).status).toBe(200)
  await reportOrder(desk.app, { store: order.store.id, id: order.id })
}

async function undo(order: Placed): Promise<void> {
  expect((await by(order.store).post(path(order, '/fraud/withdrawal'), {})).status).toBe(200)
  await reportOrder(desk.app, { store: order.store.id, id: order.id })
}

/** A dispute about an order's payment, as the gateway would tell it; answers its id. */
async function disputed({ store, id }: Placed, reason: string): Promise<string> {
  const [made] = await desk.look<{ id: string }>(
    `with n as (select gen_random_uuid() as id), t as (
      insert into transactions (store_id, id, payment_id, order_id, kind, amount, currency, idempotency_key, actor_kind, actor_name, created_at)
      select $1, n.id, n.id, $2, 'sale', 15100, 'USD', n.id::text, 'storefront', 'web store', now() from n returning id)
    insert into disputes (store_id, id, order_id, transaction_id, account_id, reference, kind, state, reason, amount, currency, opened_at, updated_at)
    select $1, t.id, $2, t.id, t.id, t.id::text, 'dispute', 'needs_response', $3, 15100, 'USD', now(), now() from t returning id`,
    [store.id, id, reason],
  )
  return made?.id ?? ''
}

/** Which orders wait to be scored; they are taken away. */
async function waiting(): Promise<readonly string[]> {
  const rows = await desk.look<{ id: string }>(`delete from pgboss.job where name in ('score', 'rejudge') returning data ->> 'id' as id`)
  return rows.map(({ id }) => id)
}

test('a fraudster one store knows comes to another in disguise: Medium with the reason; undo gives back the very score', async () => {
  const [first, second] = [await place(desk.store, person(41)), await place(desk.other, disguised(41))]
  for (const order of [first, second]) await score(order)
  const before = await risk(second)
  await waiting()
  await mark(first, 'known')
  expect(await waiting()).toContain(second.id)
  await score(second)
  expect(await row(second, 'registry_medium')).toMatchObject({ points: 28 })
  expect((await risk(second)).now?.score).toBeGreaterThan(before.now?.score ?? 100)
  await score(first)
  expect(await row(first, 'registry_high')).toBeDefined()
  await undo(first)
  expect(await waiting()).toContain(second.id)
  await score(second)
  const after = await risk(second)
  expect([after.now?.score, after.now?.factors]).toEqual([before.now?.score, before.now?.factors])
  expect(await desk.look('select 1 from registry_tokens')).toEqual([])
})

test('a reason that is no case type counts in its own store alone, also when a mark is corrected to it', async () => {
  const [first, second] = [await place(desk.store, person(47)), await place(desk.other, disguised(47))]
  await mark(first, 'known', 'stolen_card')
  await score(second)
  expect(await row(second, 'registry_medium')).toBeDefined()
  await mark(first, 'known', 'friendly_fraud')
  await score(second)
  expect(await row(second, 'registry_medium')).toBeUndefined()
  const again = await place(desk.store, disguised(47))
  await score(again)
  expect(await row(again, 'registry_high')).toBeDefined()
})

test('a second store makes it High', async () => {
  const [first, second] = [await place(desk.store, person(42)), await place(desk.other, disguised(42))]
  for (const order of [first, second]) await score(order)
  await mark(first, 'known')
  await mark(second, 'known')
  const third = await place(desk.store, disguised(42))
  await score(third)
  expect(await row(third, 'registry_high')).toBeDefined()
  expect((await risk(third)).now).toMatchObject({ level: 'high' })
})

test.each([
  ['Stripe', 'fraudulent'],
  ['PayPal', 'unauthorised'],
])(
  'the bank’s word makes it High with one store, as %s puts it; another reason of a dispute says nothing of the buyer',
  async (_gateway, reason) => {
    const n = reason === 'fraudulent' ? 51 : 52
    const [first, second] = [await place(desk.store, person(n)), await place(desk.other, disguised(n))]
    await score(second)
    const dispute = await disputed(first, 'product_not_received')
    await reportOrder(desk.app, { store: first.store.id, id: first.id })
    await score(second)
    expect([await row(second, 'registry_medium'), await row(second, 'registry_high')]).toEqual([undefined, undefined])
    await desk.look('update disputes set reason = $1 where id = $2', [reason, dispute])
    await reportOrder(desk.app, { store: first.store.id, id: first.id })
    await score(second)
    expect(await row(second, 'registry_high')).toBeDefined()
    await desk.look(`update disputes set state = 'won' where id = $1`, [dispute])
    await reportOrder(desk.app, { store: first.store.id, id: first.id })
    await score(second)
    expect(await row(second, 'registry_high')).toBeUndefined()
  },
)

test('a mark taken back while it is being reported does not stay in the registry', async () => {
  const first = await place(desk.store, person(53))
  expect(
    (
      await by(first.store).post(path(first, '/fraud/marks'), {
        mark: 'known',
        code: 'stolen_card',
        evidence: 'owner_denies',
        reason: 'she called',
      })
    ).status,
  ).toBe(200)
  const job = { store: first.store.id, id: first.id }
  const taken = by(first.store).post(path(first, '/fraud/withdrawal'), {})
  await Promise.all([reportOrder(desk.app, job), taken.then(() => reportOrder(desk.app, job))])
  expect(await desk.look(`select 1 from registry_cases where order_id = $1 and state <> 'withdrawn'`, [first.id])).toEqual([])
})

test('a store that stops sharing takes back what it reported, and reports it again when it shares again', async () => {
  const first = await place(desk.store, person(54))
  await mark(first, 'known')
  const states = async () =>
    (await desk.look<{ state: string }>('select state from registry_cases where order_id = $1', [first.id])).map(({ state }) => state)
  const share = async (shares: boolean) => {
    expect(
      (await by(desk.store).post('/desk/stores/harbor/settings/risk', { medium: 30, high: 60, shares }, { method: 'PUT' })).status,
    ).toBe(200)
    const jobs = await desk.look<{ id: string }>(`delete from pgboss.job where name = 'registry' returning data ->> 'id' as id`)
    for (const { id } of jobs) await reportOrder(desk.app, { store: desk.store.id, id })
  }
  expect(await states()).toEqual(['open'])
  await share(false)
  expect(await states()).toEqual(['withdrawn'])
  await share(true)
  expect(await states()).toEqual(['open'])
})

test('"not fraud" of another store speaks against it there, and the store that knows keeps its own view', async () => {
  const [first, second] = [await place(desk.store, person(43)), await place(desk.other, disguised(43))]
  await score(second)
  await mark(first, 'known')
  await mark(second, 'not_fraud')
  await score(second)
  expect(await row(second, 'registry_medium')).toBeUndefined()
  const again = await place(desk.store, disguised(43))
  await score(again)
  expect(await row(again, 'registry_high')).toBeDefined()
})

test('the victim is not listed: who orders to their own door under the billing name and address of a known fraud is told nothing of it', async () => {
  const victim = {
    name: 'Vera Honest',
    line1: '44 Elsewhere Ave',
    city: 'Reno',
    region: 'NV',
    postalCode: '89502',
    country: 'US',
    phone: '',
  }
  const abused = await place(desk.store, person(44, { billing: victim }))
  await mark(abused, 'known')
  const honest = await place(desk.other, {
    billing: victim,
    shipping: victim,
    buyer: { name: 'Vera Honest', email: 'vera@example.com', phone: '+1 775 555 0199' },
  })
  await score(honest)
  for (const code of ['registry_medium', 'registry_high']) expect(await row(honest, code)).toBeUndefined()
})

test('a store that does not share is told nothing and tells nothing', async () => {
  await desk.look('update store_settings set shares_registry = false where store_id = $1', [desk.other.id])
  const [first, second] = [await place(desk.store, person(45)), await place(desk.other, disguised(45))]
  await mark(first, 'known')
  await score(second)
  expect((await risk(second)).now?.unavailable).toContain('network')
  const [cases] = await desk.look<{ n: number }>('select count(*)::int as n from registry_cases where store_id = $1', [desk.other.id])
  await mark(second, 'known')
  expect(await desk.look('select count(*)::int as n from registry_cases where store_id = $1', [desk.other.id])).toEqual([cases])
  await desk.look('update store_settings set shares_registry = true')
})

test('orders, cards and buyers are counted over the whole network, the order itself left out', async () => {
  const orders = [await place(desk.store, person(46)), await place(desk.other, person(46)), await place(desk.other, person(46))]
  for (const order of orders) await score(order)
  const facts = await desk.look<{ facts: { velocity: { orders: { email: object; address: object } } } }>(
    'select facts from risk_scores where order_id = $1 order by sequence desc limit 1',
    [orders[2]?.id],
  )
  expect(facts[0]?.facts.velocity.orders).toMatchObject({ email: { hour: 2, day: 2, week: 2 }, address: { hour: 2 }, device: null })
})

test('what the network keeps is keyed hashes: no mailbox, number, street or name stands in its tables', async () => {
  const dump = JSON.stringify([
    await desk.look('select * from sightings'),
    await desk.look('select * from registry_cases'),
    await desk.look('select * from registry_tokens'),
    await desk.look('select * from registry_events'),
    await desk.look('select * from registry_lookups'),
    await desk.look('select facts, factors from risk_scores'),
  ]).toLowerCase()
  for (const word of ['quill', 'juniper', 'gmail', 'lowell', 'vera', 'proton']) expect([word, dump.includes(word)]).toEqual([word, false])
  expect(dump).not.toMatch(/775\W{0,2}2\d\d\W?4411/)
})

test('what the network said before a mark was taken back is not written over what it said after', async () => {
  // Another day: a store's marks of one day are limited.
  desk.clock.advance(2 * 86_400_000)
  const [marked, seen] = [await place(desk.store, person(71)), await place(desk.other, disguised(71))]
  await mark(marked, 'known')
  await score(seen)
  expect((await risk(seen)).now?.level).toBe('medium')

  // A score that asked while the mark stood, and is slow to be written.
  const actor = systemActor(seen.store.id)
  const traces = await inStore(desk.app, actor, (tx) => readTraces(desk.app, tx, seen.id))
  if (!traces) throw new Error('no such order')
  const ask = () => askNetwork(desk.app, { store: seen.store.id, order: seen.id }, traces.buyer, traces.never, traces.placedAt)
  const network = { verdict: 'high', kinds: ['email'], cases: 9, newestDays: 0, atBuilding: 0 } as const
  const write = (at: string) =>
    holdOrder(desk.app, actor, { id: seen.id }, noCommand, 'append', (held) =>
      keepScore(held, at, gatherFacts, (facts) => ({ facts: { ...facts, network }, verdict: null })),
    )
  const slow = await ask()
  await undo(marked)
  await score(seen)
  expect((await risk(seen)).now?.level).toBe('low')
  expect(await write(slow.at)).toMatchObject({ ok: false, code: 'overtaken' })
  expect((await risk(seen)).now?.level).toBe('low')
  // One that asked last is written.
  expect(await write((await ask()).at)).toEqual({ ok: true, value: { first: false } })
  expect(await row(seen, 'registry_high')).toBeDefined()
})
