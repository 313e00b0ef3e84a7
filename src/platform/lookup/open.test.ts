import { mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLookup, type Lookup } from './open.ts'

let folder: string
let lookup: Lookup

/** Two desks start at once in an empty folder that holds what an earlier version left. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lookup-'))
  await writeFile(join(folder, 'lookup-0123456789ab.db'), 'tables of an earlier version')
  await writeFile(join(folder, 'lookup-0123456789ab.db.1.partial'), 'left by a crash')
  await utimes(join(folder, 'lookup-0123456789ab.db.1.partial'), 0, 0)
  await writeFile(join(folder, 'somebody-elses.db'), '')
  const [one, other] = await Promise.all([openLookup(folder), openLookup(folder)])
  other.close()
  lookup = one
}, 60_000)

afterAll(async () => {
  lookup.close()
  await rm(folder, { recursive: true })
})

test('two that make the tables at once leave one good file, and no remains', async () => {
  expect(await readdir(folder)).toEqual([await tables(), 'somebody-elses.db'])
  expect(lookup.ofIp('8.8.8.8')?.country).toBe('US')
})

test.each([
  ['8.8.8.8', 'US', 'Google', true],
  ['::ffff:8.8.8.8', 'US', 'Google', true],
  ['2001:4860:4860::8888', 'US', 'Google', true],
  ['157.230.1.1', 'US', 'DigitalOcean', true],
  ['2604:a880::1', 'US', 'DigitalOcean', true],
  ['51.38.1.1', 'FR', 'OVH', true],
  ['3.5.5.5', 'US', 'Amazon', true],
  ['45.83.220.1', 'SE', '31173', true],
  ['73.162.1.1', 'US', 'Comcast', false],
  ['2601:640::1', 'US', 'Comcast', false],
  ['70.24.1.1', 'CA', 'Bell Canada', false],
  ['24.114.1.1', 'CA', 'Rogers', false],
  // Behind Cloudflare stand phones with a relay of their maker, so it counts as nobody's server.
  ['1.1.1.1', 'AU', 'Cloudflare', false],
])('%s is in %s with %s', (address, country, name, hosting) => {
  const known = lookup.ofIp(address)
  expect(known).toMatchObject({ country, network: { hosting } })
  expect(known?.network?.name).toContain(name)
})

test.each([
  ['24.5.1.1', { latitude: 37, longitude: -122 }],
  ['::ffff:24.5.1.1', { latitude: 37, longitude: -122 }],
  ['2601:640::1', { latitude: 37, longitude: -122 }],
  ['71.105.1.1', { latitude: 41, longitude: -74 }],
  ['24.114.1.1', { latitude: 44, longitude: -79 }],
  // Carriers and satellites give neighbouring addresses to people a continent apart.
  ['107.77.200.1', null],
  ['98.97.40.1', null],
  ['2607:fb90::1', null],
])('%s is used about there', (address, point) => expect(lookup.ofIp(address)?.point).toEqual(point))

test.each([
  '10.0.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '127.0.0.1',
  '203.0.113.7',
  '255.255.255.255',
  'fe80::1',
  '::1',
  'fd00::1',
  '2001:db8::1',
  '::ffff:10.0.0.1',
])('%s is nobody in public', (address) => expect(lookup.ofIp(address)).toBeNull())

test.each(['', 'nonsense', '8.8.8', '8.8.8.8.8', '8.8.8.8:443', '0x8.8.8.8', '134744072', "'; DROP TABLE networks; --", '🚗', '\u0000'])(
  '%j is no address',
  (text) => expect(lookup.ofIp(text)).toBeNull(),
)

test.each([
  ['US', '78704', { latitude: 30.2428, longitude: -97.7658, region: 'TX', city: 'Austin' }],
  ['us', ' 10001-1234 ', { region: 'NY', city: 'New York' }],
  ['CA', 'H2X 1Y4', { latitude: 45.5148, longitude: -73.5739, region: 'QC' }],
  ['CA', 'h2x', { region: 'QC' }],
  ['CA', 'X0A0H0', { region: 'NU' }],
  ['CA', 'E3B 1A1', { region: 'NB' }],
  ['PR', '00901', { region: 'PR', city: 'San Juan' }],
  ['US', '00901', { region: 'PR' }],
])('the place of %s %s', (country, code, place) => {
  expect(lookup.ofPostalCode(country, code)).toMatchObject(place)
})

test.each([
  ['US', '7870'],
  ['US', '00000'],
  ['US', '09012'],
  ['US', 'H2X 1Y4'],
  ['CA', '78704'],
  ['CA', 'H2X 1Y'],
  ['DE', '10115'],
  ['', ''],
])('no place for %s %s', (country, code) => {
  expect(lookup.ofPostalCode(country, code)).toBeNull()
})

test('answers come fast enough to be asked of every order: 95 of 100 within a millisecond', () => {
  const spread = (i: number, of: number) => (i * 2_654_435_761) % of
  const asks = {
    v4: (i: number) => lookup.ofIp(`${1 + spread(i, 222)}.${spread(i + 1, 256)}.${spread(i + 2, 256)}.1`),
    v6: (i: number) => lookup.ofIp(`2${spread(i, 4096).toString(16).padStart(3, '0')}:${spread(i + 1, 65_536).toString(16)}::1`),
    zip: (i: number) => lookup.ofPostalCode('US', String(spread(i, 100_000)).padStart(5, '0')),
    mail: (i: number) => lookup.ofMailDomain(`shop-${i}.example${spread(i, 99)}.com`),
    phone: (i: number) => lookup.ofPhone(`+1${200 + spread(i, 800)}5550123`, 'US'),
  }
  const slow = Object.entries(asks).filter(([, ask]) => {
    const times = Array.from({ length: 2000 }, (_, i) => {
      const begun = performance.now()
      ask(i)
      return performance.now() - begun
    })
    return (times.toSorted((a, b) => a - b)[1900] ?? 0) >= 1
  })
  expect(slow.map(([what]) => what)).toEqual([])
})

test('the next start finds the tables there and is soon done', async () => {
  const made = (await stat(join(folder, await tables()))).mtimeMs
  const times: number[] = []
  for (const _again of [1, 2, 3]) {
    const begun = performance.now()
    ;(await openLookup(folder)).close()
    times.push(performance.now() - begun)
  }
  // Making them takes seconds.
  expect(Math.min(...times)).toBeLessThan(500)
  expect((await stat(join(folder, await tables()))).mtimeMs).toBe(made)
})

test('a damaged file is made anew', async () => {
  const path = join(folder, await tables())
  const whole = (await stat(path)).size
  await truncate(path, 1_000_000)
  const again = await openLookup(folder)
  expect(again.ofPostalCode('US', '78704')?.city).toBe('Austin')
  expect((await stat(path)).size).toBe(whole)
  again.close()
}, 30_000)

test('a folder that cannot be written fails the start', async () => {
  await expect(openLookup(join(folder, 'somebody-elses.db'))).rejects.toThrow()
})

test('a closed one answers no more', async () => {
  const other = await openLookup(folder)
  other.close()
  expect(() => other.ofIp('8.8.8.8')).toThrow()
})

async function tables(): Promise<string> {
  return (await readdir(folder)).find((name) => name.startsWith('lookup-')) ?? ''
}
