import { expect, test } from 'vitest'
import { bodyName, engineName, fuelName, placeName, trimNames } from './wording.ts'

test.each([
  ['L/LE/SE/XLE', ['L', 'LE', 'SE', 'XLE']],
  ['SI / SI HPT', ['SI', 'SI HPT']],
  ['SE, Eco', ['SE', 'Eco']],
  ['R/T', ['R/T']],
  ['EX w/Leather', ['EX w/Leather']],
  ['Limited+M/R', ['Limited+M/R']],
  ['STI high+NAVI(H/K)', ['STI high+NAVI(H/K)']],
  ['(not identified)', []],
  [undefined, []],
])('trim %s reads %o', (raw, names) => {
  expect(trimNames(raw)).toEqual(names)
})

test('bodies, fuels and places read as a parts counter says them', () => {
  expect(bodyName('Sport Utility Vehicle (SUV)/Multi-Purpose Vehicle (MPV)')).toBe('SUV')
  expect(bodyName('Sedan/Saloon')).toBe('Sedan')
  expect(bodyName('Crossover Utility Vehicle (CUV)')).toBe('Crossover')
  expect(bodyName('Incomplete - Chassis Cab (Double Cab)')).toBe('Chassis Cab')
  expect(fuelName('Gasoline', 'Electric')).toBe('Hybrid')
  expect(fuelName('Electric', undefined)).toBe('Electric')
  expect(fuelName('Gasoline', 'Ethanol (E85)')).toBe('Gasoline/Ethanol')
  expect(placeName(['GEORGETOWN', 'KENTUCKY', 'UNITED STATES (USA)'])).toBe('Georgetown, Kentucky, United States')
  expect(placeName([undefined, undefined, undefined])).toBeUndefined()
})

test.each([
  [{ displacement: 2.5, cylinders: 4, shape: 'In-Line', code: 'A25A-FKS', electric: false }, '2.5L I4 A25A-FKS'],
  [{ displacement: 5.3, cylinders: 8, code: 'L84 - DI, DFM, ALUM', electric: false }, '5.3L 8-cyl L84'],
  [{ displacement: 2.494, cylinders: 6, shape: 'V-Shaped', code: 'NA', electric: false }, '2.5L V6'],
  [{ displacement: 3.5, cylinders: 6, shape: 'V-Shaped', code: '3.5L V6 Cyclone', electric: false }, '3.5L V6 Cyclone'],
  [{ cylinders: 6, shape: 'V-Shaped', code: 'J30A4', electric: false }, 'V6 J30A4'],
  [{ electric: true }, 'Electric'],
  [{ electric: false }, undefined],
])('engine %o reads %s', (engine, name) => {
  expect(engineName(engine)).toBe(name)
})
