import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type TestDesk, type TestStore } from '#test/support/desk.ts'
import { sweepTurned } from './sweep-turned.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const day = 86_400_000

/** An order whose card was authorized outside; the hold lasts `days`. */
async function held(days: number, at: TestStore = desk.store): Promise<number> {
  const { id, number } = await desk.place({}, at)
  const now = desk.clock.now()
  await desk.look(
    `with n as (select gen_random_uuid() as id), t as (insert into transactions (store_id, id, payment_id, order_id, kind, amount, currency, idempotency_key, actor_kind, actor_name, created_at, expires_at)
      select $1, n.id, n.id, $2, 'authorization', 15100, 'USD', gen_random_uuid()::text, 'storefront', 'web store', $3, $4 from n returning store_id, id)
    insert into transaction_events (store_id, transaction_id, id, state, source, at) select store_id, id, gen_random_uuid(), 'approved', 'api', $3 from t`,
    [at.id, id, now, new Date(now.getTime() + days * day)],
  )
  await (await desk.as('supervisor', at)).post(`/desk/stores/${at.slug}/orders/${number}/notes`, { body: 'Card held' })
  return number
}

async function stateOf(number: number): Promise<readonly [string, number]> {
  const [row] = await desk.look<{ payment_state: string; held: number }>('select payment_state, held from order_facts where number = $1', [
    number,
  ])
  return [row?.payment_state ?? '', row?.held ?? -1]
}

test('a hold that ran out shows in the list of every store without anybody touching the order, once', async () => {
  const [short, long, theirs] = [await held(2), await held(6), await held(2, desk.other)]
  expect([await stateOf(short), await stateOf(long), await stateOf(theirs)]).toEqual([
    ['authorized', 15_100],
    ['authorized', 15_100],
    ['authorized', 15_100],
  ])
  expect(await sweepTurned(desk.app)).toBe(0)
  desk.clock.advance(3 * day)
  expect(await sweepTurned(desk.app)).toBe(2)
  expect([await stateOf(short), await stateOf(long), await stateOf(theirs)]).toEqual([
    ['hold_expired', 0],
    ['authorized', 15_100],
    ['hold_expired', 0],
  ])
  expect(await sweepTurned(desk.app)).toBe(0)
})

test('two sweeps at once do no harm', async () => {
  const number = await held(1)
  desk.clock.advance(2 * day)
  await Promise.all([sweepTurned(desk.app), sweepTurned(desk.app)])
  expect(await stateOf(number)).toEqual(['hold_expired', 0])
})

test('a hold that comes to end within a day is told to open desks once, to be read again whatever is known of the order', async () => {
  const number = await held(1.5)
  const mia = await desk.as('supervisor')
  const stream = await mia.open('/desk/stores/harbor/live')
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect(await sweepTurned(desk.app)).toBe(0)
  desk.clock.advance(0.6 * day)
  expect([await sweepTurned(desk.app), await sweepTurned(desk.app)]).toEqual([1, 0])
  const { version } = (await mia.get(`/desk/stores/harbor/orders/${number}`)).body.head
  for (let told = ''; !told.includes(JSON.stringify({ number, version: version + 1, by: null }));)
    told += (await reader?.read())?.value ?? ''
  await reader?.cancel()
})
