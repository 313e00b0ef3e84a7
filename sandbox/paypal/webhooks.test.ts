import { verify, X509Certificate } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../test-world.ts'
import { held, sold } from './testing/buying.ts'
import { startHook, type Hook } from './testing/hook.ts'
import { controlOf, officialClient, speaker, type Json } from './testing/paypal-client.ts'

let world: TestWorld
let control: ReturnType<typeof controlOf>
let hook: Hook
let say: Awaited<ReturnType<typeof speaker>>
beforeAll(async () => {
  world = await startWorld()
  control = controlOf(world)
  hook = await startHook()
})
afterAll(async () => {
  hook.close()
  await world.end()
})
beforeEach(async () => {
  await control('/reset', {})
  await control('/paypal/webhooks/automatic', { automatic: false })
  say = await speaker(world.url('paypal', ''), 'hooks')
  hook.delivered.length = 0
  hook.answer = 200
})

const base = '/v1/notifications'
const client = () => officialClient(world.url('paypal', ''), 'hooks')
const pump = async () => ((await control('/paypal/webhooks/pump', {}))['attempts'] ?? []).map((one: Json) => one['status'])
const fault = (kind: string, more = {}) => control('/paypal/webhooks/faults', { kind, ...more })
const subscribe = async (...names: string[]) =>
  (await say('POST', `${base}/webhooks`, { url: hook.url, event_types: names.map((name) => ({ name })) })).body['id'] ?? ''
const types = () => hook.delivered.map(({ event }) => event['event_type'])
const genuine = async (webhook: string, { headers, event }: Hook['delivered'][number], change: Record<string, unknown> = {}) => {
  const body = {
    auth_algo: headers['paypal-auth-algo'],
    cert_url: headers['paypal-cert-url'],
    transmission_id: headers['paypal-transmission-id'],
    transmission_sig: headers['paypal-transmission-sig'],
    transmission_time: headers['paypal-transmission-time'],
    webhook_id: webhook,
    webhook_event: event,
    ...change,
  }
  return (await say('POST', `${base}/verify-webhook-signature`, body)).body['verification_status']
}

test('a store hears of what it asked for, signed, and can tell a forgery', async () => {
  const id = await subscribe('PAYMENT.AUTHORIZATION.CREATED', 'PAYMENT.CAPTURE.COMPLETED')
  const { hold } = await held(client(), '55.00', 'good', { customId: 'HT-1' })
  await pump()
  expect(types()).toEqual(['PAYMENT.AUTHORIZATION.CREATED'])
  const [first] = hook.delivered
  if (!first) throw new Error('nothing was delivered')
  expect(first.event).toMatchObject({ resource_type: 'authorization', resource_version: '2.0', resource: { id: hold, custom_id: 'HT-1' } })
  expect(await genuine(id, first)).toBe('SUCCESS')
  expect(await genuine(id, first, { webhook_event: { ...(first.event as object), summary: 'Pay me' } })).toBe('FAILURE')
  expect(await genuine(id, first, { transmission_time: '2026-01-01T00:00:00Z' })).toBe('FAILURE')
  expect(await genuine('0EH40505U7160970P', first)).toBe('FAILURE')
})

test('the certificate that is served verifies a signature by itself', async () => {
  const id = await subscribe('*')
  await sold(client(), '5.00')
  await pump()
  const [first] = hook.delivered
  const header = (name: string) => String(first?.headers[name])
  const pem = await (await fetch(header('paypal-cert-url'))).text()
  const certificate = new X509Certificate(pem)
  expect([certificate.subject, certificate.verify(certificate.publicKey)]).toEqual(['CN=PayPal sandbox webhooks', true])
  const signed = `${header('paypal-transmission-id')}|${header('paypal-transmission-time')}|${id}|${crc32(first?.text ?? '')}`
  const signature = Buffer.from(header('paypal-transmission-sig'), 'base64')
  expect(verify('sha256', Buffer.from(signed), certificate.publicKey, signature)).toBe(true)
  expect(verify('sha256', Buffer.from(`${signed}0`), certificate.publicKey, signature)).toBe(false)
})

test('events come twice, in another order, late or never, as the faults say', async () => {
  await subscribe('PAYMENT.CAPTURE.COMPLETED')
  await fault('duplicate')
  await fault('reorder')
  await sold(client(), '1.00')
  await sold(client(), '2.00')
  await sold(client(), '3.00')
  await fault('late', { seconds: 3600 })
  await sold(client(), '4.00')
  await fault('lose')
  await sold(client(), '5.00')
  const amounts = () => hook.delivered.map(({ event }) => event['resource']?.['amount']?.['value'])
  await pump()
  expect(amounts()).toEqual(['1.00', '1.00', '3.00', '2.00'])
  expect(new Set(hook.delivered.slice(0, 2).map(({ event }) => event['id'])).size).toBe(1)
  expect(new Set(hook.delivered.slice(0, 2).map(({ headers }) => headers['paypal-transmission-id'])).size).toBe(2)
  await control('/clock', { advanceSeconds: 3600 })
  await pump()
  expect(amounts().slice(4)).toEqual(['4.00'])
  const { body } = await say('GET', `${base}/webhooks-events?event_type=PAYMENT.CAPTURE.COMPLETED`)
  expect(body['events']?.map((event: Json) => event['resource']?.['amount']?.['value'])).toEqual(['5.00', '4.00', '3.00', '2.00', '1.00'])
})

test('an event held back for a later one goes by itself in the end; faults may wait for one type', async () => {
  await subscribe('*')
  await fault('reorder', { type: 'PAYMENT.CAPTURE.*', seconds: 300 })
  await fault('lose', { type: 'CHECKOUT.*', times: 10 })
  await sold(client(), '1.00')
  await pump()
  expect(types()).toEqual([])
  await control('/clock', { advanceSeconds: 300 })
  await pump()
  expect(types()).toEqual(['PAYMENT.CAPTURE.COMPLETED'])
  const states = async (query: string) =>
    ((await control(`/paypal/webhooks/deliveries${query}`))['deliveries'] ?? []).map((one: Json) => one['state'])
  expect([await states('?type=PAYMENT.CAPTURE.COMPLETED'), await states('?state=lost')]).toEqual([['delivered'], ['lost', 'lost']])
})

test('a store that is down hears later; a redirect is not followed', async () => {
  await subscribe('PAYMENT.CAPTURE.COMPLETED')
  hook.answer = 503
  await sold(client(), '1.00')
  expect(await pump()).toEqual([503])
  expect(await pump()).toEqual([])
  hook.answer = 302
  await control('/clock', { advanceSeconds: 3600 })
  expect(await pump()).toEqual([302])
  hook.answer = 200
  await control('/clock', { advanceSeconds: 86_400 })
  expect(await pump()).toEqual([200])
  expect(hook.delivered).toHaveLength(3)
})

test('without being sent, the postman goes by himself', async () => {
  await subscribe('PAYMENT.CAPTURE.COMPLETED')
  await control('/paypal/webhooks/automatic', { automatic: true })
  await sold(client(), '1.00')
  await expect.poll(types).toEqual(['PAYMENT.CAPTURE.COMPLETED'])
})

test('a store that is silent does not keep the others waiting', async () => {
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`
  await say('POST', `${base}/webhooks`, { url, event_types: [{ name: '*' }] })
  await subscribe('PAYMENT.CAPTURE.COMPLETED')
  await control('/paypal/webhooks/automatic', { automatic: true })
  await sold(client(), '1.00')
  await sold(client(), '2.00')
  await expect.poll(() => hook.delivered.length, { timeout: 5000 }).toBe(2)
  silent.closeAllConnections()
  silent.close()
})

test('only addresses on this machine are taken', async () => {
  for (const url of ['https://example.com/hook', 'http://192.0.2.1/hook', 'http://localhost.example.com/hook']) {
    expect((await say('POST', `${base}/webhooks`, { url, event_types: [{ name: '*' }] })).status).toBe(400)
    expect((await say('POST', `${base}/simulate-event`, { url, event_type: 'PAYMENT.CAPTURE.COMPLETED' })).status).toBe(400)
  }
  const id = await subscribe('*')
  const change = await say('PATCH', `${base}/webhooks/${id}`, [{ op: 'replace', path: '/url', value: 'https://example.com/' }] as object)
  expect(change.status).toBe(400)
})

test('events can be read page by page, told again, and acted out', async () => {
  const id = await subscribe('PAYMENT.CAPTURE.REFUNDED')
  for (const value of ['1.00', '2.00', '3.00']) await sold(client(), value)
  const seen: string[] = []
  let page = `${base}/webhooks-events?page_size=4&start_time=2020-01-01T00:00:00Z`
  while (page) {
    const { body } = await say('GET', page)
    seen.push(...(body['events'] ?? []).map((event: Json) => event['id'] ?? ''))
    const next = body['links']?.find((link: Json) => link['rel'] === 'next')?.['href']
    page = next ? String(next).slice(world.url('paypal', '').length) : ''
  }
  expect([seen.length, new Set(seen).size]).toEqual([9, 9])
  expect((await say('POST', `${base}/webhooks-events/${seen[0]}/resend`, { webhook_ids: [id] })).status).toBe(202)
  await pump()
  expect(hook.delivered.map(({ event }) => event['id'])).toEqual([seen[0]])

  const acted = await say('POST', `${base}/simulate-event`, { webhook_id: id, event_type: 'PAYMENT.CAPTURE.DENIED' })
  await expect.poll(() => hook.delivered.length).toBe(2)
  const last = hook.delivered.at(-1)
  expect([acted.status, last?.event['id'], last && (await genuine(id, last))]).toEqual([202, acted.body['id'], 'SUCCESS'])
  expect((await say('GET', `${base}/webhooks-events/${acted.body['id']}`)).status).toBe(404)
})

test('a store that unsubscribed hears nothing more', async () => {
  const id = await subscribe('*')
  await sold(client(), '1.00')
  await say('DELETE', `${base}/webhooks/${id}`)
  await pump()
  expect([types(), (await say('GET', `${base}/webhooks`)).body['webhooks']]).toEqual([[], []])
})
