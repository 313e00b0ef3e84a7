import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdOrder, record } from '#order/spine.ts'
import { noCommand } from '#platform/command.ts'
import { inStore } from '#platform/doors.ts'
import { ok } from '#domain/result.ts'
import { openWake } from '#platform/live/wake.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { ChangedOrder, HereView, LiveEvent } from './shapes.ts'

let desk: TestDesk
let mia: Caller
beforeAll(async () => {
  desk = await openDesk()
  mia = await desk.as('supervisor')
})
afterAll(() => desk.close())

const live = '/desk/stores/harbor/live'

type Heard = LiveEvent & { readonly id: string | undefined }

/** Opens a person's stream and answers how to take its next event, how to close it. */
async function follow(person: Caller, after?: string) {
  const response = await person.open(live, after === undefined ? {} : { 'last-event-id': after })
  if (response.status !== 200 || !response.body) throw new Error(`not open: ${response.status}`)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<Heard> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const fields = Object.fromEntries(
          text
            .slice(0, end)
            .split('\n')
            .map((line) => line.split(/: (.*)/s)),
        )
        text = text.slice(end + 2)
        if (fields.event) return { event: fields.event, data: JSON.parse(fields.data), id: fields.id }
      } else {
        const { done, value } = await reader.read()
        if (done) throw new Error('the stream ended')
        text += value
      }
    }
  }
  return { next, close: () => reader.cancel() }
}

/** Every change that is told until that of an order is, which is the last of them. What was told before may be told again: it costs nothing. */
async function until({ next }: { readonly next: () => Promise<Heard> }, ...orders: readonly number[]) {
  const told: ChangedOrder[] = []
  while (!orders.every((order) => told.some(({ number }) => number === order))) {
    const heard = await next()
    if (heard.event === 'changed') told.push(...heard.data.orders)
  }
  return told
}

/** All a stream tells up to the one that is waited for. */
async function eventsUntil({ next }: { readonly next: () => Promise<Heard> }, last: (heard: Heard) => boolean): Promise<readonly Heard[]> {
  const events: Heard[] = []
  for (;;) {
    const heard = await next()
    events.push(heard)
    if (last(heard)) return events
  }
}

/** The version an event tells of an order; 0 when it tells nothing of it. */
function versionIn(heard: Heard, number: number): number {
  return (heard.event === 'changed' && heard.data.orders.find((order) => order.number === number)?.version) || 0
}

const note = (number: number, by = mia) => by.post(`/desk/stores/harbor/orders/${number}/notes`, { body: 'Called' })

test('an order that comes in or is changed is told to everybody who may see it, and to nobody else', async () => {
  const own = await desk.as('associate')
  const mine = await desk.place()
  expect((await mia.post(`/desk/stores/harbor/orders/${mine.number}/summary/assignee`, { person: own.id })).status).toBe(200)
  const [hers, his, stranger] = [await follow(mia), await follow(own), await follow(await desk.as('supervisor'))]
  for (const stream of [hers, his, stranger]) expect(await stream.next()).toMatchObject({ event: 'changed', data: { orders: [] } })

  const other = await desk.place()
  await until(hers, other.number)
  expect((await note(mine.number)).status).toBe(200)
  while (!(await until(hers, mine.number)).some(({ by }) => by === mia.id));
  // of the other order the associate, who sees their own alone, heard nothing
  expect((await until(his, mine.number)).map(({ number }) => number)).not.toContain(other.number)
  await Promise.all([hers.close(), his.close(), stranger.close()])
  expect((await (await desk.as('marketer')).get(live)).status).toBe(403)
  expect((await (await desk.as('supervisor', desk.other)).get(live)).status).toBe(404)
})

test('who was away hears of everything meanwhile, from the last event they had', async () => {
  const order = await desk.place()
  const before = await follow(mia)
  const { id = '' } = await before.next()
  await before.close()
  await note(order.number)
  const missed = await desk.place()
  const again = await follow(mia, id)
  expect(await until(again, order.number, missed.number)).not.toHaveLength(0)
  await again.close()
})

test('a change that began first and was committed last is told all the same', async () => {
  const [slow, quick] = [await desk.place(), await desk.place()]
  const stream = await follow(mia)
  await stream.next()
  let finish = () => {}
  let begun = () => {}
  const started = new Promise<void>((resolve) => (begun = resolve))
  const wait = new Promise<void>((resolve) => (finish = resolve))
  const holding = holdOrder(desk.app, desk.system, { number: slow.number }, noCommand, 'append', async (held) => {
    record(held, { type: 'checked', step: 'risk' })
    await held.tx
      .updateTable('orders')
      .set({ dms_number: 'slow' })
      .where('store_id', '=', desk.store.id)
      .where('id', '=', slow.id)
      .execute()
    begun()
    await wait
    return ok(null)
  })
  await started
  await note(quick.number)
  finish()
  await holding
  expect(await until(stream, slow.number, quick.number)).not.toHaveLength(0)
  await stream.close()
})

test('another process of the same desk is woken by what this one commits', async () => {
  const elsewhere = openWake({ url: desk.url('partsdesk_app'), pool: desk.app.pool, log: desk.app.log })
  const heard = Promise.withResolvers<void>()
  const leave = elsewhere.hear(desk.store.id, heard.resolve)
  // its ear is on the line once one of its own kind is heard
  const timer = setInterval(() => desk.app.wake.committed(desk.store.id), 20)
  expect(await heard.promise).toBeUndefined()
  clearInterval(timer)
  leave()
  await elsewhere.close()
})

/** Says where a person's tab is. */
const at = (person: Caller, tab: string, number: number | null, doing: string | null = null) =>
  person.post(`${live}/here`, { tab, order: number, doing })

/** The next word of a stream about who is at an order. */
async function here({ next }: { readonly next: () => Promise<Heard> }): Promise<HereView> {
  for (;;) {
    const heard = await next()
    if (heard.event === 'here') return heard.data
  }
}

test('an order that is taken from somebody who sees their own alone is told to them once, and nothing of it after that', async () => {
  const ann = await desk.as('associate')
  const [order, hers] = [await desk.place(), await desk.place()]
  const give = (number: number, person: string | null) => mia.post(`/desk/stores/harbor/orders/${number}/summary/assignee`, { person })
  for (const { number } of [order, hers]) await give(number, ann.id)
  const stream = await follow(ann)
  await stream.next()
  await at(ann, 'anns-tab', order.number)
  await at(mia, 'mias-tab', order.number)

  await give(order.number, mia.id)
  let told: ChangedOrder | undefined
  while (!told?.gone) told = (await until(stream, order.number)).findLast(({ number }) => number === order.number)
  expect(told).toEqual({ number: order.number, version: expect.any(Number), by: null, gone: true })
  await note(order.number)
  await at(mia, 'mias-tab', order.number, 'collect')
  await note(hers.number)
  const heard = await eventsUntil(stream, (one) => versionIn(one, hers.number) > 2)
  expect(JSON.stringify(heard)).not.toContain(String(order.number))
  // the table itself keeps to the reach
  const seenBy = (reach: 'own' | 'all') =>
    inStore(desk.app, { ...desk.system, person: ann.id, reach }, async (tx) =>
      (await tx.selectFrom('presences').select('person_id').where('order_id', '=', order.id).execute()).map(({ person_id }) => person_id),
    )
  expect([await seenBy('own'), (await seenBy('all')).toSorted()]).toEqual([[], [ann.id, mia.id].toSorted()])
  // a tab that still says it is there is told no, and stands there no longer
  expect((await at(ann, 'anns-tab', order.number)).status).toBe(404)
  expect((await at(mia, 'mias-tab', order.number)).body.people.map(({ person }: { person: string }) => person)).toEqual([mia.id])
  await stream.close()
})

test('a change of the settings that other pages show is told to every open desk of the store, one that none shows is not', async () => {
  const [omar, order] = [await desk.as('staff'), await desk.place()]
  const stream = await follow(omar)
  const settings = '/desk/stores/harbor/settings'
  expect((await mia.post(`${settings}/keys`, { name: 'another store', scopes: ['orders:read'] })).status).toBeLessThan(300)
  await note(order.number)
  const before = await eventsUntil(stream, (one) => versionIn(one, order.number) > 1)
  expect(before.map(({ event }) => event)).not.toContain('reset')
  const { words } = (await mia.get(`${settings}/orders`)).body
  await mia.post(`${settings}/orders/status-words`, { en: { on_hold: 'Parked' }, fr: {} }, { method: 'PUT', seen: words.seen })
  expect(await eventsUntil(stream, ({ event }) => event === 'reset')).not.toHaveLength(0)
  await stream.close()
})

test('whose rights changed comes again with the new ones', async () => {
  const ann = await desk.as('associate')
  const stream = await follow(ann)
  const { id } = await stream.next()
  const people = '/desk/stores/harbor/settings/people'
  const { roles } = (await mia.get(people)).body
  const [marketer, associate] = ['marketer', 'associate'].map((name) => roles.find((role: { name: string }) => role.name === name).id)
  const change = { from: marketer, to: associate }
  const put = { method: 'PUT' }
  expect((await mia.post(`${people}/${desk.store.people.marketer}/role`, change, put)).status).toBe(200)
  await expect(stream.next()).rejects.toThrow('the stream ended')
  const again = await follow(ann, id)
  expect(await again.next()).toMatchObject({ event: 'reset' })
  await again.close()
})

test('who has an order open, and what they do, is told to those who have it open too', async () => {
  const [order, omar] = [await desk.place(), await desk.as('staff')]
  const stream = await follow(mia)
  await stream.next()
  expect((await at(mia, 'mias-tab', order.number)).body.people).toHaveLength(1)
  expect((await here(stream)).people).toEqual([{ person: mia.id, name: 'supervisor of harbor', doing: null }])
  await at(omar, 'omars-tab', order.number)
  expect((await here(stream)).people).toHaveLength(2)
  await at(omar, 'omars-tab', order.number, 'collect')
  expect((await here(stream)).people.at(-1)).toEqual({ person: omar.id, name: 'staff of harbor', doing: 'collect' })
  await at(omar, 'omars-tab', null)
  expect((await here(stream)).people).toEqual([{ person: mia.id, name: 'supervisor of harbor', doing: null }])

  // a tab that is not heard of any more is gone
  await at(omar, 'omars-tab', order.number)
  desk.clock.advance(60_000)
  expect((await at(mia, 'mias-tab', order.number)).body.people.map(({ person }: { person: string }) => person)).toEqual([mia.id])
  expect((await at(mia, 'mias-tab', 999_999)).status).toBe(404)
  expect((await at(await desk.as('supervisor', desk.other), 'theirs-tab', order.number)).status).toBe(404)
  await stream.close()
})

test('two web servers on one database know each other’s people; those of one that was killed are gone after a while', async () => {
  const order = await desk.place()
  const [{ id }, { number }] = [await desk.as('staff'), order]
  const { caller: omar, close: kill } = await desk.beside(id)
  const [hers, his] = [await follow(mia), await follow(omar)]
  for (const stream of [hers, his]) await stream.next()
  await at(mia, 'mias-tab', number)
  expect((await here(hers)).people.map(({ person }) => person)).toEqual([mia.id])
  expect((await at(omar, 'omars-tab', number, 'ship')).body.people).toHaveLength(2)
  const both = [
    { person: mia.id, name: 'supervisor of harbor', doing: null },
    { person: id, name: 'staff of harbor', doing: 'ship' },
  ]
  expect([(await here(hers)).people, (await here(his)).people]).toEqual([both, both])
  await at(mia, 'mias-tab', number, 'cancel')
  expect((await here(his)).people[0]).toMatchObject({ person: mia.id, doing: 'cancel' })
  await here(hers)
  await his.close()
  await kill()
  desk.clock.advance(30_000)
  expect((await at(mia, 'mias-tab', number, 'cancel')).body.people).toHaveLength(2)
  desk.clock.advance(30_000)
  expect(await here(hers)).toEqual({ order: number, people: [{ ...both[0], doing: 'cancel' }] })
  await hers.close()
})

test('one person cannot hold streams without end', async () => {
  const ruth = await desk.as('staff')
  const open = await Promise.all(Array.from({ length: 20 }, () => follow(ruth)))
  for (const stream of open) await stream.next()
  expect((await ruth.get(live)).status).toBe(429)
  for (const stream of open) await stream.close()
  const again = await follow(ruth)
  await again.next()
  await again.close()
})
