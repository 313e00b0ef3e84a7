import { expect, test } from 'vitest'
import { networkIdentifiers } from './network.ts'

test.each([
  ['8.8.4.77', 'ip_24', '8.8.4.0/24'],
  [' 8.8.4.4 ', 'ip_24', '8.8.4.0/24'],
  ['::ffff:8.8.4.4', 'ip_24', '8.8.4.0/24'],
  ['::FFFF:0808:0404', 'ip_24', '8.8.4.0/24'],
  ['2a00:1450:4001:81b::200e', 'ip_48', '2a00:1450:4001::/48'],
  ['2A00:1450:4001:0:1:2:3:4', 'ip_48', '2a00:1450:4001::/48'],
  ['[2600::1]', 'ip_48', '2600:0:0::/48'],
  ['2600::8.8.4.4', 'ip_48', '2600:0:0::/48'],
])('%s lies in %s %s, which never counts alone', (typed, kind, network) => {
  expect(networkIdentifiers(typed)).toEqual([{ kind, tier: 'context', rule: 1, value: network }])
})

test.each([
  '',
  'localhost',
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.1.1',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '::ffff:10.0.0.1',
  '8.8.4',
  '8.8.4.256',
  '8.8.4.4.4',
  '::1',
  'fe80::1%eth0',
  'fd00::1',
  '2001:db8::1',
  ':::',
  '1::2::3',
  '2600:1:2:3:4:5:6:7:8',
  '2600:1:2:3:4:5:6',
  '2600::12345',
  '2600::999.1.1.1',
  '::ffff:1.2.3',
])('no public network: %j', (typed) => {
  expect(networkIdentifiers(typed)).toEqual([])
})
