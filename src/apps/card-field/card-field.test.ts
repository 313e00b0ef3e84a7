import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type TestDesk } from '#test/support/desk.ts'
import { panelPolicy } from '../serve-web.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const directives = (policy: string | null) =>
  Object.fromEntries((policy ?? '').split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]))

test('Stripe’s card field: only Stripe’s script beside our own, only our pages around it, nothing inline, nothing kept', async () => {
  const { status, headers, body } = await desk.raw('/card-field/stripe?key=pk_test_harbor&lang=fr')
  expect(status).toBe(200)
  expect(directives(headers.get('content-security-policy'))).toEqual({
    'default-src': [`'none'`],
    'script-src': [`'self'`, 'https://js.stripe.com', 'https://*.js.stripe.com'],
    'style-src': [`'self'`],
    'frame-src': ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
    'connect-src': ['https://api.stripe.com'],
    'form-action': [`'none'`],
    'base-uri': [`'none'`],
    'frame-ancestors': [`'self'`],
  })
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(body).toContain('data-key="pk_test_harbor"')
  expect(body).toContain('Numéro de carte')
  expect(body).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/)
})

test.each(['', 'sk_test_harbor', 'pk_test_', 'pk_test_a"><script>', 'pk_other_harbor'])('a key like %j opens no field', async (key) => {
  expect((await desk.raw(`/card-field/stripe?${new URLSearchParams({ key }).toString()}`)).status).toBe(400)
})

test('its style is a file of our own', async () => {
  expect((await desk.raw('/card-field/stripe.css')).headers.get('content-type')).toBe('text/css; charset=utf-8')
})

test('the panel holds its own documents in frames, and the sandbox’s card field while that plays the gateway; it never runs a provider’s script', () => {
  const ports = {
    gateway: 3100,
    cardField: 3101,
    shop: 3102,
    mailbox: 3103,
    smtp: 3104,
    control: 3105,
    paypal: 3106,
    carrier: 3107,
    printer: 3108,
  }
  const live = directives(panelPolicy({ publicUrl: 'https://desk.example.com' }, 'n'))
  expect(live['frame-src']).toEqual([`'self'`])
  expect(live['script-src']).toEqual([`'self'`])
  expect(live['connect-src']).toEqual([`'self'`])
  expect(live['frame-ancestors']).toEqual([`'none'`])
  const demo = directives(panelPolicy({ publicUrl: 'http://localhost:3000', sandbox: ports }, 'n'))
  expect(demo).toEqual({ ...live, 'frame-src': [`'self'`, 'http://localhost:3101'] })
})
