import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type TestDesk } from '#test/support/desk.ts'
import { inStore, systemActor } from './doors.ts'
import { prepared } from './prepared.ts'

let desk: TestDesk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

test('it is built once, and asks with the ids and the store of each call; its constants stay', async () => {
  let built = 0
  const find = prepared((tx, order: string) => {
    built += 1
    return tx
      .selectFrom('orders')
      .select(['number', 'store_id'])
      .where('store_id', '=', tx.store)
      .where('id', '=', order)
      .where('status', '=', 'new')
  })
  const [mine, second, theirs] = [await desk.place(), await desk.place(), await desk.place({}, desk.other)]
  const ask = (store: string, id: string) => inStore(desk.app, systemActor(store), (tx) => find(tx, id))
  expect(await ask(desk.store.id, mine.id)).toEqual([{ number: mine.number, store_id: desk.store.id }])
  expect(await ask(desk.store.id, second.id)).toEqual([{ number: second.number, store_id: desk.store.id }])
  expect(await ask(desk.other.id, theirs.id)).toEqual([{ number: theirs.number, store_id: desk.other.id }])
  expect(await ask(desk.store.id, theirs.id)).toEqual([])
  await desk.look(`update orders set status = 'processing' where id = $1`, [second.id])
  expect(await ask(desk.store.id, second.id)).toEqual([])
  expect(built).toBe(1)
})
