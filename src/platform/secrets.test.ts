import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadSecrets, masterKeyFile, sha256, token } from './secrets.ts'

let dataFolder: string
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'partsdesk-secrets-'))
})
afterEach(() => rm(dataFolder, { recursive: true }))

const newKey = () => randomBytes(32).toString('base64')

test('the first start makes a key only its owner can read; the next start opens what the first sealed', async () => {
  const sealed = (await loadSecrets({ dataFolder })).seal('sk_live_123', 'gateways.key')

  expect((await stat(masterKeyFile(dataFolder))).mode & 0o777).toBe(0o600)
  expect((await loadSecrets({ dataFolder })).open(sealed, 'gateways.key')).toBe('sk_live_123')
})

test('several processes starting at once agree on one key', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => loadSecrets({ dataFolder })))
  const sealed = all[0]?.seal('same', 'x') ?? ''
  expect(all.map((secrets) => secrets.open(sealed, 'x'))).toEqual(Array(10).fill('same'))
})

test('a sealed value shows nothing, differs each time, and opens for its own context only', async () => {
  const secrets = await loadSecrets({ dataFolder })
  const sealed = secrets.seal('Łukasz’s key', 'store 1')

  expect(sealed).not.toContain('key')
  expect(secrets.seal('Łukasz’s key', 'store 1')).not.toBe(sealed)
  expect(secrets.open(sealed, 'store 1')).toBe('Łukasz’s key')
  expect(() => secrets.open(sealed, 'store 2')).toThrow('sealed for something else')
})

test.each([
  ['a changed byte', (sealed: string) => sealed.slice(0, -3) + (sealed.at(-3) === 'A' ? 'B' : 'A') + sealed.slice(-2)],
  ['a cut value', (sealed: string) => sealed.slice(0, 30)],
  ['an empty body', (sealed: string) => `${sealed.split('.')[0]}.`],
  ['another key id', (sealed: string) => `AAAAAAAA${sealed.slice(8)}`],
  ['plain text', () => 'sk_live_123'],
])('%s is refused and the message holds neither value nor key', async (_case, spoil) => {
  const key = newKey()
  const secrets = await loadSecrets({ masterKeys: [key], dataFolder })
  const spoilt = spoil(secrets.seal('sk_live_123', 'gateways.key'))
  const message = messageOf(() => secrets.open(spoilt, 'gateways.key'))

  expect(message).toContain('gateways.key')
  expect(message).not.toContain('sk_live')
  expect(message).not.toContain(key)
})

test('rotation: the newest key seals, the older ones still open, hashes stay as they were', async () => {
  const [old, fresh] = [newKey(), newKey()]
  const before = await loadSecrets({ masterKeys: [old], dataFolder })
  const after = await loadSecrets({ masterKeys: [fresh, old], dataFolder })
  const later = await loadSecrets({ masterKeys: [fresh], dataFolder })

  expect(after.open(before.seal('a', 'x'), 'x')).toBe('a')
  expect(later.open(after.seal('b', 'x'), 'x')).toBe('b')
  expect(() => later.open(before.seal('a', 'x'), 'x')).toThrow('not loaded')
  expect(after.keyedHash('email', 'ann@example.com')).toEqual(before.keyedHash('email', 'ann@example.com'))
})

test('keys in the file rotate the same way', async () => {
  const sealed = (await loadSecrets({ dataFolder })).seal('a', 'x')
  const path = masterKeyFile(dataFolder)
  await writeFile(path, `${newKey()}\n${await readFile(path, 'utf8')}`)
  const rotated = await loadSecrets({ dataFolder })

  expect(rotated.open(sealed, 'x')).toBe('a')
  expect(rotated.seal('a', 'x').split('.')[0]).not.toBe(sealed.split('.')[0])
})

test('a hash depends on purpose, bytes and key', async () => {
  const secrets = await loadSecrets({ masterKeys: [newKey()], dataFolder })
  const other = await loadSecrets({ masterKeys: [newKey()], dataFolder })
  const hashes = [
    secrets.keyedHash('email', 'a'),
    secrets.keyedHash('email', 'b'),
    secrets.keyedHash('phone', 'a'),
    other.keyedHash('email', 'a'),
  ].map((hash) => hash.toString('hex'))

  expect(new Set(hashes).size).toBe(4)
  expect(secrets.keyedHash('email', 'a').toString('hex')).toBe(hashes[0])
  expect(hashes[0]).toHaveLength(64)
})

test.each([
  ['too short', Buffer.alloc(16).toString('base64')],
  ['not base64', 'not a key at all, but a sentence of some length'],
  ['empty', ''],
])('a key that is %s refuses the start without repeating it', async (_case, text) => {
  await writeFile(masterKeyFile(dataFolder), text)
  const message = await loadSecrets({ dataFolder }).catch((error: unknown) => String(error))
  expect(message).toMatch(/StartRefusal: .*master\.key/)
  if (text) expect(message).not.toContain(text)
})

test('tokens are unguessable and safe in a URL; sha256 is the standard one', () => {
  expect(token()).toMatch(/^[\w-]{43}$/)
  expect(new Set(Array.from({ length: 1000 }, () => token(16))).size).toBe(1000)
  expect(sha256('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return String(error)
  }
  return 'nothing was thrown'
}
