import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetOld } from '#network/registry/forget/forget.ts'
import { forgetKey, makeKey } from '#network/registry/keys/rotate.ts'
import { openDesk, type Caller, type TestDesk, type TestStore } from '#test/support/desk.ts'
import { disguised, person, type AskChanges } from '#test/support/orders.ts'
import { renewTokens } from './renew.ts'
import { reportOrder } from './report.ts'
import { scoreOrder } from './score.ts'

let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  await desk.look('update store_settings set shares_registry = true')
  boss = await desk.as('supervisor')
})
afterAll(() => desk.close())

const passDays = (days: number) => desk.clock.set(new Date(desk.clock.now().getTime() + days * 86_400_000))

/** An order placed now and scored; answers what the registry is said to know, and how many orders by the same telephone were seen this week. */
async function arrive(changes: AskChanges, at: TestStore) {
  const { id } = await desk.place({ placedAt: desk.clock.now().toISOString(), ...changes }, at)
  await scoreOrder(desk.app, { store: at.id, id })
  const [row] = await desk.look<{ facts: { network: { verdict: string }; velocity: { orders: { phone: { week: number } } } } }>(
    'select facts from risk_scores where order_id = $1 order by sequence desc limit 1',
    [id],
  )
  return { id, verdict: row?.facts.network.verdict, week: row?.facts.velocity.orders.phone.week }
}

async function reported(n: number): Promise<string> {
  const { id } = await arrive(person(n), desk.store)
  const [row] = await desk.look<{ number: number }>('select number from orders where id = $1', [id])
  expect(
    (
      await boss.post(`/desk/stores/harbor/orders/${row?.number}/fraud/marks`, {
        mark: 'known',
        code: 'stolen_card',
        evidence: 'owner_denies',
        reason: 'called',
      })
    ).status,
  ).toBe(200)
  await reportOrder(desk.app, { store: desk.store.id, id })
  return id
}

test('a fraudster is found before a new key, while both are looked under, and after the old one is forgotten; repeats are counted throughout', async () => {
  await reported(31)
  expect(await arrive(disguised(31), desk.other)).toMatchObject({ verdict: 'medium', week: 1 })
  expect(await forgetKey(desk.app, 1)).toMatchObject({ code: 'newest_key' })
  expect(await makeKey(desk.app)).toBe(2)
  expect(await arrive(disguised(31), desk.other)).toMatchObject({ verdict: 'medium', week: 2 })
  expect(await forgetKey(desk.app, 1)).toMatchObject({ code: 'key_young' })
  passDays(8)
  expect(await forgetKey(desk.app, 1)).toMatchObject({ code: 'key_in_use', detail: { cases: 1, orders: 2 } })
  expect(await renewTokens(desk.app)).toEqual({ cases: 1, orders: 2 })
  expect(await arrive(disguised(31), desk.other)).toMatchObject({ verdict: 'medium' })
  expect(await forgetKey(desk.app, 1)).toEqual({ ok: true, value: null })
  expect(await arrive(disguised(31), desk.other)).toMatchObject({ verdict: 'medium', week: 1 })
  expect(await desk.look('select distinct key from sightings union select distinct key from registry_tokens')).toEqual([{ key: 2 }])
  expect(await renewTokens(desk.app)).toEqual({ cases: 0, orders: 0 })
  expect(await forgetKey(desk.app, 7)).toMatchObject({ code: 'no_such_key' })
})

test('a case idle for 24 months is deleted with its tokens, as are sightings as old; one about which something is open stays; what is left tells nothing of anybody', async () => {
  const [gone, kept] = [await reported(32), await reported(33)]
  await desk.look(
    `insert into registry_tasks (id, case_id, store_id, kind, opened_at, due_at)
      select gen_random_uuid(), id, store_id, 'dispute', now(), now() from registry_cases where order_id = $1`,
    [kept],
  )
  const [before] = await desk.look<{ id: string }>('select id from registry_cases where order_id = $1', [gone])
  expect(await forgetOld(desk.app)).toEqual({ cases: 0, sightings: 0 })
  passDays(731)
  const fresh = await arrive(person(34), desk.store)
  expect(await forgetOld(desk.app)).toEqual({ cases: 2, sightings: expect.any(Number) })
  expect(await forgetOld(desk.app)).toEqual({ cases: 0, sightings: 0 })
  expect(await desk.look('select order_id from registry_cases')).toEqual([{ order_id: kept }])
  expect(await desk.look('select distinct order_id from sightings')).toEqual([{ order_id: fresh.id }])
  expect(await desk.look('select case_id from registry_tokens where case_id = $1', [before?.id])).toEqual([])
  expect(await desk.look('select type, note from registry_events where case_id = $1 order by at', [before?.id])).toEqual([
    { type: 'reported', note: null },
    { type: 'forgotten', note: null },
  ])
  await reportOrder(desk.app, { store: desk.store.id, id: gone })
  expect(await desk.look('select id from registry_cases where order_id = $1', [gone])).toEqual([])
})
