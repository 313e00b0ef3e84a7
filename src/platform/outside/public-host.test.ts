import { expect, test } from 'vitest'
import { mayBePublic } from './public-host.ts'

test.each([
  ['desk.dealer.com', true],
  ['desk.dealer.com.', true],
  ['203.0.114.7', true],
  ['localhost', false],
  ['desk', false],
  ['desk.local', false],
  ['printer.home.arpa', false],
  ['api.internal', false],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['192.168.1.20', false],
  ['[::1]', false],
  ['[fd00::1]', false],
  ['[2606:4700::1111]', true],
])('%s can be of the open internet: %s', (host, may) => {
  expect(mayBePublic(host)).toBe(may)
})
