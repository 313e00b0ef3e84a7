import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLabelDesk, shipAsk, type LabelDesk } from '#test/support/label-desk.ts'
import { address } from '#test/support/orders.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'

let sandbox: Sandbox
let at: LabelDesk
beforeAll(async () => {
  sandbox = await startSandbox()
  at = await openLabelDesk(sandbox, 'back')
})
afterAll(async () => {
  await at.close()
  await sandbox.stop()
})

const putBack = (number: number, shipment: string) =>
  at.boss.post(at.at(number, 'fulfillment/put-back'), { shipment, reason: 'by mistake' })
const view = async (number: number) => (await at.boss.get(`/desk/stores/harbor/orders/${number}`)).body
const mark = (number: number, word: string) =>
  at.boss.post(at.at(number, 'fraud/marks'), {
    mark: word,
    reason: 'card of a stranger',
    ...(word !== 'not_fraud' && { code: 'stolen_card', evidence: 'owner_denies' }),
  })

test('a shipment with labels is not put back but given back', async () => {
  const { number } = await at.desk.place()
  await at.ship(number, 'SandboxPost Priority')
  const [shipment] = (await at.page(number)).shipments
  expect(await putBack(number, shipment!.id)).toMatchObject({ status: 409, body: { code: 'void_instead' } })
  expect((await at.page(number)).shipments).toMatchObject([{ state: 'shipped', can: { putBack: { ok: false, code: 'void_instead' } } }])
})

test('one by a rate card has no label and is put back like any other', async () => {
  const services = 'code,name,class\nvan,Van,ground\n'
  const prices = 'service\tpounds\tzone 2\nvan\t70\t14.00\nvan\tdays\t1\n'
  const holdsFrom = at.desk.clock.now().toISOString().slice(0, 10)
  const card = { account: null, name: 'Own van', services, prices, holdsFrom }
  expect((await at.boss.post('/desk/stores/harbor/settings/carriers/cards', card)).status).toBe(200)
  const near = { ...address, line1: '9 Elm St', city: 'Boston', region: 'MA', postalCode: '02118' }
  const { number } = await at.desk.place({ shipping: near })
  const { answer } = await at.ship(number, 'Own van van')
  expect(answer).toMatchObject({ status: 200, body: { state: 'done' } })
  const before = await at.page(number)
  expect(before.shipments).toMatchObject([{ state: 'shipped', cost: 1_400, parcels: [{ label: false, number: null }] }])
  expect((await view(number)).content.profit.labels).toBe(1_400)
  expect((await putBack(number, before.shipments[0]!.id)).status).toBe(200)
  const after = await at.page(number)
  expect([after.shipments[0]!.state, after.lines[0]!.open, after.judging.spent]).toEqual(['cancelled', 2, 0])
})

test.each(['suspected', 'known'])('an order marked %s buys no label, also with rates that were shown before', async (word) => {
  const { number } = await at.desk.place()
  const ask = shipAsk(await at.rates(number), 'SandboxPost Priority', await at.open(number))
  const before = (await sandbox.carrierEffects('back')).length
  await mark(number, word)
  const answer = await at.boss.post(at.at(number, 'fulfillment/ship-and-complete'), ask)
  expect(answer).toMatchObject({ status: 409, body: { code: 'guarded', detail: { guards: ['fraud_not_cleared'] } } })
  expect((await at.page(number)).shipments).toEqual([])
  expect((await sandbox.carrierEffects('back')).length).toBe(before)
})

test('a label nobody has scanned: the mark still puts the order On Hold, names the label to be given back, and giving it back works', async () => {
  const { number } = await at.desk.place()
  await at.ship(number, 'SandboxPost Priority')
  const [shipment] = (await at.page(number)).shipments
  await mark(number, 'known')
  const marked = await view(number)
  expect(marked.head.status).toBe('on_hold')
  expect(marked.fraud).toMatchObject({ holds: true, somethingLeft: false, left: [] })
  expect(marked.fraud.unscanned).toMatchObject([{ carrier: 'SandboxPost', number: shipment!.parcels[0]!.number }])
  const given = await at.boss.post(at.at(number, 'fulfillment/void'), { shipment: shipment!.id, reason: 'known fraud' })
  expect(given).toMatchObject({ status: 200, body: { labels: [{ state: 'submitted' }] } })
  const after = await view(number)
  expect([after.head.status, after.fraud.unscanned]).toEqual(['on_hold', []])
})
