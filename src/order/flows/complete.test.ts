import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { NextStepView } from './shapes.ts'

let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
})
afterAll(() => desk.close())

const at = (number: number, rest: string) => `/desk/stores/harbor/orders/${number}/${rest}`
const next = async (number: number): Promise<NextStepView> => (await boss.get(at(number, 'next-step'))).body
const check = (number: number, step: 'risk' | 'addresses') => boss.post(at(number, 'checked'), { step })
const pay = (number: number, amount = 15_100) =>
  boss.post(at(number, 'payment/offline'), { direction: 'in', amount, method: 'terminal', reference: 'slip 9', note: 'at the counter' })
const settings = (levels: object, requires: boolean) =>
  desk.look('update store_settings set guards = $1, requires_dms_number = $2 where store_id = $3', [
    JSON.stringify(levels),
    requires,
    desk.store.id,
  ])
const states = ({ steps }: NextStepView) => steps.map(({ step, state }) => `${step} ${state}`)

async function shipAll(number: number) {
  const { lines } = (await boss.get(at(number, 'fulfillment'))).body
  const picked = lines.map((line: { id: string; open: number }) => ({ line: line.id, quantity: line.open }))
  return boss.post(at(number, 'fulfillment/ship-and-complete'), { method: 'pickup', lines: picked, notify: false, slip: false })
}

test('it stops at the first open step, one after the other, and ends at Order Fulfillment', async () => {
  const { number } = await desk.place()
  await settings({ fitment: 'warn' }, true)
  const first = await next(number)
  expect(first).toMatchObject({ next: 'risk', head: { balance: 15_100 }, dmsNumber: null })
  expect(states(first)).toEqual(['risk open', 'approval not_asked', 'addresses open', 'fitment open', 'balance open', 'dms_number open'])
  await check(number, 'risk')
  expect((await next(number)).next).toBe('addresses')
  await check(number, 'addresses')
  const third = await next(number)
  expect(third).toMatchObject({ next: 'fitment', unsigned: [{ partNumber: '48609-06230' }] })
  await boss.post(at(number, 'content/fitment'), { lines: third.unsigned.map(({ line }) => line), signed: true })
  expect((await next(number)).next).toBe('balance')
  await pay(number)
  expect((await next(number)).next).toBe('dms_number')
  await boss.post(at(number, 'summary/dms-number'), { dmsNumber: '58812' })
  expect((await next(number)).next).toBe('fulfillment')
  await settings({}, false)
  expect((await shipAll(number)).body).toMatchObject({ completed: true })
  expect((await next(number)).next).toBe('ended')
})

test('the facts to look at come with the step', async () => {
  const { number } = await desk.place({
    shipping: { name: 'Ava Martin', line1: 'PO Box 12', city: 'Reno', region: 'NV', postalCode: '89501', country: 'US' },
  })
  expect(await next(number)).toMatchObject({
    risk: { mark: null, issuer: null, declined: 0, cards: 0, postBox: true, vin: 'bad' },
    addresses: {
      billing: { lines: expect.arrayContaining(['Austin, TX 78704']) },
      shipping: { lines: expect.arrayContaining(['Reno, NV 89501']) },
      differences: expect.arrayContaining(['line1', 'city']),
    },
  })
})

test('what the store does not ask for is not asked', async () => {
  const { number } = await desk.place()
  expect(states(await next(number))).toEqual([
    'risk open',
    'approval not_asked',
    'addresses open',
    'fitment not_asked',
    'balance open',
    'dms_number not_asked',
  ])
})

test('with everything gone it asks for the money alone, and then completes the order', async () => {
  const { number } = await desk.place()
  await shipAll(number)
  const due = await next(number)
  expect(due.next).toBe('balance')
  expect(states(due)).toEqual([
    'risk not_asked',
    'approval not_asked',
    'addresses not_asked',
    'fitment done',
    'balance open',
    'dms_number not_asked',
  ])
  expect(await boss.post(at(number, 'complete'))).toMatchObject({
    status: 200,
    body: { completed: false, status: 'processing', next: 'balance' },
  })
  await pay(number)
  expect((await next(number)).next).toBe('complete')
  expect(await boss.post(at(number, 'complete'))).toMatchObject({
    status: 200,
    body: { completed: true, status: 'completed', next: 'ended' },
  })
  const log = await desk.look<{ event: object }>(
    `select event from activities a join orders o on o.id = a.order_id where number = $1 and type = 'status_changed' order by sequence desc limit 1`,
    [number],
  )
  expect(log).toEqual([{ event: { type: 'status_changed', from: 'processing', to: 'completed' } }])
})

test('an overpaid order is not completed before the money is right', async () => {
  const { number } = await desk.place()
  await shipAll(number)
  await pay(number, 15_200)
  expect(await boss.post(at(number, 'complete'))).toMatchObject({ body: { completed: false, next: 'balance' } })
})

test('completing an order that is not ready changes nothing', async () => {
  const { number } = await desk.place()
  const { head } = await next(number)
  expect(await boss.post(at(number, 'complete'))).toMatchObject({ body: { completed: false, next: 'risk' } })
  expect((await next(number)).head.version).toBe(head.version)
})
