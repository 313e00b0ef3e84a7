import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sweepEnding } from '../list/sweep-ending.ts'
import { sweepTurned } from '../list/sweep-turned.ts'
import { openCustomer, type Customer } from '#test/support/mail/customer.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { openMailbox, type Mailbox } from '#test/support/mailbox.ts'
import { orderAsk } from '#test/support/orders.ts'
import { letIn } from '#test/support/mail/let-in.ts'
import { writeArrivalLetters } from './arrive.ts'
import { scoreOrder } from './fraud/score.ts'
import { sendLetter } from '../messages/send-letter.ts'
import { tellPerson } from '#desk/notifications/mails/send.ts'
import type { NotificationsView } from '#desk/notifications/shapes.ts'
import { forgetNotifications, sweepNotifications } from '#desk/notifications/sweep.ts'

const noon = new Date('2026-03-04T17:00:00Z') // a Wednesday, noon in New York
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

let desk: TestDesk
let mailbox: Mailbox
let customer: Customer
let [mia, omar, dana]: Caller[] = []
beforeAll(async () => {
  mailbox = await openMailbox()
  desk = await openDesk({ smtpUrl: mailbox.url, now: noon })
  await letIn(desk)
  customer = await openCustomer(desk)
  ;[mia, omar, dana] = [await desk.as('supervisor'), await desk.as('staff'), await desk.as('associate')]
  await desk.look(`update people set time_zone = 'America/New_York'`)
  await desk.look(`update store_settings set time_zone = 'America/New_York'`)
})
afterAll(async () => {
  await customer.close()
  await desk.close()
  await mailbox.close()
})
beforeEach(async () => {
  desk.clock.set(noon)
  await desk.look('delete from notifications')
  await desk.look('delete from notification_mails')
  await desk.look('delete from notification_choices')
  await desk.look('update store_settings set hours = null')
})

const who = (caller: Caller | undefined): Caller => caller ?? (Promise.reject(new Error('nobody')) as never)
const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}${rest}`
const bell = '/desk/stores/harbor/notifications'
const rows = async (person: Caller | undefined): Promise<NotificationsView['rows']> => (await who(person).get(bell)).body.rows
const kinds = async (person: Caller | undefined) => (await rows(person)).map(({ kind }) => kind)
const unread = async (person: Caller | undefined) => (await who(person).get(`${bell}/unread`)).body
const give = (number: number, to: Caller | undefined, by = mia) => who(by).post(at(number, '/summary/assignee'), { person: who(to).id })
const note = (number: number, body: string, mentions: readonly string[], by = mia) => who(by).post(at(number, '/notes'), { body, mentions })
const tell = (person: Caller | undefined) => tellPerson(desk.app, { store: desk.store.id, id: who(person).id })
const mails = (role: string) => mailbox.to(`${role}@harbor.example`)
const choose = (person: Caller | undefined, ask: object) => who(person).post(`${bell}/choices`, ask, { method: 'PUT' })
const wants = { panel: true, mail: 'now', about: 'open', always: false }
const openWeekdays = () =>
  desk.look('update store_settings set hours = $1', [
    JSON.stringify([1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }))),
  ])

test('a mention: the named see it under the bell and by mail with its words, whoever wrote it does not; reading is kept', async () => {
  const { number } = await desk.place({ buyer: { name: 'Ava Martin' } })
  const before = mails('staff').length
  expect((await note(number, 'Please call her, @{0}.', [who(omar).id])).status).toBe(200)
  const [row] = await rows(omar)
  expect(row).toMatchObject({
    kind: 'mentioned',
    order: number,
    customer: 'Ava Martin',
    by: 'supervisor of harbor',
    excerpt: 'Please call her, @staff of harbor.',
    unread: true,
  })
  expect(row?.place).toMatch(/^note-/)
  expect([await unread(omar), await unread(mia)]).toEqual([
    { unread: 1, orders: [number] },
    { unread: 0, orders: [] },
  ])
  const { notes, activity } = (await who(omar).get(at(number))).body
  expect(notes.notes[0]).toMatchObject({ body: 'Please call her, @{0}.', mentions: [{ person: who(omar).id, name: 'staff of harbor' }] })
  expect(activity.entries[0].event).toMatchObject({ type: 'note_added', mentions: [who(omar).id] })

  await tell(omar)
  expect(mails('staff')).toHaveLength(before + 1)
  const mail = mails('staff').at(-1)
  expect(mail?.subject).toBe(`supervisor of harbor mentioned you on order ${number}, Ava Martin`)
  expect(mail?.text).toContain('Please call her, @staff of harbor.')
  expect(mail?.text).toContain(`http://localhost:4000/harbor/orders/${number}#note-`)
  expect(mail?.replyTo).toBeUndefined()
  await tell(omar)
  expect(mails('staff')).toHaveLength(before + 1)

  expect((await who(omar).post(`${bell}/read`, { order: number })).body).toEqual({ unread: 0, orders: [] })
  expect((await rows(omar))[0]?.unread).toBe(false)
})

test('a colleague who may not see the order, or of another store, cannot be named; once it is theirs they can', async () => {
  const { number } = await desk.place()
  const offered = async () => (await who(mia).get(at(number, '/notes/people'))).body.people.map(({ id }: { id: string }) => id)
  expect(await offered()).toEqual([who(omar).id])
  for (const id of [who(dana).id, desk.other.people.staff, desk.store.people.marketer])
    expect((await note(number, 'Look, @{0}', [id])).body.code).toBe('cannot_mention')
  expect(await desk.look('select 1 from note_mentions where person_id <> $1', [who(omar).id])).toEqual([])
  await give(number, dana)
  expect((await note(number, 'Look, @{0}', [who(dana).id])).status).toBe(200)
  expect(await kinds(dana)).toEqual(['mentioned', 'assigned'])
})

test('an order given to somebody tells them alone; taking it oneself tells nobody, and what is no longer in reach is not shown', async () => {
  const { number } = await desk.place()
  await give(number, dana)
  expect([await kinds(dana), await kinds(omar), await kinds(mia)]).toEqual([['assigned'], [], []])
  await tell(dana)
  expect(mails('associate').at(-1)?.subject).toMatch(/^supervisor of harbor gave you order/)
  await give(number, omar, omar)
  expect(await kinds(omar)).toEqual([])
  expect([await rows(dana), await unread(dana)]).toEqual([[], { unread: 0, orders: [] }])
})

test('a new order: everybody who sees all hears of it once, whoever typed it in does not, and a person of their own orders neither', async () => {
  const { id, number } = await desk.place({ buyer: { name: 'Bo Chen' } })
  await writeArrivalLetters(desk.app, { store: desk.store.id, id })
  await writeArrivalLetters(desk.app, { store: desk.store.id, id })
  expect([await kinds(mia), await kinds(omar), await kinds(dana)]).toEqual([['new_order'], ['new_order'], []])
  await tell(mia)
  expect(mails('supervisor').at(-1)?.subject).toBe(`New order ${number}, Bo Chen: $151.00`)
  const { channel: _channel, externalNumber: _number, placedAt: _placedAt, ...typedAsk } = orderAsk()
  const typed = await who(mia).post('/desk/stores/harbor/orders', typedAsk)
  const [row] = await desk.look<{ id: string }>('select id from orders where number = $1', [typed.body.number])
  await writeArrivalLetters(desk.app, { store: desk.store.id, id: row?.id ?? '' })
  expect([typed.status, (await kinds(mia)).length, (await kinds(omar)).length]).toEqual([200, 1, 2])
})

test('a customer’s answer tells who works the order, in their language, with how it begins', async () => {
  await desk.look(`update people set language = 'fr' where id = $1`, [who(omar).id])
  const order = await desk.place({ buyer: { name: 'Cleo', email: 'cleo@example.com' } })
  await give(order.number, omar)
  await desk.look('delete from notifications')
  await who(mia).post(at(order.number, '/messages'), { subject: 'Which side?', body: 'Left or right?' })
  const [letter] = await desk.look<{ id: string }>(`select id from letters where order_id = $1 and state = 'queued'`, [order.id])
  await sendLetter(desk.app, { store: desk.store.id, id: letter?.id ?? '' })
  const { replyTo } = await mailbox.next('cleo@example.com')
  const said = { from: 'cleo@example.com', to: replyTo?.value[0]?.address ?? '', subject: 'Re: order', text: 'The left one.' }
  expect(await customer.send(said)).toBe(250)
  expect(await rows(omar)).toMatchObject([{ kind: 'customer_replied', excerpt: 'The left one.', place: 'messages', by: null }])
  await tell(omar)
  expect(mails('staff').at(-1)?.subject).toBe(`Réponse du client : commande ${order.number}, Cleo`)
  expect(mails('staff').at(-1)?.text).toContain('The left one.')
  await desk.look(`update people set language = 'en' where id = $1`, [who(omar).id])
})

test('a hold that ends within two days is told once, and one that ran out needs attention', async () => {
  const { id, number } = await desk.place()
  const ends = new Date(noon.getTime() + 3 * day)
  await desk.look(
    `with n as (select gen_random_uuid() as id), t as (insert into transactions (store_id, id, payment_id, order_id, kind, amount, currency, idempotency_key, actor_kind, actor_name, created_at, expires_at)
      select $1, n.id, n.id, $2, 'authorization', 10000, 'USD', gen_random_uuid()::text, 'storefront', 'web store', $3, $4 from n returning store_id, id)
    insert into transaction_events (store_id, transaction_id, id, state, source, at) select store_id, id, gen_random_uuid(), 'approved', 'api', $3 from t`,
    [desk.store.id, id, noon, ends],
  )
  await note(number, 'Card held', [])
  expect(await sweepEnding(desk.app)).toBe(0)
  desk.clock.advance(day + hour)
  expect([await sweepEnding(desk.app), await sweepEnding(desk.app)]).toEqual([1, 0])
  expect(await rows(omar)).toMatchObject([{ kind: 'hold_ending', facts: { until: ends.toISOString() }, place: 'payment' }])
  desk.clock.advance(2 * day)
  await sweepTurned(desk.app)
  desk.clock.set(noon) // nobody was signed in for so long
  expect(await rows(omar)).toMatchObject([{ kind: 'needs_attention', facts: { attention: ['hold_expired'] } }, { kind: 'hold_ending' }])
})

test('a score that is High is told once; where the store says itself that the buyer is a fraud it is no news', async () => {
  await desk.look('update store_settings set risk_medium = 2, risk_high = 3')
  const [order, marked] = [await desk.place(), await desk.place()]
  const mark = { mark: 'known', code: 'stolen_card', evidence: 'owner_denies', reason: 'the owner called' }
  expect((await who(mia).post(at(marked.number, '/fraud/marks'), mark)).status).toBe(200)
  for (const { id } of [order, order, marked]) await scoreOrder(desk.app, { store: desk.store.id, id })
  expect(await rows(omar)).toMatchObject([{ kind: 'high_risk', order: order.number, place: 'risk', facts: { score: expect.any(Number) } }])
  await desk.look('update store_settings set risk_medium = 30, risk_high = 60')
})

test('several of one kind on one order within a minute are one, with its number', async () => {
  const { number } = await desk.place()
  for (const body of ['@{0} one', '@{0} two']) await note(number, body, [who(omar).id])
  expect(await rows(omar)).toMatchObject([{ kind: 'mentioned', times: 2, excerpt: '@staff of harbor two' }])
  desk.clock.advance(minute)
  await note(number, '@{0} three', [who(omar).id])
  expect((await rows(omar)).map(({ times }) => times)).toEqual([1, 2])
})

test('what a person chose counts: no mail, nothing at all, or only orders of their own', async () => {
  const { number } = await desk.place()
  await choose(omar, { ...wants, kind: 'mentioned', mail: 'off' })
  await note(number, '@{0}', [who(omar).id])
  expect(await desk.look(`select panel, mail from notifications`)).toEqual([{ panel: true, mail: 'off' }])
  await choose(omar, { ...wants, kind: 'mentioned', mail: 'off', panel: false })
  desk.clock.advance(2 * minute)
  await note(number, '@{0}', [who(omar).id])
  expect(await rows(omar)).toHaveLength(1)
  // what is meant for oneself is of no other orders, and only urgent kinds come while the store is closed
  const { choices } = (await choose(omar, { ...wants, kind: 'mentioned', about: 'all', always: true })).body
  expect(choices.find(({ kind }: { kind: string }) => kind === 'mentioned')).toEqual({ ...wants, kind: 'mentioned', about: 'mine' })
  expect(
    (await choose(dana, { ...wants, kind: 'high_risk', about: 'all' })).body.choices.every(
      ({ about }: { about: string }) => about === 'mine',
    ),
  ).toBe(true)
  expect((await who(await desk.as('marketer')).get(`${bell}/choices`)).status).toBe(403)
})

test('while the store is closed mails wait for its opening and come as one; urgent ones may not wait', async () => {
  await openWeekdays()
  await choose(omar, { ...wants, kind: 'needs_attention', always: true })
  const [first, second] = [await desk.place(), await desk.place()]
  desk.clock.set(new Date('2026-03-04T23:00:00Z')) // six in the evening
  const before = mails('staff').length
  for (const { number } of [first, second]) await note(number, '@{0} look', [who(omar).id])
  await tell(omar)
  await sweepNotifications(desk.app)
  expect(mails('staff')).toHaveLength(before)
  await desk.look(`insert into notifications (store_id, id, person_id, order_id, kind, facts, at, panel, mail, always)
    select store_id, gen_random_uuid(), person_id, order_id, 'needs_attention', '{"attention":["overpaid"]}', at, true, 'now', true from notifications limit 1`)
  await tell(omar)
  expect(mails('staff')).toHaveLength(before + 1)
  expect(mails('staff').at(-1)?.subject).toMatch(/^Needs attention/)

  // Monday, after the clocks went forward in the night to Sunday: nine in New York is 13:00 UTC, not 14:00
  const queue = async () =>
    (await desk.look(`select data ->> 'id' as id from pgboss.job where name = 'notify' and state = 'created'`)).map(({ id }) => id)
  await desk.look(`delete from pgboss.job where name = 'notify'`)
  desk.clock.set(new Date('2026-03-09T12:59:00Z'))
  await sweepNotifications(desk.app)
  expect(await queue()).toEqual([])
  desk.clock.set(new Date('2026-03-09T13:00:00Z'))
  await sweepNotifications(desk.app)
  expect(await queue()).toEqual([who(omar).id])
  await tell(omar)
  expect(mails('staff')).toHaveLength(before + 2)
  expect(mails('staff').at(-1)?.subject).toBe('2 things to look at - Harbor Toyota Parts')
})

test('the digest comes once a day at the person’s hour with what is unread, and not when there is nothing', async () => {
  for (const kind of ['mentioned', 'assigned']) await choose(omar, { ...wants, kind, mail: 'digest' })
  expect((await who(omar).post(`${bell}/digest`, { hour: 8 }, { method: 'PUT' })).body.digestHour).toBe(8)
  const [first, second] = [await desk.place(), await desk.place()]
  const before = mails('staff').length
  const sweep = async () => {
    await sweepNotifications(desk.app)
    await tell(omar)
    return mails('staff').length - before
  }
  await note(first.number, '@{0} one', [who(omar).id])
  await give(second.number, omar)
  expect(await sweep()).toBe(0) // it is noon: eight has passed
  await who(omar).post(`${bell}/read`, { order: second.number })
  desk.clock.set(new Date('2026-03-05T12:59:00Z'))
  expect(await sweep()).toBe(0)
  desk.clock.set(new Date('2026-03-05T13:00:00Z'))
  expect([await sweep(), await sweep()]).toEqual([1, 1])
  expect(mails('staff').at(-1)?.subject).toBe('Thursday, March 5: 1 thing to look at - Harbor Toyota Parts')
  expect(mails('staff').at(-1)?.text).not.toContain(`/orders/${second.number}#`)
  desk.clock.set(new Date('2026-03-06T14:00:00Z'))
  expect(await sweep()).toBe(1) // nothing new
})

test('two desks at once send a mail once; without the guard the other would send it too', async () => {
  const { number } = await desk.place()
  const before = mails('staff').length
  const sent = () => mails('staff').length - before
  await note(number, '@{0} look', [who(omar).id])
  await Promise.all([tell(omar), tell(omar), tell(omar)])
  expect(sent()).toBe(1)
  const inHand = (since: Date | null) => desk.look(`update notification_mails set state = 'queued', leaving_at = $1`, [since])
  await inHand(desk.clock.now())
  await tell(omar)
  expect(sent()).toBe(1)
  await inHand(null)
  await tell(omar)
  expect(sent()).toBe(2)
})

test('two desks at once make a day’s digest once; without the guard they make another', async () => {
  await choose(omar, { ...wants, kind: 'mentioned', mail: 'digest' })
  const { number } = await desk.place()
  await note(number, '@{0} look', [who(omar).id])
  desk.clock.advance(day)
  const made = async () => {
    // as the other desk had read it before this one made its own
    await desk.look('update notifications set mail_id = null')
    await Promise.all([sweepNotifications(desk.app), sweepNotifications(desk.app)])
    return (await desk.look('select 1 from notification_mails where day is not null')).length
  }
  expect([await made(), await made()]).toEqual([1, 1])
  await desk.look('drop index notification_mails_one_digest')
  expect(await made()).toBe(2)
  await desk.look('delete from notification_mails')
  await desk.look(
    'create unique index notification_mails_one_digest on notification_mails (store_id, person_id, day) where day is not null',
  )
})

test('a mail a desk died over goes again after a minute as the same mail; the mail server away, it waits', async () => {
  const { number } = await desk.place()
  await note(number, '@{0} look', [who(omar).id])
  await tell(omar)
  await desk.look(`update notification_mails set state = 'queued', leaving_at = $1`, [desk.clock.now()])
  const sent = mails('staff').length
  await tell(omar)
  expect(mails('staff')).toHaveLength(sent) // in another's hand
  desk.clock.advance(2 * minute)
  await sweepNotifications(desk.app)
  await tell(omar)
  expect(mails('staff')).toHaveLength(sent + 1)
  expect(mails('staff').at(-1)?.messageId).toBe(mails('staff').at(-2)?.messageId)

  await desk.look(`update people set email = 'omar@later.example' where id = $1`, [who(omar).id])
  await note(number, '@{0} again', [who(omar).id])
  await expect(tell(omar)).rejects.toThrow('mail waits')
  expect(await desk.look(`select state, leaving_at from notification_mails where to_address like '%later%'`)).toEqual([
    { state: 'queued', leaving_at: null },
  ])
  await desk.look(`update people set email = 'staff@harbor.example' where id = $1`, [who(omar).id])
})

test('who was deactivated or has left hears nothing, of what waits for them neither', async () => {
  const { number } = await desk.place()
  const sent = mails('staff').length
  await note(number, '@{0} look', [who(omar).id])
  await desk.look(`update memberships set rests = true where person_id = $1`, [who(omar).id])
  await tell(omar)
  expect(mails('staff')).toHaveLength(sent)
  expect((await note(number, '@{0} look', [who(omar).id])).body.code).toBe('cannot_mention')
  await desk.look(`update memberships set rests = false where person_id = $1`, [who(omar).id])
  await tell(omar)
  expect(mails('staff')).toHaveLength(sent)
})

test('nobody reads or marks what others are told; what is old is dropped', async () => {
  const { number } = await desk.place()
  await note(number, '@{0} look', [who(omar).id])
  const [row] = await rows(omar)
  for (const body of [{ id: row?.id }, { order: number }, { until: row?.id }]) await who(mia).post(`${bell}/read`, body)
  expect((await unread(omar)).unread).toBe(1)
  expect((await who(mia).get(`${bell}?before=${row?.id}`)).body.rows).toEqual([])
  expect((await who(omar).post(`${bell}/read`, { until: row?.id })).body.unread).toBe(0)
  expect(await forgetNotifications(desk.app)).toBe(0)
  desk.clock.advance(91 * day)
  expect(await forgetNotifications(desk.app)).toBe(1)
  desk.clock.set(noon)
  expect(await rows(omar)).toEqual([])
})
