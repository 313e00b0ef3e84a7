import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'

let desk: TestDesk
let staff: Caller
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  staff = await desk.as('staff')
  boss = await desk.as('supervisor')
})
afterAll(() => desk.close())

const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}${rest}`
const page = async (number: number) => (await staff.get(at(number))).body
const grounds = { code: 'stolen_card', evidence: 'owner_denies' }
const mark = (number: number, word: string, reason = 'card of a stranger') =>
  staff.post(at(number, '/fraud/marks'), { mark: word, reason, ...(word !== 'not_fraud' && grounds) })
const events = async (number: number) =>
  (await page(number)).activity.entries
    .map((entry: { event: { type: string } }) => entry.event)
    .toReversed()
    .slice(1)

test('suspected puts a new order On Hold; taking it back leaves the order as it was found', async () => {
  const { number } = await desk.place()
  expect((await mark(number, 'suspected')).body).toEqual({ mark: 'suspected' })
  expect(await page(number)).toMatchObject({
    head: { status: 'on_hold', fraudMark: 'suspected' },
    fraud: { holds: true, bank: null, standing: { mark: 'suspected', ...grounds, reason: 'card of a stranger', by: 'staff of harbor' } },
  })
  expect((await staff.post(at(number, '/fraud/withdrawal'), {})).status).toBe(200)
  const after = await page(number)
  expect([after.head.status, after.head.fraudMark, after.fraud.standing, after.fraud.withdrawn.length]).toEqual(['new', null, null, 1])
  expect(await events(number)).toEqual([
    { type: 'status_changed', from: 'new', to: 'on_hold' },
    { type: 'fraud_marked', from: null, to: 'suspected', reason: 'card of a stranger', ...grounds },
    { type: 'fraud_marked', from: 'suspected', to: null, reason: '' },
    { type: 'status_changed', from: 'on_hold', to: 'new' },
  ])
})

test('known after suspected keeps the hold; not fraud lifts it to where it was taken from', async () => {
  const { number } = await desk.place()
  await boss.post(at(number, '/summary/status'), { status: 'backordered' })
  for (const word of ['suspected', 'known', 'not_fraud']) expect((await mark(number, word)).status).toBe(200)
  const { head, fraud } = await page(number)
  expect([head.status, head.fraudMark, fraud.withdrawn.map((one: { mark: string }) => one.mark)]).toEqual([
    'backordered',
    'not_fraud',
    ['known', 'suspected'],
  ])
})

test('an order a person had put On Hold stays there when the mark goes', async () => {
  const { number } = await desk.place()
  await boss.post(at(number, '/summary/status'), { status: 'on_hold' })
  await mark(number, 'suspected')
  await mark(number, 'not_fraud', 'she called')
  expect((await page(number)).head.status).toBe('on_hold')
})

test('an order moved on by a person while marked is not moved again', async () => {
  const { number } = await desk.place()
  await mark(number, 'suspected')
  await boss.post(at(number, '/summary/status'), { status: 'processing' })
  await staff.post(at(number, '/fraud/withdrawal'), {})
  expect((await page(number)).head.status).toBe('processing')
})

test('what has shipped is not put On Hold; its parcels are named for the carrier', async () => {
  const { number } = await desk.place()
  const { content } = await page(number)
  await boss.post(at(number, '/fulfillment/ship-and-complete'), {
    method: 'tracking',
    lines: [{ line: content.lines[0].id, quantity: 2 }],
    parcels: [{ trackingNumber: '1Z5R89390357567127' }],
    notify: false,
    slip: false,
  })
  await mark(number, 'known')
  const { head, fraud } = await page(number)
  expect([head.status, fraud.holds, fraud.somethingLeft]).toEqual(['processing', false, true])
  expect(fraud.left).toEqual([
    { carrier: 'ups', number: '1Z5R89390357567127', url: 'https://www.ups.com/track?tracknum=1Z5R89390357567127' },
  ])
})

test('a marked order ships no label until the mark is gone', async () => {
  const { number } = await desk.place()
  const { content } = await page(number)
  await mark(number, 'suspected')
  const ask = {
    method: 'tracking',
    lines: [{ line: content.lines[0].id, quantity: 2 }],
    parcels: [{ trackingNumber: '1Z5R89390357567127' }],
    notify: false,
    slip: false,
  }
  const answer = await staff.post(at(number, '/fulfillment/ship-and-complete'), ask)
  expect(answer.status).toBe(409)
  await mark(number, 'not_fraud', 'she called')
  expect((await staff.post(at(number, '/fulfillment/ship-and-complete'), ask)).status).toBe(200)
})

test('what is missing is named at its field; the same mark again, nothing to take back, a card number: refused', async () => {
  const { number } = await desk.place()
  const lacking = async (ask: object) =>
    (await staff.post(at(number, '/fraud/marks'), ask)).body.issues.map(({ path }: { path: readonly string[] | string }) =>
      [path].flat().join('.'),
    )
  expect(await lacking({ mark: 'known', reason: ' ' })).toEqual(['code', 'evidence', 'reason'])
  expect(await lacking({ mark: 'known', reason: 'odd', ...grounds, evidence: 'pattern_only' })).toEqual(['evidence'])
  expect(await lacking({ mark: 'suspected', reason: 'odd' })).toEqual(['code'])
  expect(await lacking({ mark: 'suspected', reason: 'odd', code: 'rudeness' })).toEqual(['code'])
  expect((await staff.post(at(number, '/fraud/withdrawal'), {})).body.code).toBe('no_mark')
  expect((await mark(number, 'known', 'used 4111 1111 1111 1111')).body.code).toBe('card_number')
  await mark(number, 'known')
  expect((await mark(number, 'known')).body.code).toBe('same_mark')
  const corrected = { mark: 'known', reason: 'it was his own card', code: 'friendly_fraud', evidence: 'bank_dispute' }
  expect((await staff.post(at(number, '/fraud/marks'), corrected)).status).toBe(200)
  expect((await page(number)).fraud.standing).toMatchObject({ code: 'friendly_fraud', evidence: 'bank_dispute' })
})

test('the same command twice is one mark; two people at once: the second is told', async () => {
  const { number } = await desk.place()
  const command = randomUUID()
  const ask = { mark: 'suspected', code: 'reshipper', reason: 'twice' }
  expect([
    (await staff.post(at(number, '/fraud/marks'), ask, { command, seen: 1 })).status,
    (await staff.post(at(number, '/fraud/marks'), ask, { command, seen: 1 })).status,
  ]).toEqual([200, 200])
  expect((await boss.post(at(number, '/fraud/marks'), { mark: 'not_fraud', reason: 'fine' }, { seen: 1 })).status).toBe(412)
  expect((await page(number)).fraud.withdrawn).toEqual([])
})

test('marking is a right', async () => {
  const { number } = await desk.place()
  await desk.look(`update roles set rights = array_remove(rights, 'fraud') where store_id = $1 and name = 'associate'`, [desk.store.id])
  await boss.post(at(number, '/summary/assignee'), { person: desk.store.people.associate })
  const associate = await desk.as('associate')
  expect((await associate.post(at(number, '/fraud/marks'), { mark: 'known', reason: 'no', ...grounds })).status).toBe(403)
  expect((await associate.get(at(number))).body.fraud.can.mark).toEqual({ ok: false, code: 'forbidden', detail: { right: 'fraud' } })
})
