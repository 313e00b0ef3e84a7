import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth'
import { expect, test } from 'vitest'
import { checkSender } from './check-sender.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const ours = '93.184.216.34'
const records: { readonly [name: string]: string } = {
  'strict.example': `v=spf1 ip4:${ours} -all`,
  '_dmarc.strict.example': 'v=DMARC1; p=reject',
  'k1._domainkey.strict.example': `v=DKIM1; k=rsa; p=${key}`,
  'plain.example': `v=spf1 ip4:${ours} -all`,
}
const resolver = async (name: string, type: string) => {
  const record = type === 'TXT' ? records[name] : undefined
  if (record === undefined) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' })
  return [[record]]
}
const silent = async () => {
  throw Object.assign(new Error('no answer'), { code: 'ETIMEOUT' })
}

const mail = (domain: string) =>
  Buffer.from(
    `From: ava@${domain}\r\nTo: x@y.example\r\nSubject: hi\r\nDate: Wed, 04 Mar 2026 15:00:00 +0000\r\nMessage-ID: <1@${domain}>\r\n\r\nYes.\r\n`,
  )
async function signed(domain: string, body = '') {
  const by = { signingDomain: domain, selector: 'k1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
  // Its types ask for one signer beside the list, its code for the list.
  const { signatures } = await dkimSign(mail(domain), { canonicalization: 'relaxed/relaxed', ...by, signatureData: [by] })
  return Buffer.concat([Buffer.from(signatures), mail(domain), Buffer.from(body)])
}
const from = (ip: string, domain: string) => ({ ip, helo: `mx.${domain}`, envelope: `ava@${domain}` })

test.each([
  ['its domain’s own server', mail('strict.example'), from(ours, 'strict.example'), 'verified'],
  ['a stranger’s server', mail('strict.example'), from('8.8.8.8', 'strict.example'), 'forged'],
  ['a stranger with an envelope of their own', mail('strict.example'), from(ours, 'plain.example'), 'forged'],
  ['a domain without DMARC, its own server', mail('plain.example'), from(ours, 'plain.example'), 'verified'],
  ['a domain without DMARC, a stranger', mail('plain.example'), from('8.8.8.8', 'plain.example'), 'unverified'],
  ['a domain that says nothing', mail('quiet.example'), from('8.8.8.8', 'quiet.example'), 'unverified'],
  ['a server of one’s own network that handed it on', mail('strict.example'), from('10.0.0.2', 'strict.example'), 'unverified'],
] as const)('%s', async (_name, raw, caller, check) => {
  expect((await checkSender(raw, caller, resolver)).check).toBe(check)
})

test('a signature speaks for a mail that was handed on; a changed word breaks it', async () => {
  expect((await checkSender(await signed('strict.example'), from('8.8.8.8', 'elsewhere.example'), resolver)).check).toBe('verified')
  expect((await checkSender(await signed('strict.example'), from('10.0.0.2', 'strict.example'), resolver)).check).toBe('verified')
  expect(await checkSender(await signed('strict.example', 'No.\r\n'), from('8.8.8.8', 'elsewhere.example'), resolver)).toMatchObject({
    check: 'forged',
    results: expect.stringMatching(/dkim=(?:neutral|fail).* dmarc=fail/),
  })
})

test('without the DNS nobody is judged', async () => {
  expect((await checkSender(mail('strict.example'), from('8.8.8.8', 'strict.example'), silent)).check).toBe('unchecked')
})
