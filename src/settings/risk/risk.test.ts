import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { RiskSettingsView } from './shapes.ts'

const path = '/desk/stores/harbor/settings/risk'

let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
})
afterAll(() => desk.close())

const read = async (): Promise<RiskSettingsView> => (await boss.get(path)).body
const save = (ask: object, who = boss) => who.post(path, ask, { method: 'PUT' })
const log = async () => (await boss.get('/desk/stores/harbor/settings/changes/risk')).body.changes

/** The orders whose score is waiting; they wait no more. */
async function waiting(): Promise<readonly string[]> {
  const rows = await desk.look<{ id: string }>(`delete from pgboss.job where name = 'score' returning data ->> 'id' as id`)
  return rows.map(({ id }) => id).toSorted()
}

/** Orders with a newest score each, placed now unless told. */
async function scored(...scores: readonly number[]): Promise<readonly string[]> {
  const ids: string[] = []
  for (const score of scores) {
    const { id } = await desk.place({ placedAt: desk.clock.now().toISOString() })
    await desk.look('update order_facts set risk_score = $2 where order_id = $1', [id, score])
    ids.push(id)
  }
  return ids.toSorted()
}

test('a store begins with Medium from 30, High from 60, and shares nothing', async () => {
  expect(await read()).toMatchObject({ medium: 30, high: 60, shares: false, days: 90, counts: { low: 0, medium: 0, high: 0 } })
  expect((await read()).histogram).toEqual(Array.from({ length: 100 }, () => 0))
})

test('what is saved stands, once, and the log tells each change with before and after', async () => {
  expect((await save({ medium: 25, high: 70, shares: true })).body).toMatchObject({ medium: 25, high: 70, shares: true })
  expect((await save({ medium: 25, high: 70, shares: true })).status).toBe(200)
  expect(await read()).toMatchObject({ medium: 25, high: 70, shares: true })
  expect(await log()).toHaveLength(2)
  expect(await log()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ what: 'risk_edges', before: { medium: 30, high: 60 }, after: { medium: 25, high: 70 } }),
      expect.objectContaining({ what: 'risk_shares', who: 'supervisor of harbor', before: false, after: true }),
    ]),
  )
})

test.each([
  ['Medium at High', { medium: 60, high: 60 }, 'high', 'edge_order'],
  ['Medium above High', { medium: 61, high: 60 }, 'high', 'edge_order'],
  ['no score below Medium', { medium: 1, high: 60 }, 'medium', 'edge_range'],
  ['no score from High on', { medium: 30, high: 100 }, 'high', 'edge_range'],
  ['half a point', { medium: 30.5, high: 60 }, 'medium', 'edge_range'],
])('%s is refused beside its field and nothing is changed', async (_case, edges, field, message) => {
  const [before, told] = [await read(), await log()]
  const refused = await save({ ...edges, shares: true })
  expect([refused.status, refused.body.issues]).toEqual([400, [expect.objectContaining({ path: field, message })]])
  expect([await read(), await log()]).toEqual([before, told])
})

test('the orders of the last 90 days are counted by their newest score, those of no score and of other stores are not', async () => {
  await scored(40)
  await desk.place({}, desk.other)
  desk.clock.set(new Date(desk.clock.now().getTime() + 91 * 86_400_000))
  await scored(1, 24, 25, 69, 69, 70, 100)
  await desk.place({ placedAt: desk.clock.now().toISOString() })
  const { counts, histogram } = await read()
  expect(counts).toEqual({ low: 2, medium: 3, high: 2 })
  expect(histogram.flatMap((orders, at) => (orders > 0 ? [[at + 1, orders]] : []))).toEqual([
    [1, 1],
    [24, 1],
    [25, 1],
    [69, 2],
    [70, 1],
    [100, 1],
  ])
})

test('a change puts in a score for every open order of the store, and for no other; a save that changes nothing puts in none', async () => {
  const [gone, shipped] = await scored(80, 80)
  await desk.look(`update order_facts set status = 'cancelled' where order_id = $1`, [gone])
  await desk.look(`update order_facts set fulfillment_state = 'shipped' where order_id = $1`, [shipped])
  const open = await desk.look<{ order_id: string }>(
    `select order_id from order_facts where store_id = $1 and order_id not in ($2, $3) order by order_id`,
    [desk.store.id, gone, shipped],
  )
  const ids = open.map(({ order_id }) => order_id).toSorted()
  await waiting()
  await save({ medium: 20, high: 70, shares: true })
  expect(await waiting()).toEqual(ids)
  await save({ medium: 20, high: 70, shares: true })
  expect(await waiting()).toEqual([])
  await save({ medium: 20, high: 70, shares: false })
  expect(await waiting()).toEqual(ids)
})

test.each(['staff', 'associate', 'marketer'] as const)('a %s neither reads nor changes them', async (role) => {
  const person = await desk.as(role)
  const before = await read()
  const answers = [
    await person.get(path),
    await save({ medium: 40, high: 80, shares: true }, person),
    await person.get('/desk/stores/harbor/settings/changes/risk'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
  expect(await read()).toEqual(before)
})
