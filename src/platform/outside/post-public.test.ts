import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPort } from '#test/support/port.ts'
import { postPublic } from './post-public.ts'

let web: Awaited<ReturnType<typeof openPort>>
const heard: string[] = []
beforeAll(async () => {
  web = await openPort()
  web.lead(async (request) => {
    heard.push(await request.text())
    return new URL(request.url).pathname === '/hangs' ? new Promise<Response>(() => {}) : new Response('taken', { status: 202 })
  })
})
afterAll(() => web.close())

const post = (address: string, trusted: readonly string[] = []) =>
  postPublic(address, { body: '{"é":1}', headers: {}, timeoutMs: 300, trustedOrigins: trusted })

test('a trusted place is posted to, in one piece, and its status answered', async () => {
  expect(await post(`${web.url}/events`, [web.url])).toEqual({ outcome: 'answered', status: 202, said: 'taken' })
  expect(heard).toEqual(['{"é":1}'])
})

test('a private address, written out or behind a name, hears nothing', async () => {
  const before = heard.length
  expect(await post(`${web.url}/events`)).toEqual({ outcome: 'silent', why: 'private_address' })
  expect(await post(`${web.url.replace('127.0.0.1', 'localhost')}/events`)).toEqual({ outcome: 'silent', why: 'private_address' })
  expect(await post('ftp://shop.dealer.com/events')).toEqual({ outcome: 'silent', why: 'bad_address' })
  expect(heard.length).toBe(before)
})

test('who does not answer in time, and who is not there, is silent', async () => {
  expect(await post(`${web.url}/hangs`, [web.url])).toEqual({ outcome: 'silent', why: 'timeout' })
  expect(await post('http://127.0.0.1:1/', ['http://127.0.0.1:1'])).toEqual({ outcome: 'silent', why: 'ECONNREFUSED' })
})
