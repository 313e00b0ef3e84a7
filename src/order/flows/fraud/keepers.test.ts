import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseDetail, RegistryView } from '#network/registry/page/shapes.ts'
import type { RoleName } from '#domain/rights.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import type { StoreRegistryView } from '#settings/registry/shapes.ts'
import { openDesk, type Caller, type TestDesk, type TestStore } from '#test/support/desk.ts'
import { disguised, person, type AskChanges } from '#test/support/orders.ts'
import type { RiskView } from '../../risk/shapes.ts'
import { keepRegistry } from './report.ts'
import { rejudgeOrder, scoreOrder } from './score.ts'

let desk: TestDesk
let operator: Caller
const people = new Map<string, Caller>()
beforeAll(async () => {
  desk = await openDesk()
  await desk.look('update store_settings set shares_registry = true')
  const [row] = await desk.look<{ id: string }>(
    `insert into people (id, name, email, operator) values (gen_random_uuid(), 'Nora Ops', 'nora@ops.example', true) returning id`,
  )
  await signIn(row?.id ?? '')
})
afterAll(() => desk.close())

type Placed = { readonly id: string; readonly number: number; readonly store: TestStore }

const place = async (store: TestStore, changes: AskChanges = {}): Promise<Placed> => ({ ...(await desk.place(changes, store)), store })
const by = ({ slug }: TestStore): Caller => people.get(slug) ?? (Promise.reject(new Error(slug)) as never)
const path = ({ store, number }: Placed, rest = '') => `/desk/stores/${store.slug}/orders/${number}${rest}`
const score = ({ store, id }: Placed) => scoreOrder(desk.app, { store: store.id, id })
const page = async (order: Placed) => (await by(order.store).get(path(order))).body
const risk = async (order: Placed): Promise<RiskView> => (await page(order)).risk
const codes = async (order: Placed) => (await risk(order)).now?.factors.map(({ code }) => code) ?? []
const registry = async (): Promise<RegistryView> => (await operator.get('/desk/network/registry')).body
const ownPage = async (store: TestStore): Promise<StoreRegistryView> =>
  (await by(store).get(`/desk/stores/${store.slug}/settings/registry`)).body
const history = async (id: string): Promise<CaseDetail> => (await operator.get(`/desk/network/registry/cases/${id}`)).body

/** Does the jobs of the registry that wait, and those they put in for the scores. */
async function work(): Promise<void> {
  const take = async (queue: string) => {
    const rows = await desk.look<{ data: { store: string; id: string } }>(`delete from pgboss.job where name = $1 returning data`, [queue])
    return new Map(rows.map(({ data }) => [data.id, data])).values()
  }
  for (const job of await take('registry')) await keepRegistry(desk.app, job)
  for (const job of await take('score')) await scoreOrder(desk.app, job)
  for (const job of await take('rejudge')) await rejudgeOrder(desk.app, job)
}

const grounds = { code: 'stolen_card', evidence: 'owner_denies' }

async function mark(order: Placed, word: 'not_fraud' | 'suspected' | 'known'): Promise<void> {
  expect(
    (
      await by(order.store).post(path(order, '/fraud/marks'), {
        mark: word,
        reason: 'the card’s owner called',
        ...(word !== 'not_fraud' && grounds),
      })
    ).status,
  ).toBe(200)
  await work()
}

const caseOf = async ({ id }: Placed) =>
  (
    await desk.look<{ id: string; state: string; waits: string | null }>(
      'select id, state, waits from registry_cases where order_id = $1',
      [id],
    )
  )[0]
const rule = (id: string | undefined, decision: string, note = 'looked at both sides', command = randomUUID()) =>
  operator.post(`/desk/network/registry/cases/${id}/decision`, { decision, note }, { command })

/** A fraudster whom the first store knows, and their order at the second. */
async function known(n: number): Promise<readonly [Placed, Placed]> {
  const [first, second] = [await place(desk.store, person(n)), await place(desk.other, disguised(n))]
  for (const order of [first, second]) await score(order)
  await mark(first, 'known')
  expect(await codes(second)).toContain('registry_medium')
  return [first, second]
}

/** Marks are counted by day and week, so some tests begin a week later; everybody signs in again. */
async function aWeekPasses(): Promise<void> {
  desk.clock.set(new Date(desk.clock.now().getTime() + 8 * 86_400_000))
  await signIn(operator.id)
}

async function signIn(who: string): Promise<void> {
  for (const store of [desk.store, desk.other]) people.set(store.slug, await desk.as('supervisor', store))
  operator = await desk.asPerson(who)
}

test('a buyer appeals at a store: the report is without effect everywhere until the operator upholds it, and neither store learns of the other', async () => {
  const [first, second] = await known(61)
  const asked = await by(second.store).post(path(second, '/risk/appeal'), {})
  expect(asked.status).toBe(200)
  await work()
  expect(await codes(second)).not.toContain('registry_medium')
  expect(await codes(first)).not.toContain('registry_high')
  expect((await page(first)).fraud.registry).toBe('appeal')
  expect(await risk(second)).toMatchObject({ appeal: { open: 1, by: 'supervisor of bluestone' }, can: { appeal: { code: 'appeal_open' } } })
  expect((await page(second)).activity.entries.map((entry: { event: { type: string } }) => entry.event.type)).toContain('fraud_appealed')

  const [question] = (await ownPage(first.store)).questions
  expect(question).toMatchObject({
    order: first.number,
    kind: 'appeal',
    evidence: 'known',
    answer: null,
    dueAt: '2026-03-18T15:00:00.000Z',
  })
  const at = `/desk/stores/harbor/settings/registry/questions/${question?.id}/answer`
  expect((await by(second.store).post(at.replace('harbor', 'bluestone'), { answer: 'not mine' })).status).toBe(404)
  expect((await by(first.store).post(at, { answer: 'The card’s owner called us.' })).status).toBe(200)
  expect((await by(first.store).post(at, { answer: 'Another story.' })).body.code).toBe('already_answered')

  const { queue } = await registry()
  expect(queue).toMatchObject([{ store: 'Harbor Toyota Parts', state: 'suspended', waits: 'appeal', may: ['uphold', 'overturn'] }])
  expect(queue[0]?.tasks[0]).toMatchObject({ kind: 'appeal', answer: 'The card’s owner called us.' })
  expect((await rule(queue[0]?.id, 'uphold', ' ')).status).toBe(400)
  const command = randomUUID()
  for (const _try of [1, 2]) expect((await rule(queue[0]?.id, 'uphold', 'a chargeback letter was shown', command)).status).toBe(200)
  await work()
  expect(await codes(second)).toContain('registry_medium')
  expect((await risk(second)).appeal).toMatchObject({ open: 0, upheld: 1, overturned: 0 })
  expect((await ownPage(first.store)).questions[0]).toMatchObject({ outcome: 'upheld' })
  expect((await ownPage(second.store)).appeals).toMatchObject([{ order: second.number, open: 0, upheld: 1 }])
  const told = JSON.stringify([await ownPage(first.store), await ownPage(second.store)])
  for (const other of ['Bluestone', 'Harbor', 'chargeback letter', desk.store.id, desk.other.id]) expect(told.includes(other)).toBe(false)
  expect((await history(queue[0]?.id ?? '')).events.map(({ type, store }) => [type, store])).toEqual([
    ['reported', 'Harbor Toyota Parts'],
    ['appealed', 'Bluestone Ford Parts'],
    ['answered', 'Harbor Toyota Parts'],
    ['upheld', null],
  ])
})

test('an overturned report loses every token, costs its store belief, and cannot be entered again', async () => {
  const [first, second] = await known(62)
  const { id } = (await caseOf(first)) ?? {}
  const before = (await registry()).reporters.find(({ slug }) => slug === 'harbor')?.belief ?? 0
  expect((await operator.post('/desk/network/registry/appeals', { email: '', phone: '(775) 562-2441' })).body.code).toBe('nothing_known')
  expect((await operator.post('/desk/network/registry/appeals', { email: '', phone: '77' })).body.code).toBe('not_a_phone')
  expect((await operator.post('/desk/network/registry/appeals', { email: '', phone: '' })).body.code).toBe('nothing_given')
  expect((await operator.post('/desk/network/registry/appeals', { email: 'z.q62.parts@GMAIL.com', phone: '' })).status).toBe(200)
  await work()
  expect(await codes(second)).not.toContain('registry_medium')
  expect((await rule(id, 'release')).body.code).toBe('nothing_to_release')
  expect((await rule(id, 'overturn')).status).toBe(200)
  await work()
  expect(await desk.look('select 1 from registry_tokens where case_id = $1', [id])).toEqual([])
  expect((await page(first)).fraud.registry).toBe('overturned')
  expect((await registry()).reporters.find(({ slug }) => slug === 'harbor')?.belief).toBeLessThan(before)
  await by(first.store).post(path(first, '/fraud/withdrawal'), {})
  await work()
  await mark(first, 'known')
  expect((await caseOf(first))?.state).toBe('overturned')
  expect((await rule(id, 'uphold')).body.code).toBe('case_over')
  const kept = JSON.stringify([
    await desk.look('select * from registry_appeals'),
    await desk.look('select * from registry_tasks'),
    await desk.look('select * from registry_events'),
  ]).toLowerCase()
  for (const word of ['zq62', 'z.q62', 'gmail', '4411', 'juniper']) expect([word, kept.includes(word)]).toEqual([word, false])
})

test('who is only similar, and who is not known at all, has nothing to appeal against', async () => {
  const stranger = await place(
    desk.other,
    person(63, { buyer: { name: 'Ann Stranger', email: 'ann@stranger.example', phone: '+1 775 263 0163' } }),
  )
  await score(stranger)
  expect((await risk(stranger)).can.appeal).toMatchObject({ code: 'nothing_known' })
  expect((await by(stranger.store).post(path(stranger, '/risk/appeal'), {})).body.code).toBe('nothing_known')
})

test('"not fraud" of another store opens a dispute that suspends nothing; taken back, it is gone', async () => {
  const [first, second] = await known(64)
  await mark(second, 'not_fraud')
  const third = await place(desk.store, disguised(64))
  const { id } = (await caseOf(first)) ?? {}
  const ofCase = async () => (await registry()).queue.find((one) => one.id === id)
  expect(await ofCase()).toMatchObject({
    state: 'open',
    votes: 1,
    tasks: [{ kind: 'dispute', endedAt: null }],
    may: ['uphold', 'overturn'],
  })
  await score(third)
  expect(await codes(third)).toContain('registry_high')
  await by(second.store).post(path(second, '/fraud/withdrawal'), {})
  await work()
  expect(await ofCase()).toBeUndefined()
  expect((await history(id ?? '')).tasks).toMatchObject([{ kind: 'dispute', outcome: 'withdrawn' }])
})

test('two stores of one owner are one reporter; apart again, they are two', async () => {
  await aWeekPasses()
  const own = (owner: string) => (slug: string) =>
    operator.post(`/desk/network/stores/${slug}/owner`, { owner }, { method: 'PUT' }).then(({ status }) => expect(status).toBe(200))
  const [first, second] = [await place(desk.store, person(84)), await place(desk.other, disguised(84))]
  for (const order of [first, second]) await score(order)
  await mark(first, 'known')
  await Promise.all(['harbor', 'bluestone'].map(own('Gulf Auto Group')))
  await work()
  await score(second)
  expect(await codes(second)).toContain('registry_high')
  expect((await registry()).reporters.map(({ owner }) => owner)).toEqual(['Gulf Auto Group', 'Gulf Auto Group'])
  await Promise.all(['harbor', 'bluestone'].map(own('')))
  await work()
  expect(await codes(second)).toContain('registry_medium')
})

test('a sixth mark of a small store within a day is held: it counts at home alone, until the operator releases it', async () => {
  await aWeekPasses()
  for (let n = 0; n < 5; n++) await mark(await place(desk.store, person(70 + n)), 'known')
  const [first, second] = [await place(desk.store, person(79)), await place(desk.other, disguised(79))]
  for (const order of [first, second]) await score(order)
  await mark(first, 'known')
  const held = await caseOf(first)
  expect(held).toMatchObject({ state: 'suspended', waits: 'review' })
  expect([(await page(first)).fraud.registry, await codes(first)]).toEqual(['review', expect.arrayContaining(['registry_high'])])
  expect(await codes(second)).not.toContain('registry_medium')
  expect((await by(second.store).post(path(second, '/risk/appeal'), {})).body.code).toBe('nothing_known')
  expect((await ownPage(first.store)).questions[0]).toMatchObject({ kind: 'review', order: first.number })
  expect((await registry()).queue).toMatchObject([{ id: held?.id, may: ['release', 'overturn'] }])
  expect((await rule(held?.id, 'release')).status).toBe(200)
  await work()
  expect(await codes(second)).toContain('registry_medium')
  expect((await history(held?.id ?? '')).events.map(({ type }) => type)).toEqual(['reported', 'held_for_review', 'released'])
})

test('a report taken back while it is looked at comes back only through the operator', async () => {
  await aWeekPasses()
  const [first, second] = await known(80)
  await by(second.store).post(path(second, '/risk/appeal'), {})
  await work()
  await by(first.store).post(path(first, '/fraud/withdrawal'), {})
  await work()
  expect((await risk(second)).appeal).toMatchObject({ open: 0, upheld: 0, overturned: 0 })
  await mark(first, 'known')
  expect(await caseOf(first)).toMatchObject({ state: 'suspended', waits: 'review' })
})

test('the third mark in a week on a buyer with old orders nobody reported waits for the operator', async () => {
  await aWeekPasses()
  const states: (string | undefined)[] = []
  for (const n of [81, 82, 83]) {
    const old = await place(desk.other, { ...person(n), placedAt: '2025-10-01T10:00:00Z' })
    const again = await place(desk.store, person(n))
    for (const order of [old, again]) await score(order)
    await mark(again, 'known')
    states.push((await caseOf(again))?.state)
  }
  expect(states).toEqual(['open', 'open', 'suspended'])
})

test('a forwarder’s address on the operator’s list raises the orders that go there, whatever the customer number, and taken off it does not', async () => {
  const door = {
    name: 'Ivo Export',
    line1: '1234 NW 70th Ave',
    line2: 'MIA-12345',
    city: 'Miami',
    region: 'FL',
    postalCode: '33126',
    country: 'US',
    phone: '',
  }
  const order = await place(desk.store, { shipping: door })
  await score(order)
  const listed = {
    line1: '1234 Northwest 70th Avenue',
    city: 'Miami',
    region: 'FL',
    postalCode: '33126-1000',
    country: 'US',
    comment: 'Export house',
  }
  const added = await operator.post('/desk/network/registry/forwarders', listed)
  expect(added.status).toBe(200)
  expect((await operator.post('/desk/network/registry/forwarders', { ...listed, line1: 'Hold at FedEx' })).body.code).toBe('no_building')
  expect((await operator.post('/desk/network/registry/forwarders', { ...listed, line1: '1234 NW 70TH AVE' })).body.code).toBe(
    'forwarder_known',
  )
  await work()
  expect((await risk(order)).now?.factors).toContainEqual(
    expect.objectContaining({ code: 'shared_place', evidence: { buyers: 1, listed: true } }),
  )
  expect((await registry()).forwarders).toMatchObject([
    { line1: '1234 Northwest 70th Avenue', addedBy: 'Nora Ops', comment: 'Export house' },
  ])
  expect((await operator.post(`/desk/network/registry/forwarders/${added.body.id}/remove`)).status).toBe(200)
  await work()
  expect(await codes(order)).not.toContain('shared_place')
  expect((await registry()).forwarders).toEqual([])
})

test('the operator sees no order, name or address, by any route', async () => {
  const ids = (await desk.look<{ id: string }>('select id from registry_cases')).map(({ id }) => id)
  const seen = JSON.stringify([
    await registry(),
    (await operator.get('/desk/network/registry/cases')).body,
    await Promise.all(ids.map(history)),
  ]).toLowerCase()
  const orders = await desk.look<{ id: string }>('select id from orders')
  for (const word of ['quill', 'juniper', 'gmail', 'lowell', 'owner called', ...orders.map(({ id }) => id)])
    expect([word, seen.includes(word)]).toEqual([word, word === 'owner called'])
})

test('cases are listed by state and store, a page at a time', async () => {
  const list = async (rest: string) => (await operator.get(`/desk/network/registry/cases${rest}`)).body
  const all = await list('')
  expect(all.cases.length).toBeGreaterThan(10)
  expect((await list('?state=overturned')).cases).toMatchObject([{ state: 'overturned' }])
  expect((await list('?store=bluestone&state=open')).cases).toEqual([])
  const after = all.cases[2].id
  expect((await list(`?after=${after}`)).cases.map(({ id }: { id: string }) => id)).toEqual(
    all.cases.slice(3).map(({ id }: { id: string }) => id),
  )
  expect((await operator.get('/desk/network/registry/cases/nonsense')).status).toBe(404)
})

test('a store pages through its own marks and what it was told', async () => {
  const at = '/desk/stores/harbor/settings/registry'
  const { marks } = (await by(desk.store).get(`${at}/marks?state=overturned`)).body
  expect(marks).toMatchObject([{ evidence: 'known', state: 'overturned' }])
  expect((await ownPage(desk.other)).states.open).toBe(0)
  const told = (await by(desk.other).get('/desk/stores/bluestone/settings/registry/lookups?level=medium')).body.lookups
  expect(told[0]).toMatchObject({ level: 'medium', kinds: expect.arrayContaining(['phone']), cases: 1, reporters: 1 })
  const older = (await by(desk.other).get(`/desk/stores/bluestone/settings/registry/lookups?level=medium&after=${told[0].id}`)).body.lookups
  expect(older).toEqual(told.slice(1))
})

test('through its own door a store reads its own cases, questions and appeals, and of events, hashes and forwarders nothing', async () => {
  for (const store of [desk.store, desk.other]) {
    const seen = await inStore(desk.app, systemActor(store.id), async (tx) => ({
      theirs: await Promise.all(
        (['registry_cases', 'registry_tasks', 'registry_appeals'] as const).map((table) =>
          tx.selectFrom(table).select('id').where('store_id', 'is distinct from', store.id).execute(),
        ),
      ),
      networks: await Promise.all(
        (['registry_events', 'registry_tokens', 'registry_keys', 'sightings', 'forwarders'] as const).map((table) =>
          tx.selectFrom(table).selectAll().execute(),
        ),
      ),
      own: await tx.selectFrom('registry_appeals').select('id').execute(),
    }))
    expect([...seen.theirs, ...seen.networks]).toEqual(Array.from({ length: 8 }, () => []))
    expect(seen.own.length > 0).toBe(store === desk.other)
  }
  await expect(
    inStore(desk.app, systemActor(desk.store.id), (tx) => tx.updateTable('registry_cases').set({ state: 'overturned' }).executeTakeFirst()),
  ).resolves.toMatchObject({ numUpdatedRows: 0n })
})

test.each<RoleName>(['staff', 'associate', 'marketer'])(
  'a %s sees nothing of it in the settings, and only who may report fraud may appeal',
  async (role) => {
    const one = await desk.as(role)
    for (const rest of ['', '/marks', '/lookups']) expect((await one.get(`/desk/stores/harbor/settings/registry${rest}`)).status).toBe(403)
    if (role === 'marketer') expect((await one.post('/desk/stores/harbor/orders/1/risk/appeal', {})).status).toBe(403)
  },
)
