import { afterAll, beforeAll, expect, test } from 'vitest'
import { noFacts } from '#domain/risk/facts.ts'
import type { Condition, Effects, Rule } from '#domain/risk/rule.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { DryRunView, RulesView, VersionsView } from './shapes.ts'

const path = '/desk/stores/harbor/settings/risk/rules'

let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
})
afterAll(() => desk.close())

const night: Condition = { fact: 'hour', is: 'at_most', value: 5 }

function rule(id: string, effects: Partial<Effects> = { points: 10 }, changes: Partial<Rule> = {}): Rule {
  const nothing: Effects = { points: 0, level: null, assign: null, hold: null, approval: false }
  return { id, version: 1, name: `Rule ${id}`, on: true, currency: 'USD', when: night, effects: { ...nothing, ...effects }, ...changes }
}

const read = async (): Promise<RulesView> => (await boss.get(path)).body
const save = async (rules: readonly unknown[], seen?: number, who = boss) =>
  who.post(path, { rules }, { method: 'PUT', seen: seen ?? (await read()).version })
const restore = async (version: number) => boss.post(`${path}/versions/${version}/restore`, {}, { seen: (await read()).version })
const versions = async (): Promise<VersionsView> => (await boss.get(`${path}/versions`)).body
const changes = async () => (await boss.get('/desk/stores/harbor/settings/changes/risk')).body.changes
const tryOut = async (rules: readonly Rule[], who = boss): Promise<DryRunView> => (await who.post(`${path}/dry-run`, { rules })).body

/** The orders whose score is waiting; they wait no more. */
const waiting = async () => (await desk.look(`delete from pgboss.job where name = 'score' returning id`)).length

/** An order with a score made of these facts. */
async function scored(hour: number, store = desk.store): Promise<{ readonly id: string; readonly number: number }> {
  const order = await desk.place({ placedAt: desk.clock.now().toISOString() }, store)
  const facts = { ...noFacts('USD'), order: { ...noFacts('USD').order, hour } }
  await desk.look(
    `insert into risk_scores (store_id, id, order_id, sequence, version, rules, score, level, facts, factors, scored_at)
     values ($1, gen_random_uuid(), $2, 1, 'starter-1', 0, 12, 'low', $3, '[]', now())`,
    [store.id, order.id, JSON.stringify(facts)],
  )
  return order
}

test('a store begins without rules; what is saved is the next version, whole, with who and when, and every change is logged', async () => {
  expect(await read()).toMatchObject({ version: 0, rules: [], saved: null, fired: {}, days: 90 })
  expect((await read()).people.map(({ name }) => name)).toEqual(expect.arrayContaining(['staff of harbor', 'supervisor of harbor']))
  await desk.place()
  await waiting()
  expect((await save([rule('a'), rule('b', { hold: 'Call first' })])).body).toMatchObject({
    version: 1,
    saved: { by: 'supervisor of harbor' },
  })
  expect(await waiting()).toBe(1)
  expect((await save([rule('a', { points: 20 }), rule('b', { hold: 'Call first' }, { on: false })])).body.version).toBe(2)
  expect((await read()).rules.map(({ id, version, on }) => [id, version, on])).toEqual([
    ['a', 2, true],
    ['b', 1, false],
  ])
  expect(await changes()).toHaveLength(4)
  expect((await changes())[0]).toMatchObject({ what: 'risk_rule', who: 'supervisor of harbor', before: { id: expect.any(String) } })
})

test('the same again changes nothing; a version that is no longer the newest is refused with who saved and what stands', async () => {
  const { version, rules } = await read()
  await waiting()
  expect((await save(rules, version)).body.version).toBe(version)
  expect((await save(rules, version - 1)).status).toBe(200)
  expect(await waiting()).toBe(0)
  const stale = await save([rule('z')], version - 1)
  expect(stale).toMatchObject({ status: 412, body: { code: 'stale', who: 'supervisor of harbor', current: { version, rules } } })
  expect((await boss.post(path, { rules }, { method: 'PUT' })).status).toBe(428)
})

test('two people save at once: one version, one refusal', async () => {
  const { version } = await read()
  const answers = await Promise.all([save([rule('a', { points: 31 })], version), save([rule('a', { points: 32 })], version)])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
  expect((await read()).version).toBe(version + 1)
})

test('an older version is restored as a new one, and its rules keep the versions they had', async () => {
  const before = await read()
  await save([])
  expect((await read()).rules).toEqual([])
  expect((await restore(before.version)).body).toMatchObject({ version: before.version + 2, rules: before.rules })
  expect((await restore(0)).body).toMatchObject({ version: before.version + 3, rules: [] })
  expect((await restore(99)).status).toBe(404)
  const all = await versions()
  expect([all.all, all.versions[0]?.version]).toEqual([before.version + 3, before.version + 3])
  expect(all.versions[1]?.changes.map((one) => [one.before, one.after?.id])).toEqual([[null, 'a']])
})

test.each([
  ['no condition', [rule('a', {}, { when: { all: [] } })], 'rules.0.when.all', 'rule_empty'],
  [
    'a number that is none',
    [rule('a'), { ...rule('b'), when: { fact: 'hour', is: 'at_most', value: '5' } }],
    'rules.1.when.value',
    'rule_number',
  ],
  ['no effect', [rule('a', {})], 'rules.0.effects', 'rule_without_effect'],
  [
    'an unknown observation',
    [rule('a', undefined, { when: { fact: 'factor', is: 'any_of', values: ['luck'] } })],
    'rules.0.when.values',
    'rule_unknown_factor',
  ],
  ['twice the same', [rule('a'), rule('a')], 'rules.1.id', 'rule_twice'],
  ['too many', Array.from({ length: 51 }, (_, n) => rule(`r${n}`)), 'rules', 'rules_too_many'],
])('%s is refused at its place', async (_case, rules, at, message) => {
  const refused = await save(rules)
  expect([refused.status, refused.body.issues]).toEqual([400, [expect.objectContaining({ path: at, message })]])
})

test('a dry run counts the scored orders of the last 90 days in this store, and keeps nothing', async () => {
  await scored(3)
  desk.clock.set(new Date(desk.clock.now().getTime() + 91 * 86_400_000))
  const orders = [await scored(3), await scored(4), await scored(12), await scored(5)]
  await scored(3, desk.other)
  await desk.place({ placedAt: desk.clock.now().toISOString() })
  const before = await versions()
  const run = await tryOut([rule('n', { level: 'high', hold: 'Night' })])
  expect(run).toMatchObject({
    days: 90,
    orders: 4,
    before: { low: 4, medium: 0, high: 0 },
    after: { low: 1, medium: 0, high: 3 },
    changed: 3,
    unseen: 0,
    deeds: { assign: 0, hold: 3, approval: 0 },
  })
  expect(new Set(run.shown.map(({ number }) => number))).toEqual(new Set([0, 1, 3].map((at) => orders[at]?.number)))
  expect(run.shown[0]).toMatchObject({
    before: { score: 12, level: 'low', rules: [] },
    after: { score: 60, level: 'high', rules: ['Rule n'] },
  })
  expect(await versions()).toEqual(before)
})

test('a hundred changed orders are shown, the newest, and all are counted', async () => {
  for (let n = 0; n < 120; n += 1) await scored(2)
  const run = await tryOut([rule('n')])
  expect([run.orders, run.changed, run.shown.length]).toEqual([124, 123, 100])
})

test('who sees only their own orders is told of no other, and how many those are', async () => {
  const own = await desk.as('associate')
  await desk.look(`update roles set rights = rights || '{settings}' where store_id = $1 and name = 'associate'`, [desk.store.id])
  const mine = await scored(1)
  await boss.post(`/desk/stores/harbor/orders/${mine.number}/summary/assignee`, { person: own.id })
  const run = await tryOut([rule('n')], own)
  expect([run.changed, run.shown.map(({ number }) => number), run.unseen]).toEqual([124, [mine.number], 123])
})

test.each(['staff', 'marketer'] as const)('a %s neither reads, tries nor changes them', async (role) => {
  const person = await desk.as(role)
  const before = await read()
  const answers = [
    await person.get(path),
    await person.get(`${path}/versions`),
    await save([rule('q')], before.version, person),
    await person.post(`${path}/dry-run`, { rules: [] }),
    await person.post(`${path}/versions/1/restore`, {}, { seen: before.version }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
  expect(await read()).toEqual(before)
})
