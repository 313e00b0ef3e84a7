import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareVehicle, vehicleFromVin, vehicleTitle } from '#domain/vin.ts'
import { openVinDecoder } from './decoder.ts'
import type { VinDecoder } from './decoder.ts'

let folder: string
let decoder: VinDecoder

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vin-'))
  await writeFile(join(folder, 'vpic-0.9.0-1.db'), 'tables of an earlier version')
  await writeFile(join(folder, 'vpic-0.9.0-1.db.1.partial'), 'left by a crash')
  await utimes(join(folder, 'vpic-0.9.0-1.db.1.partial'), 0, 0)
  await writeFile(join(folder, 'vpic-0.9.0-1.db.1.partial-journal'), '')
  await utimes(join(folder, 'vpic-0.9.0-1.db.1.partial-journal'), 0, 0)
  await writeFile(join(folder, 'somebody-elses.db'), '')
  decoder = await openVinDecoder(folder)
})

afterAll(async () => {
  decoder.close()
  await rm(folder, { recursive: true })
})

test.each([
  ['1HGCM82633A004352', '2003 Honda Accord EX-V6 V6 J30A4', { body: 'Coupe', fuel: 'Gasoline', valid: true, notes: [] }],
  ['KM8K2CAB4PU001140', '2023 Hyundai Kona SE 2.0L', { body: 'SUV', plant: 'Ulsan, South Korea', valid: true, notes: [] }],
  [
    '1FTFW1ET5DFC10312',
    '2013 Ford F-150 3.5L',
    { engine: '3.5L V6', plant: 'Dearborn, Michigan, United States', valid: false, notes: ['check_digit'] },
  ],
  [
    '4T1B11HK5KU123456',
    '2019 Toyota Camry 2.5L',
    { trims: ['L', 'LE', 'SE', 'XLE'], engine: '2.5L I4 A25A-FKS', valid: false, notes: ['check_digit', 'several_trims'] },
  ],
  ['JTDKB20U093456789', '2009 Toyota Prius 1.5L', { fuel: 'Hybrid', valid: true, notes: ['check_digit_differs'] }],
  ['5YJ3E1EA9KF317000', '2019 Tesla Model 3 Electric', { fuel: 'Electric', plant: 'Fremont, California, United States' }],
])('%s is a %s', async (vin, title, facts) => {
  const decoded = await decoder.decode(vin)
  expect(decoded).toMatchObject({ vin, ...facts })
  expect(decoded && vehicleTitle(vehicleFromVin(decoded))).toBe(title)
})

test('a chosen car is compared with its VIN', async () => {
  const decoded = await decoder.decode('1ftfw1et5dfc10312')
  expect(decoded && compareVehicle(decoded, { year: 2013, make: 'FORD', model: 'F150 SuperCrew', engine: '3.5 V6' })).toEqual([])
  expect(decoded && compareVehicle(decoded, { year: 2012, make: 'Ford', model: 'F-250' }).map((d) => d.field)).toEqual(['year', 'model'])
})

test('a car of another market keeps its maker and year, without check digit', async () => {
  expect(await decoder.decode('WVWZZZ1KZ8W000001')).toMatchObject({
    year: 2008,
    make: 'Volkswagen',
    valid: true,
    notes: ['check_digit_differs', 'no_pattern'],
  })
})

test.each([
  '',
  'VIN',
  '1HGCM82633A00435',
  '1HGCM82633A0O4352',
  "'; DROP TABLE Pattern; --",
  '🚗'.repeat(17),
  '\u0000'.repeat(17),
  '00000000000000000',
  'ZZZZZZZZZZZZZZZZZ',
])('%j is no car', async (garbage) => {
  expect(await decoder.decode(garbage)).toBeUndefined()
})

test('many at once are answered each with its own, a repeated one with the same', async () => {
  const vins = Array.from({ length: 20 }, (_, i) => `4T1B11HK5KU1234${10 + (i % 10)}`)
  const answers = await Promise.all(vins.map((vin) => decoder.decode(vin)))
  expect(answers.map((a) => a?.vin)).toEqual(vins)
  expect(answers[0]).toBe(answers[10])
})

test('the tables are made once: other versions and remains are gone, a second start changes nothing', async () => {
  const copies = async () => (await readdir(folder)).toSorted()
  const [foreign, copy, ...rest] = await copies()
  expect([foreign, rest]).toEqual(['somebody-elses.db', []])
  expect(copy).toMatch(/^vpic-\d+\.\d+\.\d+-\d+\.db$/)

  const made = (await stat(join(folder, copy ?? ''))).mtimeMs
  const second = await openVinDecoder(folder)
  expect((await second.decode('KM8K2CAB4PU001140'))?.model).toBe('Kona')
  expect((await stat(join(folder, copy ?? ''))).mtimeMs).toBe(made)
  expect(await copies()).toHaveLength(2)

  second.close()
  await expect(second.decode('1HGCM82633A004352')).rejects.toThrow('closed')
})

test('a thread that goes as soon as nobody asks it: the next VIN brings another, none is left without its answer', async () => {
  const restless = await openVinDecoder(folder, 0)
  for (const vin of ['1HGCM82633A004352', 'KM8K2CAB4PU001140', '5YJ3E1EA9KF317000']) expect((await restless.decode(vin))?.vin).toBe(vin)
  const together = ['1FTFW1ET5DFC10312', '4T1B11HK5KU123456', 'JTDKB20U093456789']
  expect((await Promise.all(together.map((vin) => restless.decode(vin)))).map((decoded) => decoded?.vin)).toEqual(together)
  restless.close()
})

test('a folder that cannot be written fails the start', async () => {
  await expect(openVinDecoder(join(folder, 'somebody-elses.db'))).rejects.toThrow()
})
