import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AttentionView } from '#desk/attention/shapes.ts'
import { openDesk, type Caller, type TestDesk, type TestStore } from '#test/support/desk.ts'
import { openMailbox, type Mailbox } from '#test/support/mailbox.ts'
import { letIn } from '#test/support/mail/let-in.ts'
import { tellPerson } from '#desk/notifications/mails/send.ts'
import { reportOrder } from './report.ts'
import { rejudgeOrder, scoreOrder } from './score.ts'

let desk: TestDesk
let mailbox: Mailbox
const bosses = new Map<string, Caller>()
beforeAll(async () => {
  mailbox = await openMailbox()
  desk = await openDesk({ smtpUrl: mailbox.url })
  for (const store of [desk.store, desk.other]) bosses.set(store.slug, await desk.as('supervisor', store))
  await letIn(desk)
  await desk.look('update store_settings set shares_registry = true')
})
afterAll(async () => {
  await desk.close()
  await mailbox.close()
})

type Placed = { readonly id: string; readonly number: number; readonly store: TestStore }

/** An order of somebody who keeps mailbox, number and door from one store to the next; scored. */
async function ordered(store: TestStore, n: number): Promise<Placed> {
  const door = {
    name: 'Zed Quill',
    line1: `${n} Juniper Hollow Rd`,
    city: 'Reno',
    region: 'NV',
    postalCode: '89501',
    country: 'US',
    phone: '',
  }
  const buyer = { name: 'Zed Quill', email: `zq${n}.parts@gmail.com`, phone: `+1 775 2${n} 4411` }
  const order = { ...(await desk.place({ billing: door, shipping: door, buyer }, store)), store }
  await score(order)
  return order
}

const boss = ({ slug }: TestStore): Caller => bosses.get(slug) ?? (Promise.reject(new Error(slug)) as never)
const path = ({ store, number }: Placed, rest = '') => `/desk/stores/${store.slug}/orders/${number}${rest}`
const score = ({ store, id }: Pick<Placed, 'store' | 'id'>) => scoreOrder(desk.app, { store: store.id, id })
const page = async (order: Placed) => (await boss(order.store).get(path(order))).body
const events = async ({ id }: Placed) =>
  (
    await desk.look<{ event: object }>(
      `select event from activities where order_id = $1 and type in ('risk_raised', 'checked') order by sequence`,
      [id],
    )
  ).map(({ event }) => event)
const queue = async ({ slug }: TestStore, by = bosses.get(slug)): Promise<AttentionView['rows']> =>
  (await by?.get(`/desk/stores/${slug}/attention`))?.body.rows

/** Says something of an order and does the jobs that follow: the network is told, and what it touches is scored. */
async function say(order: Placed, rest: '/fraud/marks' | '/fraud/withdrawal', ask: object = {}): Promise<void> {
  expect((await boss(order.store).post(path(order, rest), ask)).status).toBe(200)
  await desk.look(`delete from pgboss.job where name in ('score', 'rejudge')`)
  await reportOrder(desk.app, { store: order.store.id, id: order.id })
  const jobs = await desk.look<{ store: string; id: string }>(
    `delete from pgboss.job where name = 'rejudge' returning data ->> 'store' as store, data ->> 'id' as id`,
  )
  for (const job of jobs) await rejudgeOrder(desk.app, job)
}
const known = { mark: 'known', code: 'stolen_card', evidence: 'owner_denies', reason: 'the card’s owner called' }

/** Sends what people are to be told of an order at once; answers to whom. */
async function deliver({ store, id }: Placed): Promise<readonly string[]> {
  const told = await desk.look<{ person: string; to: string }>(
    `select n.person_id as person, p.email as to from notifications n join people p on p.id = n.person_id
      where n.order_id = $1 and n.kind in ('high_risk', 'needs_attention') and n.mail = 'now' and n.mail_id is null order by p.email`,
    [id],
  )
  for (const { person } of told) await tellPerson(desk.app, { store: store.id, id: person })
  return told.map(({ to }) => to)
}

test('a report elsewhere raises an order: "looked at" is open again, it needs attention until somebody looked anew, its person gets one mail in their language', async () => {
  const [first, second] = [await ordered(desk.store, 11), await ordered(desk.other, 11)]
  await desk.look(`update people set language = 'fr' where id = $1`, [desk.other.people.associate])
  await boss(desk.other).post(path(second, '/summary/assignee'), { person: desk.other.people.associate })
  await boss(desk.other).post(path(second, '/checked'), { step: 'risk' })
  expect((await page(second)).risk.checked.by).toBe('supervisor of bluestone')

  await say(first, '/fraud/marks', known)
  const raised = await page(second)
  expect([raised.risk.now.level, raised.risk.checked, raised.risk.raisedAt]).toEqual(['medium', null, expect.any(String)])
  expect(await queue(desk.other)).toMatchObject([{ number: second.number, attention: ['risk_raised'] }])
  expect(await events(second)).toEqual([
    { type: 'checked', step: 'risk' },
    { type: 'risk_raised', from: 'low', to: 'medium', looked: true },
  ])
  // Nobody is told at the store that reported: it knows.
  expect([await queue(desk.store), await deliver(first)]).toEqual([[], []])

  expect(await deliver(second)).toEqual(['associate@bluestone.example'])
  const mail = mailbox.to('associate@bluestone.example').at(-1)
  expect(mail?.subject).toContain('choses à voir')
  expect(mail?.text).toContain(`À examiner : commande ${second.number}, Zed Quill`)
  expect(mail?.text).toContain(`http://localhost:4000/bluestone/orders/${second.number}#risk`)
  for (const secret of ['Harbor', 'harbor', 'owner called']) expect(`${mail?.text}${mail?.html}`).not.toContain(secret)

  await score(second)
  expect(await deliver(second)).toEqual([])
  await boss(desk.other).post(path(second, '/checked'), { step: 'risk' })
  expect([await queue(desk.other), (await page(second)).risk.raisedAt]).toEqual([[], null])
  await score(second)
  expect(await queue(desk.other)).toEqual([])
})

test('from Medium to High is another raise; without an assignee those are told who hear of orders nobody has', async () => {
  const [first, second, third] = [await ordered(desk.store, 12), await ordered(desk.other, 12), await ordered(desk.other, 12)]
  await say(first, '/fraud/marks', known)
  expect(await deliver(third)).toEqual(['supervisor@bluestone.example'])
  expect(await deliver(second)).toHaveLength(0) // it was in the same mail
  await say(second, '/fraud/marks', known)
  // Who marks an order themselves needs no mail about it.
  expect([(await page(second)).risk.now.level, await deliver(second)]).toEqual(['high', []])
  expect((await page(third)).risk.now.level).toBe('high')
  expect((await events(third)).at(-1)).toEqual({ type: 'risk_raised', from: 'medium', to: 'high', looked: false })
  expect(await deliver(third)).toEqual(['staff@bluestone.example', 'supervisor@bluestone.example'])
  // Whoever marked it has decided.
  expect((await queue(desk.other)).map(({ number }) => number)).toEqual([third.number])
  await boss(desk.other).post(path(third, '/fraud/marks'), { mark: 'not_fraud', reason: 'an old customer' })
  expect(await queue(desk.other)).toEqual([])
})

test('a report taken back leaves nothing to look at; what is over, or was never low, is nobody’s to look at', async () => {
  const [first, second, over] = [await ordered(desk.store, 13), await ordered(desk.other, 13), await ordered(desk.other, 13)]
  await boss(desk.other).post(path(over, '/cancel'), { what: 'order', reason: 'twice', notify: false, seen: { voided: 0, returned: 0 } })
  await say(first, '/fraud/marks', known)
  await score(over)
  expect((await queue(desk.other)).map(({ number }) => number)).toEqual([second.number])
  await say(first, '/fraud/withdrawal')
  expect([await queue(desk.other), (await page(second)).risk.now.level]).toEqual([[], 'low'])
  await say(first, '/fraud/marks', known)
  const late = await ordered(desk.other, 13)
  expect((await page(late)).risk.now.level).not.toBe('low')
  expect((await queue(desk.other)).map(({ number }) => number)).toEqual([second.number])
  expect(await deliver(late)).toEqual([])
})
