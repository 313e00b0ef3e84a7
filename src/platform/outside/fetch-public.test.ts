import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { fetchPublic, isPublic } from './fetch-public.ts'

const limits = { maxBytes: 1000, timeoutMs: 2000, redirects: 3, trustedOrigins: [] }

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '192.0.2.1',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'localhost',
  '',
])('%s is not on the open internet', (address) => {
  expect(isPublic(address)).toBe(false)
})

test.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is', (address) => {
  expect(isPublic(address)).toBe(true)
})

test.each([
  ['http://127.0.0.1:1/', 'private_address'],
  ['http://[::1]:1/', 'private_address'],
  ['http://2130706433/', 'private_address'],
  ['http://0x7f.1/', 'private_address'],
  ['http://localhost:1/', 'private_address'],
  ['file:///etc/passwd', 'bad_address'],
  ['http://user:word@8.8.8.8/', 'bad_address'],
  ['gopher://8.8.8.8/', 'bad_address'],
  ['no address', 'bad_address'],
])('%s is refused before anything is asked', async (address, why) => {
  expect(await fetchPublic(address, limits)).toEqual({ outcome: 'refused', why })
})

test('a trusted origin answers; one that says nothing in time may be asked later', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/picture') response.end('bytes')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    expect(await fetchPublic(`${origin}/picture`, { ...limits, trustedOrigins: [origin] })).toEqual({
      outcome: 'fetched',
      bytes: Buffer.from('bytes'),
    })
    expect(await fetchPublic(`${origin}/silence`, { ...limits, timeoutMs: 200, trustedOrigins: [origin] })).toMatchObject({
      outcome: 'failed',
    })
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
