import { expect, test } from 'vitest'
import { judgeSender, readTrustedResults } from './sender-check.ts'

test.each([
  ['pass', false, 'verified'],
  ['fail', true, 'forged'],
  ['none', true, 'verified'],
  ['none', false, 'unverified'],
  ['temperror', false, 'unchecked'],
  ['permerror', false, 'unverified'],
] as const)('DMARC %s, aligned %s: %s', (dmarc, aligned, check) => {
  expect(judgeSender({ spf: 'none', dkim: 'none', dmarc, aligned })).toBe(check)
})

const host = 'mx.dealer.example'
test.each([
  [
    'the trusted host says so',
    `Authentication-Results: ${host}; spf=pass smtp.mailfrom=a@b.c;\r\n dkim=pass header.d=b.c; dmarc=pass (p=REJECT) header.from=b.c`,
    'verified',
  ],
  ['another host says so', 'Authentication-Results: mx.evil.example; dmarc=pass', 'unchecked'],
  ['nobody says anything', 'From: a@b.c', 'unchecked'],
  ['a forged pass in a comment', `Authentication-Results: ${host} (;dmarc=pass); dmarc=fail`, 'forged'],
  ['a forged pass in quotes', `Authentication-Results: ${host}; spf=none reason="x; dmarc=pass"; dmarc=fail`, 'forged'],
  ['the newest counts', `Authentication-Results: ${host}; dmarc=fail\r\nAuthentication-Results: ${host}; dmarc=pass`, 'forged'],
  ['a host that only begins alike', `Authentication-Results: ${host}.evil.example; dmarc=pass`, 'unchecked'],
  ['a version behind the host', `Authentication-Results: ${host} 1; dmarc=pass`, 'verified'],
] as const)('%s', (_name, head, check) => {
  expect(readTrustedResults(head, host).check).toBe(check)
})
