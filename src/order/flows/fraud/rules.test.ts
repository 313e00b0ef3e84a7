import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Activity } from '#domain/activity.ts'
import type { Condition, Effects, Rule } from '#domain/risk/rule.ts'
import type { FulfillmentView } from '../../fulfillment/shapes.ts'
import type { RiskView } from '../../risk/shapes.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { AskChanges } from '#test/support/orders.ts'
import { scoreOrder } from './score.ts'

let desk: TestDesk
let boss: Caller
let staff: Caller
let associate: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
  staff = await desk.as('staff')
  associate = await desk.as('associate')
})
afterAll(() => desk.close())

type Placed = { readonly id: string; readonly number: number }

const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}${rest}`
const rulesAt = '/desk/stores/harbor/settings/risk/rules'
const page = async ({ number }: Placed) => (await boss.get(at(number))).body
const risk = async (order: Placed): Promise<RiskView> => (await page(order)).risk
const score = ({ id }: Placed) => scoreOrder(desk.app, { store: desk.store.id, id })
const log = async (order: Placed): Promise<readonly Activity[]> =>
  (await page(order)).activity.entries.map(({ event }: { event: Activity }) => event)
const count = async (order: Placed, type: Activity['type']) => (await log(order)).filter((event) => event.type === type).length

const part = (name: string): Condition => ({ fact: 'part', is: 'any_of', values: [name] })

function rule(id: string, when: Condition, effects: Partial<Effects>, changes: Partial<Rule> = {}): Rule {
  const nothing: Effects = { points: 0, level: null, assign: null, hold: null, approval: false }
  return { id, version: 1, name: `Rule ${id}`, on: true, currency: 'USD', when, effects: { ...nothing, ...effects }, ...changes }
}

async function save(...rules: readonly Rule[]) {
  const { version } = (await boss.get(rulesAt)).body
  const saved = await boss.post(rulesAt, { rules }, { method: 'PUT', seen: version })
  expect(saved.status).toBe(200)
}

const selling = (name: string, changes: AskChanges = {}) => desk.place({ ...changes, lines: [{ partNumber: `P-${name}`, name }] })

async function scored(name: string, changes: AskChanges = {}): Promise<Placed> {
  const order = await selling(name, changes)
  await score(order)
  return order
}

async function ship({ number }: Placed, who = boss, override: object | null = null) {
  const view: FulfillmentView = (await who.get(at(number, '/fulfillment'))).body
  const lines = view.lines.map(({ id, open }) => ({ line: id, quantity: open }))
  return who.post(at(number, '/fulfillment/ship-and-complete'), { method: 'pickup', lines, notify: false, slip: false, override })
}

test('a rule assigns, holds and asks for an approval once; each stands in the log with its name, and on the order', async () => {
  await save(
    rule('w', part('wheel'), { points: 7, hold: 'Call first' }),
    rule('x', part('wheel'), { assign: staff.id, approval: true }),
    rule('off', part('wheel'), { hold: 'Never' }, { on: false }),
  )
  const order = await scored('Alloy wheel')
  const { head, summary } = await page(order)
  expect([head.status, head.holdLabel, summary.assignee.id]).toEqual(['on_hold', 'Call first', staff.id])
  expect(await log(order)).toEqual(
    expect.arrayContaining([
      { type: 'assigned', from: null, to: staff.id, rule: 'Rule x' },
      { type: 'status_changed', from: 'new', to: 'on_hold', reason: 'Call first', rule: 'Rule w' },
      { type: 'approval_asked', rule: 'Rule x' },
    ]),
  )
  expect(await risk(order)).toMatchObject({
    rules: [
      { rule: 'w', name: 'Rule w', points: 7, hold: 'Call first', done: ['hold'], approved: null },
      { rule: 'x', assign: { name: 'staff of harbor' }, done: ['assign', 'approval'], approved: null },
    ],
    can: { approve: { ok: true } },
  })
  const told = (await log(order)).length
  await score(order)
  expect((await log(order)).length).toBe(told)
})

test('what a person undoes stays undone through every later score; a new version of the rule acts anew', async () => {
  await save(rule('w', part('wheel'), { hold: 'Call first', assign: staff.id }))
  const order = await scored('Steel wheel')
  await boss.post(at(order.number, '/summary/status'), { status: 'processing' })
  await boss.post(at(order.number, '/summary/assignee'), { person: null })
  await boss.post(at(order.number, '/risk/ticks'), { tick: 'called', done: true })
  await score(order)
  await save(rule('w', part('wheel'), { hold: 'Call first', assign: staff.id }, { name: 'Another name' }))
  await score(order)
  const before = await page(order)
  expect([before.head.status, before.head.holdLabel, before.summary.assignee]).toEqual(['processing', null, null])
  await save(rule('w', part('wheel'), { hold: 'Ask the VIN' }, { name: 'Another name' }))
  await score(order)
  expect((await page(order)).head).toMatchObject({ status: 'on_hold', holdLabel: 'Ask the VIN' })
})

test('two jobs at once do it once', async () => {
  await save(rule('w', part('wheel'), { hold: 'Call first', approval: true }))
  const order = await selling('Spare wheel')
  await Promise.all([score(order), score(order), score(order)])
  expect([await count(order, 'status_changed'), await count(order, 'approval_asked')]).toEqual([1, 1])
})

test('an order that is somebody’s, on hold, shipped or over is left as it is', async () => {
  await save(rule('m', part('mirror'), { hold: 'Look', assign: staff.id, approval: true }))
  const [taken, held, shipped, cancelled] = [
    await selling('Mirror'),
    await selling('Mirror'),
    await selling('Mirror'),
    await selling('Mirror'),
  ]
  await boss.post(at(taken.number, '/summary/assignee'), { person: associate.id })
  await boss.post(at(held.number, '/summary/status'), { status: 'on_hold' })
  expect((await ship(shipped)).status).toBe(200)
  const seen = { voided: 0, returned: 0 }
  expect((await boss.post(at(cancelled.number, '/cancel'), { what: 'order', reason: 'changed mind', notify: false, seen })).status).toBe(
    200,
  )
  for (const order of [taken, held, shipped, cancelled]) await score(order)
  const done = async (order: Placed) => (await risk(order)).rules.map((one) => one.done)
  expect([await done(taken), await done(held), await done(shipped), await done(cancelled)]).toEqual([
    [['hold', 'approval']],
    [['assign', 'approval']],
    [['assign', 'approval']],
    [[]],
  ])
  expect((await page(shipped)).head.status).toBe('processing')
})

test('who has left the store is assigned nothing; the next rule’s person is', async () => {
  await save(rule('a', part('lamp'), { assign: associate.id }), rule('b', part('lamp'), { assign: staff.id }))
  await desk.look(`delete from memberships where person_id = $1`, [associate.id])
  const order = await scored('Fog lamp')
  expect((await page(order)).summary.assignee).toEqual({ id: staff.id, name: 'staff of harbor' })
  const refused = await boss.post(
    rulesAt,
    { rules: [rule('a', part('lamps'), { assign: associate.id })] },
    { method: 'PUT', seen: (await boss.get(rulesAt)).body.version },
  )
  expect([refused.status, refused.body.code]).toEqual([409, 'rule_person_gone'])
  await desk.look(
    `insert into memberships (store_id, person_id, role_id) select store_id, $1, id from roles where store_id = $2 and name = 'associate'`,
    [associate.id, desk.store.id],
  )
})

test('nothing leaves without the approval; who may override guards gives it, by name', async () => {
  await save(rule('t', part('turbo'), { approval: true }))
  const order = await scored('Turbo')
  expect((await ship(order)).body).toMatchObject({ code: 'guarded', detail: { guards: ['approval_missing'] } })
  expect((await boss.get(at(order.number, '/next-step'))).body.steps[1]).toEqual({ step: 'approval', state: 'open' })
  const [asked] = (await risk(order)).rules
  const ask = { rules: [{ rule: 't', version: asked?.version }] }
  const other = { rules: [{ rule: 't', version: 99 }] }
  expect((await staff.post(at(order.number, '/risk/approvals'), ask)).body).toMatchObject({ code: 'forbidden' })
  expect((await boss.post(at(order.number, '/risk/approvals'), other)).body).toMatchObject({ code: 'nothing_to_approve' })
  expect((await boss.post(at(order.number, '/risk/approvals'), ask)).body).toEqual({ approved: 1 })
  expect((await boss.post(at(order.number, '/risk/approvals'), ask)).body).toEqual({ approved: 0 })
  expect((await log(order)).filter(({ type }) => type === 'approved')).toEqual([{ type: 'approved', rules: ['Rule t'] }])
  expect((await risk(order)).rules[0]?.approved).toMatchObject({ by: 'supervisor of harbor' })
  expect((await ship(order)).status).toBe(200)
  const passed = await scored('Turbo kit')
  const override = { guards: ['approval_missing'], reason: 'the owner called' }
  expect((await ship(passed, staff, override)).body.code).toBe('may_not_override')
  expect((await ship(passed, boss, override)).status).toBe(200)
  expect(await log(passed)).toContainEqual({ type: 'guard_overridden', guard: 'approval_missing', reason: 'the owner called' })
})

test('a pending score warns or stops as the store says; High stops until somebody has looked since it became High', async () => {
  await save(rule('e', part('ecu'), { level: 'high' }))
  const order = await selling('ECU')
  const levels = (guards: object) =>
    desk.look('update store_settings set guards = $1 where store_id = $2', [JSON.stringify(guards), desk.store.id])
  const judging = async () => ((await boss.get(at(order.number, '/fulfillment'))).body as FulfillmentView).judging.risk
  expect(await judging()).toEqual({ level: null, looked: false, unapproved: [] })
  await levels({ score_pending: 'block' })
  expect((await ship(order)).body.detail).toEqual({ guards: ['score_pending'] })
  await boss.post(at(order.number, '/checked'), { step: 'risk' })
  await score(order)
  expect(await judging()).toEqual({ level: 'high', looked: false, unapproved: [] })
  expect((await ship(order)).body.detail).toEqual({ guards: ['high_not_looked_at'] })
  await boss.post(at(order.number, '/checked'), { step: 'risk' })
  await score(order)
  expect(await judging()).toMatchObject({ looked: true })
  expect((await ship(order)).status).toBe(200)
  await levels({})
  expect((await ship(await selling('Gasket'))).status).toBe(200)
})

test('what a dry run says is what then happens', async () => {
  await save()
  const names = ['Airbag left', 'Airbag right', 'Oil filter', 'Airbag, on hold']
  const orders: Placed[] = []
  for (const name of names) orders.push(await scored(name, { placedAt: desk.clock.now().toISOString() }))
  await boss.post(at(orders[3]?.number ?? 0, '/summary/status'), { status: 'on_hold' })
  const draft = [rule('ab', part('airbag'), { points: 30, hold: 'Airbags', assign: staff.id, approval: true })]
  const tried = (await boss.post(`${rulesAt}/dry-run`, { rules: draft })).body
  const told = new Map<number, object>(tried.shown.map(({ number, after }: { number: number; after: object }) => [number, after]))
  expect([tried.changed, tried.shown.length, tried.deeds]).toEqual([3, 3, { assign: 3, hold: 2, approval: 3 }])
  await save(...draft)
  for (const order of orders) await score(order)
  for (const order of orders) {
    const { now } = await risk(order)
    const fired = (await risk(order)).rules.map(({ name }) => name)
    expect(told.get(order.number)).toEqual(fired.length === 0 ? undefined : { score: now?.score, level: now?.level, rules: fired })
  }
  const held = await desk.look<{ n: number }>(`select count(*)::int as n from orders where hold_label = 'Airbags'`)
  expect(held[0]?.n).toBe(2)
  expect((await boss.get(rulesAt)).body.fired).toMatchObject({ ab: 3 })
})

test('rules of one store say nothing in another, and approvals keep to a person’s reach', async () => {
  await save(rule('z', part('wiper'), { hold: 'Ours', approval: true }))
  const theirs = await desk.place({ lines: [{ partNumber: 'P-1', name: 'Wiper' }] }, desk.other)
  await scoreOrder(desk.app, { store: desk.other.id, id: theirs.id })
  const other = await desk.as('supervisor', desk.other)
  const seen = (await other.get(`/desk/stores/bluestone/orders/${theirs.number}`)).body
  expect([seen.head.status, seen.risk.rules]).toEqual(['new', []])
  expect((await other.get('/desk/stores/bluestone/settings/risk/rules')).body).toMatchObject({ version: 0, rules: [] })
  const ours = await scored('Wiper')
  await desk.look(`update roles set rights = rights || '{override}' where store_id = $1 and name = 'associate'`, [desk.store.id])
  const { version } = (await risk(ours)).rules[0] ?? { version: 0 }
  const ask = { rules: [{ rule: 'z', version }] }
  const own = await desk.as('associate')
  expect((await own.post(at(ours.number, '/risk/approvals'), ask)).status).toBe(404)
  await boss.post(at(ours.number, '/summary/assignee'), { person: associate.id })
  expect((await own.post(at(ours.number, '/risk/approvals'), ask)).body).toEqual({ approved: 1 })
})
