import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectShops, postJson, startWorld, startRecorder, type TestWorld } from '../../test-world.ts'
import type { ScriptedResult } from '../scripted/place-scripted.ts'

let desk: Awaited<ReturnType<typeof startRecorder>>
let world: TestWorld
let number: string
beforeAll(async () => {
  desk = await startRecorder()
  world = await startWorld(`http://127.0.0.1:${desk.port}`)
  connectShops(world.folder)
  const { orders } = (await postJson(world.url('control', '/shop/scripted'), { shop: 'toyota' })) as { orders: ScriptedResult[] }
  number = orders[0]?.externalNumber ?? ''
})
afterAll(async () => {
  await world.end()
  await desk.close()
})

const page = async (language = 'en') => (await fetch(world.url('shop', `/toyota/orders/${number}?lang=${language}`))).text()

/** An event as the desk would send it. */
async function tell(id: string, type: string, at: string, { secret = 'pdh_toyota', age = 0 } = {}): Promise<number> {
  const tracking = [{ carrier: 'ups', number: '1Z999AA10123456784', url: 'https://www.ups.com/track?tracknum=1Z999AA10123456784' }]
  const body = JSON.stringify({ id, type, at, order: { externalNumber: number, shipments: [{ tracking }] } })
  const second = Math.floor(Date.now() / 1000) - age
  const signature = `t=${second},v1=${createHmac('sha256', secret).update(`${second}.${body}`).digest('hex')}`
  const headers = { 'content-type': 'application/json', 'partsdesk-signature': signature }
  return (await fetch(world.url('shop', '/toyota/events'), { method: 'POST', headers, body })).status
}

test('what nobody signed, or signed long ago, is not believed', async () => {
  expect(await tell('a', 'order.shipped', '2026-03-05T20:00:00Z', { secret: 'pdh_other' })).toBe(401)
  expect(await tell('a', 'order.shipped', '2026-03-05T20:00:00Z', { age: 600 })).toBe(401)
  expect(await page()).not.toContain('id="heard"')
})

test('the buyer’s page says what the desk told, with the number and its link, each event once and in its order', async () => {
  expect(await tell('c', 'order.delivered', '2026-03-08T20:00:00Z')).toBe(204)
  expect(await tell('b', 'order.shipped', '2026-03-05T20:00:00Z')).toBe(204)
  expect(await tell('b', 'order.shipped', '2026-03-05T20:00:00Z')).toBe(204)
  const [, heard = ''] = /<ul id="heard">([^]*?)<\/ul>/.exec(await page()) ?? []
  expect(heard.match(/<li>[^<]*/g)).toEqual(['<li>Your parts have left, March 5, 2026', '<li>Everything has arrived, March 8, 2026'])
  expect(await page()).toContain('<a href="https://www.ups.com/track?tracknum=1Z999AA10123456784" class="number">1Z999AA10123456784</a>')
  expect(await page('fr')).toContain('Vos pièces sont parties, 5 mars 2026')
})
