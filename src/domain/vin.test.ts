import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareVehicle, modelYear, normaliseVin, vehicleFromVin, vehicleTitle, vinCheckDigit, vinVerdict } from './vin.ts'
import type { DecodedVin, Vehicle } from './vin.ts'

/** Any UTF-16 text, halves of characters included. */
const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) })

test('a VIN is stored in capitals without spaces and hyphens, however it was typed', () => {
  expect(normaliseVin(' 1hgcm 82633-a004352\n')).toBe('1HGCM82633A004352')
  expect(normaliseVin('1HGCM8‑2633–A004.352')).toBe('1HGCM82633A004352')
})

test.each([
  ['1HGCM82633A004352', { ok: true, checkDigit: 'matches' }],
  ['1m8gdm9a xkp042788', { ok: true, checkDigit: 'matches' }],
  ['11111111111111111', { ok: true, checkDigit: 'matches' }],
  ['5GZCZ43D13S812715', { ok: true, checkDigit: 'matches' }],
  ['KM8K2CAB4PU001140', { ok: true, checkDigit: 'matches' }],
  ['4T1B11HK5KU123456', { ok: false, reason: 'check_digit', expected: '8' }],
  ['1FTFW1ET5DFC10312', { ok: false, reason: 'check_digit', expected: '9' }],
  ['7SAYGDEE1PF000001', { ok: false, reason: 'check_digit', expected: vinCheckDigit('7SAYGDEE1PF000001') }],
  ['JTDKB20U093456789', { ok: true, checkDigit: 'differs', expected: '6' }],
  ['WVWZZZ1KZ8W000001', { ok: true, checkDigit: 'differs', expected: vinCheckDigit('WVWZZZ1KZ8W000001') }],
  ['1HGCM82633A00435', { ok: false, reason: 'length', length: 16 }],
  ['', { ok: false, reason: 'length', length: 0 }],
  ['1HGCM82633AO0435Q', { ok: false, reason: 'characters', positions: [12, 17] }],
  ['1HGCM82633A00435é', { ok: false, reason: 'characters', positions: [17] }],
])('%s: %o', (vin, verdict) => {
  expect(vinVerdict(vin)).toEqual(verdict)
})

const vinCharacter = fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'.split(''))
const northAmerican = fc
  .tuple(fc.constantFrom('1', '2', '3', '4', '5', '7F'), fc.string({ unit: vinCharacter, minLength: 16, maxLength: 16 }))
  .map(([from, rest]) => {
    const vin = (from + rest).slice(0, 17)
    return vin.slice(0, 8) + vinCheckDigit(vin) + vin.slice(9)
  })

test('one wrong digit in a North American VIN is always found', () => {
  fc.assert(
    fc.property(northAmerican, fc.nat(16), fc.integer({ min: 1, max: 9 }), (vin, at, step) => {
      expect(vinVerdict(vin).ok).toBe(true)
      fc.pre(/\d/.test(vin[at] ?? '') && at > 0)
      const wrong = vin.slice(0, at) + ((Number(vin[at]) + step) % 10) + vin.slice(at + 1)
      fc.pre(/^([1-5]|7[F-Z0-9])/.test(wrong))
      expect(vinVerdict(wrong)).toMatchObject({ ok: false, reason: 'check_digit' })
    }),
  )
})

test('no text makes the verdict fail', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(typeof vinVerdict(text).ok).toBe('boolean')
      modelYear(text)
    }),
  )
})

test.each([
  ['1HGCM82633A004352', 2003],
  ['4T1B11HK5KU123456', 2019],
  ['JTDKB20U093456789', 2009],
  ['1FTFW1ET5DFC10312', 2013],
  ['KM8K2CAB4PU001140', 2023],
  ['1M8GDM9AXKP042788', 1989],
  ['WVWZZZ1KZ8W000001', 2008],
  ['SALZZZZZZ0A000001', undefined],
  ['short', undefined],
])('%s is a model of %s', (vin, year) => {
  expect(modelYear(vin)).toBe(year)
})

test('a year that has not come yet belongs to the cycle before', () => {
  expect(modelYear('1XKAD49X5YJ000001', 2027)).toBe(2000)
  expect(modelYear('1XKAD4AX5YJ000001', 2027)).toBe(2000)
})

test.each<[Vehicle, string]>([
  [{ year: 2019, make: 'Toyota', model: 'Camry', trim: 'LE', engine: '2.5L 4-cyl A25A-FKS' }, '2019 Toyota Camry LE 2.5L'],
  [{ year: 2013, make: 'Ford', model: 'F-150', engine: '3.5L V6' }, '2013 Ford F-150 3.5L'],
  [{ year: 2018, make: 'Ford', model: 'Ford F-150', trim: 'XLT', engine: '5000 cc' }, '2018 Ford F-150 XLT 5.0L'],
  [{ make: 'Mazda', model: 'Mazda3', trim: 'Mazda3' }, 'Mazda Mazda3'],
  [{ year: 2020, make: ' Honda ', model: 'Civic', trim: 'Civic  EX-L', engine: 'Electric' }, '2020 Honda Civic EX-L Electric'],
  [{ year: 2020, make: null, model: null }, '2020'],
  [{ vin: '1HGCM82633A004352' }, ''],
])('%o is shown as %s', (vehicle, title) => {
  expect(vehicleTitle(vehicle)).toBe(title)
})

const camry: DecodedVin = {
  vin: '4T1B11HK8KU123456',
  year: 2019,
  make: 'Toyota',
  model: 'Camry',
  series: 'AXVA70L/GSV70L',
  trims: ['L', 'LE', 'SE', 'XLE'],
  body: 'Sedan',
  engine: '2.5L 4-cyl A25A-FKS',
  fuel: 'Gasoline',
  valid: true,
  notes: ['several_trims'],
}
const car = (facts: Partial<DecodedVin>): DecodedVin => ({ vin: camry.vin, trims: [], valid: true, notes: [], ...facts })

test.each<[string, DecodedVin, Vehicle, readonly string[]]>([
  ['the same car', camry, { year: 2019, make: 'TOYOTA', model: 'camry', trim: 'le', engine: '2.5L L4' }, []],
  ['nothing chosen', camry, {}, []],
  ['blank fields', camry, { year: null, make: ' ', model: '-', trim: '', engine: null }, []],
  ['nothing decoded', car({}), { year: 2019, make: 'Toyota', model: 'Camry', trim: 'LE', engine: 'V6' }, []],
  ['trim and body in the model', camry, { model: 'Camry XLE Sedan' }, []],
  ['trim with body and engine words', camry, { trim: 'SE 4dr Sedan 2.5L 4cyl' }, []],
  ['only body words as trim', camry, { trim: '4dr Sedan' }, []],
  ['another year', camry, { year: 2018 }, ['year']],
  ['another make', camry, { make: 'Honda' }, ['make']],
  ['a model of its own', camry, { model: 'Camry Solara' }, ['model']],
  ['hybrid chosen, petrol decoded', camry, { model: 'Camry Hybrid' }, ['model']],
  ['a trim the VIN excludes', camry, { trim: 'XSE' }, ['trim']],
  ['another displacement', camry, { engine: '3.5L V6' }, ['engine']],
  ['another number of cylinders', camry, { engine: 'V6' }, ['engine']],
  ['cc for litres', camry, { engine: '2494 cc' }, []],
  [
    'everything different',
    camry,
    { year: 2001, make: 'Ford', model: 'Focus', trim: 'ZX3', engine: '2.0' },
    ['year', 'make', 'model', 'trim', 'engine'],
  ],
  [
    'Chevy',
    car({ make: 'Chevrolet', model: 'Silverado', series: '1500 (1/2 Ton)' }),
    { make: 'Chevy', model: 'Silverado 1500 Crew Cab' },
    [],
  ],
  [
    'another payload',
    car({ make: 'Chevrolet', model: 'Silverado', series: '1500 (1/2 Ton)' }),
    { make: 'Chevrolet', model: 'Silverado 2500' },
    ['model'],
  ],
  ['F150', car({ make: 'Ford', model: 'F-150' }), { make: 'ford', model: 'F150' }, []],
  ['F-250', car({ make: 'Ford', model: 'F-150' }), { make: 'Ford', model: 'F-250 Super Duty' }, ['model']],
  ['F 150', car({ make: 'Ford', model: 'F-150' }), { model: 'F 150 Pickup' }, []],
  ['CR V', car({ make: 'Honda', model: 'CR-V', trims: ['EX-L'] }), { model: 'CRV EX-L AWD', trim: 'EXL' }, []],
  ['EX is not EX-L', car({ make: 'Honda', model: 'CR-V', trims: ['EX-L'] }), { trim: 'EX' }, ['trim']],
  ['a trim with its grade', car({ trims: ['XLE (M Grade)'] }), { trim: 'XLE' }, []],
  ['Dodge Ram', car({ make: 'Ram', model: '1500' }), { make: 'Dodge', model: 'Ram 1500' }, []],
  ['VW', car({ make: 'Volkswagen', model: 'Golf' }), { make: 'VW', model: 'Golf' }, []],
  ['Mazda 3', car({ make: 'Mazda', model: 'Mazda3' }), { make: 'Mazda', model: '3' }, []],
  ['3 Series', car({ make: 'BMW', model: '328i' }), { make: 'BMW', model: '3-Series' }, []],
  ['5 Series', car({ make: 'BMW', model: '328i' }), { make: 'BMW', model: '5 Series' }, ['model']],
  ['C300', car({ make: 'Mercedes-Benz', model: 'C-Class' }), { make: 'Mercedes', model: 'C 300' }, []],
  ['Prime', car({ make: 'Toyota', model: 'Prius Prime (PHEV)' }), { model: 'Prius Prime' }, []],
  ['Prius C', car({ make: 'Toyota', model: 'Prius' }), { model: 'Prius C' }, ['model']],
  ['engine rounded', car({ engine: '2.36L 4-cyl' }), { engine: '2.4' }, []],
])('%s', (_case, decoded, chosen, fields) => {
  expect(compareVehicle(decoded, chosen).map((d) => d.field)).toEqual(fields)
})

test('a disagreement shows both sides as they were given', () => {
  expect(compareVehicle(camry, { year: 2018, trim: 'XSE' })).toEqual([
    { field: 'year', decoded: '2019', chosen: '2018' },
    { field: 'trim', decoded: 'L, LE, SE, XLE', chosen: 'XSE' },
  ])
})

test('a car never disagrees with its own VIN, and no text makes the comparison fail', () => {
  expect(compareVehicle(camry, vehicleFromVin(camry))).toEqual([])
  expect(vehicleFromVin(camry).trim).toBeUndefined()
  const text = anyText
  fc.assert(
    fc.property(text, text, text, text, (make, model, trim, engine) => {
      compareVehicle(camry, { make, model, trim, engine })
      vehicleTitle({ make, model, trim, engine })
      const own = car({ make, model, trims: [trim], engine })
      expect(compareVehicle(own, vehicleFromVin(own))).toEqual([])
    }),
  )
})
