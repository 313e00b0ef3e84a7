import { expect, test } from 'vitest'
import { haveSameName, placeOf, readAddresses } from './address.ts'
import { readEmail, typoOf } from './email.ts'
import { hotClassesOf } from './hot-parts.ts'
import { makeOfBrand, makerOf } from './makes.ts'
import { isFetchedByOther } from './pickup.ts'
import { regionCode } from './regions.ts'

const lists = {
  isDisposable: (domain: string) => ['mailinator.com', 'hotmial.com'].includes(domain),
  isFree: (domain: string) => domain === 'laposte.net',
}
const mail = (address: string, ...names: readonly string[]) => readEmail(address, names, lists)

test.each([
  ['jane@mailinator.com', 'disposable', null],
  ['x@duck.com', 'relay', null],
  ['x@abc.anonaddy.com', 'relay', null],
  ['Jane@GMAIL.com', 'free', null],
  ['jane@laposte.net', 'free', null],
  ['parts@joesgarage.com', 'other', null],
  ['jane@gmali.com', 'other', 'gmail.com'],
  ['jane@gmil.com', 'other', 'gmail.com'],
  ['jane@gmaill.com', 'other', 'gmail.com'],
  ['jane@yahoo.con', 'other', 'yahoo.com'],
  // Such domains are on lists of throw-away ones too.
  ['jane@hotmial.com', 'other', 'hotmail.com'],
  ['jane@ymail.com', 'other', null],
  ['', null, null],
  ['no address', null, null],
  ['@gmail.com', null, null],
  ['jane@', null, null],
])('the mailbox %j is %s, a slip of %s', (address, kind, slip) => {
  expect(mail(address, 'Jane Doe')).toMatchObject({ kind, typoOf: slip })
})

test('a slip is one letter, not two', () => {
  expect(['gmail.com', 'gnail.com', 'gmial.com', 'gmaail.com', 'gmal.com', 'gmxxl.com', 'g.com', 'mail.com'].map(typoOf)).toEqual([
    null,
    'gmail.com',
    'gmail.com',
    'gmail.com',
    'gmail.com',
    null,
    null,
    null,
  ])
})

test.each([
  ['jsmith77', ['John Smith'], true],
  ['J.S.M.I.T.H', ['john smith'], true],
  ['alex', ['Alexander Kuhn'], true],
  ['jds.parts', ['Jane D Smith'], true],
  ['zoe.obrien', ['Zoë O’Brien'], true],
  ['wheelking', ['John Smith'], false],
  ['wheelking', ['Heidi Lang'], false],
  ['wheelking', ['John Smith', 'Wheeler Kane'], true],
  ['wheelking', ['李 小龍'], null],
  ['1234', ['John Smith'], null],
  ['wheelking', [], null],
])('a mailbox %s beside the names %j: alike %s', (local, names, alike) => {
  expect(mail(`${local}@gmail.com`, ...names).likeName).toBe(alike)
})

test('a company’s own mailbox is not compared with a person', () => {
  expect(mail('purchasing@joesgarage.com', 'Joe Kane').likeName).toBeNull()
})

test.each([
  ['19" Alloy Wheel, Set of 4', ['wheels']],
  ['STEERING WHEEL', []],
  ['Steering Wheel Air Bag', ['airbags']],
  ['Wheel Bearing', []],
  ['Jantes en alliage', ['wheels']],
  ['Pneu d’hiver 205/55R16', ['tyres']],
  ['HID Headlamp Assembly', ['lights']],
  ['Head  Light (left)', ['lights']],
  ['Headlight bulb', []],
  ['Module de commande du coussin gonflable', ['airbags']],
  ['Engine Control Module', ['modules']],
  ['Calculateur moteur', ['modules']],
  ['Sensor, Oxygen', ['sensors']],
  ['Catalytic Converter', ['catalysts']],
  ['Pot catalytique', ['catalysts']],
  ['Turbocharger', ['turbos']],
  ['Turbo Hose', []],
  ['Clé à télécommande : CLE TELECOMMANDE', ['keys']],
  ['Antidémarrage', ['keys']],
  ['Smart-Key Transmitter', ['keys']],
  ['Woodruff Key', []],
  ['Oil Filter', []],
  ['Alternator', []],
  ['Trim, Door', []],
  ['constructor __proto__', []],
  ['', []],
])('the part %j is of %j', (name, kinds) => {
  expect(hotClassesOf(name)).toEqual(kinds)
})

test('makes of one house are one maker, an unknown make is its own', () => {
  expect(['Lexus', 'TOYOTA', 'Land Rover', 'Jaguar', 'Chevy', 'gmc', 'Citroën', 'Tata', ''].map(makerOf)).toEqual([
    'toyota',
    'toyota',
    'jaguar',
    'jaguar',
    'generalmotors',
    'generalmotors',
    'peugeot',
    'tata',
    '',
  ])
})

test('a region is its code however it is typed', () => {
  expect(
    [
      ['US', 'California'],
      ['US', ' ca '],
      ['CA', 'Québec'],
      ['CA', 'P.Q.'],
      ['CA', 'Colombie-Britannique'],
      ['FR', 'Île-de-France'],
      ['US', ''],
    ].map(([country = '', region = '']) => regionCode(country, region)),
  ).toEqual(['CA', 'CA', 'QC', 'QC', 'BC', 'ILEDEFRANCE', null])
  expect(placeOf({ country: 'us', region: 'N.Y.' })).toEqual({ country: 'US', region: 'NY' })
})

const home = { name: 'Jane Doe', line1: '12 Oak Street', city: 'Columbus', region: 'Ohio', postalCode: '43004', country: 'US' }

test('two addresses are read, and how they are typed does not matter', () => {
  const typed = { ...home, name: 'JANE  DOE', line1: '12 oak street.', region: 'OH' }
  const same = { sameName: true, billing: { country: 'US', region: 'OH' }, shipping: { country: 'US', region: 'OH' }, postBox: false }
  expect(readAddresses(home, { ...typed, region: 'Ohio' })).toEqual({ ...same, samePlace: true })
  expect(readAddresses(home, typed)).toMatchObject(same)
  expect(readAddresses(home, { ...home, line1: 'P.O. Box 9', region: 'FL', name: 'Ahmed K' })).toMatchObject({
    samePlace: false,
    sameName: false,
    shipping: { region: 'FL' },
    postBox: true,
  })
})

test('a family is one name, an initial is none', () => {
  expect(haveSameName('Mary Smith', 'john SMITH')).toBe(true)
  expect(haveSameName('Van Dyke', 'VanDyke')).toBe(true)
  expect(haveSameName('J Smith', 'J Kane')).toBe(false)
  expect(haveSameName('', 'J Kane')).toBeNull()
})

test('a car maker’s own brand names its make, a maker of parts for many cars names none', () => {
  const brands = ['Toyota', 'Genuine Honda Parts', 'MOPAR', 'ACDelco', 'Bosch', 'Mini Parts', 'Ram Clutches', '', null]
  expect(brands.map(makeOfBrand)).toEqual(['Toyota', 'Honda', 'MOPAR', 'ACDelco', null, 'Mini', null, null, null])
})

test.each([
  ['Store Pickup', 'Ava Martin', 'Ava Martin', false],
  ['Pick-up at counter', 'Zed Quill', 'Ava Martin', true],
  ['Will Call', 'Tom Martin', 'Ava Martin', false],
  ['Cueillette en magasin', 'Zed Quill', 'Ava Martin', true],
  ['Pickup', 'Ava Martin', 'Somebody Else', false],
  ['Pickup', '', 'Ava Martin', null],
  ['UPS Ground', 'Zed Quill', 'Ava Martin', null],
  ['Pickup truck freight', 'Zed Quill', 'Ava Martin', null],
])('%j for %j, billed to %j, is fetched by another: %j', (method, to, billed, expected) => {
  expect(isFetchedByOther(method, { buyer: 'Ava Martin', billing: { name: billed }, shipping: { name: to } })).toBe(expected)
})
