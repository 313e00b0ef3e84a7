import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLabelDesk, type LabelDesk } from '#test/support/label-desk.ts'
import { openPort } from '#test/support/port.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'

let sandbox: Sandbox
let port: Awaited<ReturnType<typeof openPort>>
let at: LabelDesk
beforeAll(async () => {
  ;[sandbox, port] = [await startSandbox(), await openPort()]
  at = await openLabelDesk(sandbox, 'told', { publicUrl: port.url })
  port.lead((request) => at.desk.server.fetch(request))
})
afterAll(async () => {
  await port.close()
  await at.close()
  await sandbox.stop()
})

const webhooks = async () => {
  const headers = { authorization: `Basic ${Buffer.from('EZTK_told:').toString('base64')}` }
  const answer = await fetch(`http://127.0.0.1:${sandbox.ports.carrier}/v2/webhooks`, { headers })
  return ((await answer.json()) as { webhooks: { id: string; url: string }[] }).webhooks
}
const setUp = () => at.boss.post(`/desk/stores/harbor/settings/carriers/${at.carrier}/webhook`)

test('set up with one button, the carrier tells by itself: a parcel it delivers makes the order delivered, the web store is told, and nobody asked', async () => {
  const set = await setUp()
  expect([set.status, set.body]).toEqual([200, { set: true }])
  const hook = '/desk/stores/harbor/settings/keys/webhooks'
  const url = `http://localhost:${sandbox.ports.shop}/toyota/events`
  await at.boss.post(hook, { name: 'Shop', url, events: ['order.shipped', 'order.delivered'] })
  const order = await at.paid()
  await at.ship(order.number, 'SandboxPost Priority')
  const code = (await at.page(order.number)).shipments[0]?.parcels[0]?.number
  await sandbox.control('/carrier/track', { tracking_code: code, status: 'delivered' })
  const state = async () => (await at.page(order.number)).head.fulfillmentState
  await expect.poll(state, { timeout: 10_000 }).toBe('delivered')
  expect(await at.desk.look('select distinct source from tracker_events')).toEqual([{ source: 'webhook' }])
  const { deliveries } = (await at.boss.get(`${hook}/deliveries`)).body
  expect(deliveries.map(({ event }: { event: string }) => event)).toEqual(['order.delivered', 'order.shipped'])
  const { accounts } = (await at.boss.get('/desk/stores/harbor/settings/carriers')).body
  expect(accounts[0].webhook).toEqual({ set: true, lastAt: at.desk.clock.now().toISOString() })
})

test('set up again, the carrier has one address of this desk and not two; one taken back there in between is no hindrance', async () => {
  const [before] = await webhooks()
  await setUp()
  const [after, ...more] = await webhooks()
  expect([more, after?.id === before?.id, after?.url.startsWith(`${port.url}/hooks/carriers/`)]).toEqual([[], false, true])
  const headers = { authorization: `Basic ${Buffer.from('EZTK_told:').toString('base64')}` }
  await fetch(`http://127.0.0.1:${sandbox.ports.carrier}/v2/webhooks/${after?.id}`, { method: 'DELETE', headers })
  expect((await setUp()).status).toBe(200)
  expect(await webhooks()).toHaveLength(1)
})

test('a carrier that is away, or that refuses the address, changes nothing here', async () => {
  const [before] = await webhooks()
  await sandbox.fault('POST', '/v2/webhooks', '500_before')
  expect((await setUp()).body.code).toBe('carrier_away')
  expect(await webhooks()).toEqual([before])
  const order = await at.paid()
  await at.ship(order.number, 'SandboxPost Priority')
  const code = (await at.page(order.number)).shipments[0]?.parcels[0]?.number
  await sandbox.control('/carrier/track', { tracking_code: code, status: 'delivered' })
  await expect.poll(async () => (await at.page(order.number)).head.fulfillmentState, { timeout: 10_000 }).toBe('delivered')
})
