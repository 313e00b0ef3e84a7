import { afterAll, beforeAll, expect, test } from 'vitest'
import { inStore, type Tx } from '#platform/doors.ts'
import { openDesk, type TestDesk } from '#test/support/desk.ts'
import { takeTurn } from './queries.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** Two transactions under way at once, each asking who is next; the second ends after the first. */
async function twoAtOnce(next: (tx: Tx) => Promise<string | undefined>): Promise<readonly (string | undefined)[]> {
  const [asked, go] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()]
  const first = inStore(desk.app, desk.system, async (tx) => {
    const person = await next(tx)
    asked.resolve(null)
    await go.promise
    return person
  })
  await asked.promise
  const second = inStore(desk.app, desk.system, async (tx) => {
    go.resolve(null)
    return next(tx)
  })
  return Promise.all([first, second])
}

test('two workers at once give two turns; the control, which locks nothing, gives one twice', async () => {
  const both = [desk.store.people.staff, desk.store.people.associate]
  const given = await twoAtOnce((tx) => takeTurn(tx, both))
  expect(new Set(given)).toEqual(new Set(both))
  const seen = await twoAtOnce(async (tx) => {
    const rows = tx.selectFrom('assignment_turns').select('person_id').where('store_id', '=', tx.store).where('person_id', 'in', both)
    return (await rows.orderBy('given_at').limit(1).executeTakeFirst())?.person_id
  })
  expect(new Set(seen).size).toBe(1)
})
