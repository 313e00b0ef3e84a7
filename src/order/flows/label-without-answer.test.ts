import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rights } from '#domain/rights.ts'
import type { App } from '#platform/app.ts'
import type { Carrier } from '#ports/carrier.ts'
import { box, openLabelDesk, shipAsk, type LabelDesk } from '#test/support/label-desk.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import { actOnPurchase, doLabel, doVoid } from '../fulfillment/labels/job.ts'
import type { ShipAsk } from '../fulfillment/shapes.ts'
import { sweepTurned } from '../list/sweep-turned.ts'
import { doFlow } from './running/resume.ts'
import { shipAndComplete } from './ship-and-complete.ts'

let sandbox: Sandbox
let at: LabelDesk
beforeAll(async () => {
  sandbox = await startSandbox()
  at = await openLabelDesk(sandbox, 'lost')
})
afterAll(async () => {
  await at.close()
  await sandbox.stop()
})

type Begun = { readonly number: number; readonly order: string; readonly ask: ShipAsk; readonly flow: string; readonly purchase: string }

/** A desk that dies while it buys: before the carrier is asked, or once it has sold. */
async function died(when: 'before' | 'after', service = 'SandboxPost Priority', boxes: readonly object[] = [box]): Promise<Begun> {
  const { id: order, number } = await at.desk.place()
  const ask = shipAsk(await at.rates(number, { boxes }), service, await at.open(number)) as ShipAsk
  const [flow, actor] = [randomUUID(), { ...at.desk.system, rights }]
  const app = withCarrier((carrier) => ({
    ...carrier,
    buy: async (rate, insured) => {
      if (when === 'after') await carrier.buy(rate, insured)
      throw new Error('died')
    },
  }))
  await expect(shipAndComplete(app, actor, number, ask, { id: flow, seen: null, body: ask })).rejects.toThrow('died')
  return { number, order, ask, flow, purchase: (await at.page(number)).purchase?.id ?? '' }
}

function withCarrier(change: (carrier: Carrier) => Carrier): App {
  const { app } = at.desk
  return {
    ...app,
    openCarrier: (account) => {
      const opened = app.openCarrier(account)
      return opened.ok ? { ...opened, value: change(opened.value) } : opened
    },
  }
}

const job = (id: string) => ({ store: at.desk.store.id, id })
const act = ({ number, purchase }: Begun, what: string) => at.boss.post(at.at(number, `label-purchases/${purchase}`), { act: what })
const ship = ({ number }: Begun, ask: object) => at.boss.post(at.at(number, 'fulfillment/ship-and-complete'), ask)
const later = (seconds: number) => at.desk.clock.advance(seconds * 1000)
/** What was charged and not given back. */
const charged = async () => {
  const kinds = (await sandbox.carrierEffects('lost')).map(({ kind }) => kind)
  return kinds.filter((kind) => kind === 'label').length - kinds.filter((kind) => kind === 'refund').length
}
const types = async ({ order }: Begun) =>
  (await at.desk.look<{ type: string }>('select type from activities where order_id = $1 order by sequence', [order])).map(
    ({ type }) => type,
  )
/** The carrier sells one box of a quote: what a call does that outlives its desk. */
async function sell({ ask }: Begun, position: number) {
  const { quote = '', ref = '' } = ask.method === 'label' ? ask.rate : {}
  const [id, rate] = [quote.split(',')[position], ref.split(',')[position]]
  const headers = { authorization: 'Bearer EZTK_lost', 'content-type': 'application/json' }
  const url = `http://127.0.0.1:${sandbox.ports.carrier}/v2/shipments/${id}/buy`
  expect((await fetch(url, { method: 'POST', headers, body: JSON.stringify({ rate: { id: rate } }) })).status).toBe(200)
}

test('the desk died before it asked: nothing is said while the call might live, then the page and the log tell, and giving up frees the pieces', async () => {
  const begun = await died('before')
  later(41)
  await doLabel(at.desk.app, job(begun.purchase))
  expect((await at.page(begun.number)).purchase).toMatchObject({ state: 'asked' })
  expect(await sweepTurned(at.desk.app)).toBe(0)
  later(90)
  // Time alone made it somebody's: the minute's sweep tells it once, whether or not a job comes to it.
  expect([await sweepTurned(at.desk.app), await sweepTurned(at.desk.app)]).toEqual([1, 0])
  const [row] = await at.desk.look('select attention from order_facts where number = $1', [begun.number])
  expect(row).toEqual({ attention: ['label_unanswered'] })
  await doLabel(at.desk.app, job(begun.purchase))
  expect((await at.page(begun.number)).purchase).toMatchObject({ state: 'unanswered' })
  expect(await types(begun)).toContain('label_unanswered')
  expect(await act(begun, 'give_up')).toMatchObject({ status: 200, body: { state: 'given_up' } })
  expect((await at.page(begun.number)).lines[0]).toMatchObject({ open: 2 })
})

test('paid, and asked again while nobody can look: the pieces stay taken until the label is found', async () => {
  const [begun, before] = [await died('after'), (await charged()) - 1]
  await sandbox.fault('GET', '/v2/shipments/*', '500_before', 50)
  later(130)
  expect(await act(begun, 'ask_again')).toMatchObject({ status: 200, body: { state: 'unanswered' } })
  const waiting = await at.page(begun.number)
  expect([waiting.shipments[0]?.state, waiting.lines[0]?.open]).toEqual(['buying', 0])
  await sandbox.mend()
  await doLabel(at.desk.app, job(begun.purchase))
  await doFlow(at.desk.app, job(begun.flow))
  expect((await at.page(begun.number)).head.fulfillmentState).toBe('shipped')
  expect((await charged()) - before).toBe(1)
})

test('asking again that arrives twice asks the carrier once', async () => {
  const begun = await died('before')
  later(130)
  let asked = 0
  const app = withCarrier((carrier) => ({
    ...carrier,
    buy: (rate, insured) => {
      asked += 1
      return carrier.buy(rate, insured)
    },
  }))
  await sandbox.fault('POST', '/v2/shipments/*/buy', 'slow')
  const command = { id: randomUUID(), seen: null, body: {} }
  const press = () => actOnPurchase(app, { ...at.desk.system, rights }, begun.number, begun.purchase, 'ask_again', command)
  await Promise.all([press(), press()])
  expect(asked).toBe(1)
})

test('rates a label was asked for under are not used again, given up or given back: it would be taken for the next one’s', async () => {
  const begun = await died('before')
  later(130)
  expect(await act(begun, 'give_up')).toMatchObject({ status: 200 })
  await doFlow(at.desk.app, job(begun.flow))
  expect(await ship(begun, begun.ask)).toMatchObject({ status: 409, body: { code: 'rates_used' } })
  const before = await charged()
  const { ask, answer } = await at.ship(begun.number, 'SandboxPost Priority')
  expect(answer.status).toBe(200)
  const { shipments } = await at.page(begun.number)
  const left = shipments.find(({ state }) => state === 'shipped')
  expect(await at.boss.post(at.at(begun.number, 'fulfillment/void'), { shipment: left?.id, reason: 'wrong box' })).toMatchObject({
    status: 200,
  })
  expect(await ship(begun, ask)).toMatchObject({ status: 409, body: { code: 'rates_used' } })
  await doLabel(at.desk.app, job(begun.purchase))
  expect((await at.page(begun.number)).shipments.map(({ parcels }) => parcels.length).toSorted((a, b) => a - b)).toEqual([0, 1])
  expect((await charged()) - before).toBe(1)
})

test('the order is cancelled while the label is sought: nothing leaves, and what was paid is given back by itself', async () => {
  const begun = await died('after')
  const { money, voided, returned, takenBack } = (await at.boss.get(at.at(begun.number, 'cancel'))).body
  expect(money).toEqual([])
  expect(takenBack).toMatchObject([{ tracking: [], buying: true }])
  const cancel = { what: 'order', reason: 'no longer wanted', notify: false, seen: { voided, returned, takenBack: 1 } }
  expect((await at.boss.post(at.at(begun.number, 'cancel'), cancel)).status).toBe(200)
  await doLabel(at.desk.app, job(begun.purchase))
  await doFlow(at.desk.app, job(begun.flow))
  await doVoid(at.desk.app, job(takenBack[0].shipment))
  const { head, shipments } = await at.page(begun.number)
  expect([head.status, head.fulfillmentState]).toEqual(['cancelled', 'open'])
  expect(shipments).toMatchObject([{ state: 'cancelled', parcels: [{ void: 'submitted' }] }])
})

test('a part is no end while the rest may still be sold, and is one when it cannot', async () => {
  const boxes = [box, { ...box, grams: 4_000 }]
  const [rest, half] = [await died('before', 'SandboxPost Priority', boxes), await died('before', 'SandboxPost Priority', boxes)]
  for (const begun of [rest, half]) {
    await sell(begun, 0)
    await doLabel(at.desk.app, job(begun.purchase))
    await doFlow(at.desk.app, job(begun.flow))
    expect(await at.page(begun.number)).toMatchObject({ purchase: { state: 'asked' }, shipments: [{ parcels: [] }] })
  }
  await sell(rest, 1)
  later(130)
  for (const begun of [rest, half]) {
    await doLabel(at.desk.app, job(begun.purchase))
    await doFlow(at.desk.app, job(begun.flow))
  }
  expect((await at.page(rest.number)).shipments).toMatchObject([{ state: 'shipped', parcels: [{}, {}] }])
  expect(await at.page(half.number)).toMatchObject({ purchase: { state: 'part_bought' }, flow: { step: 'buy', state: 'running' } })
})

test('given back at the carrier’s own site before it was heard of: no goods leave with it, and its money comes back into the books', async () => {
  const begun = await died('after')
  const shipment = begun.ask.method === 'label' ? begun.ask.rate.quote : ''
  await sandbox.control('/carrier/void-elsewhere', { shipment })
  await doLabel(at.desk.app, job(begun.purchase))
  await doFlow(at.desk.app, job(begun.flow))
  const { flow, purchase, shipments } = await at.page(begun.number)
  expect(purchase).toMatchObject({ state: 'part_bought', bought: 0, boxes: 1 })
  expect([flow?.state, shipments[0]?.state, shipments[0]?.parcels[0]?.void]).toEqual(['running', 'buying', 'submitted'])
  await sandbox.advance(3 * 86_400)
  await doVoid(at.desk.app, job(shipments[0]?.id ?? ''))
  const after = await at.page(begun.number)
  expect([after.shipments[0]?.parcels[0]?.void, after.judging.spent]).toEqual(['refunded', 0])
  const taken = await at.boss.post(at.at(begun.number, 'fulfillment/void'), { shipment: shipments[0]?.id, reason: 'given back elsewhere' })
  expect([taken.status, (await at.page(begun.number)).lines[0]?.open]).toEqual([200, 2])
})
