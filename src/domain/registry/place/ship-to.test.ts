import { expect, test } from 'vitest'
import type { Address } from '../../address.ts'
import { placeIdentifiers } from './ship-to.ts'

const to = (line1: string, line2: string | null = null, rest: Partial<Address> = {}): Address => ({
  name: 'Ava Martin',
  line1,
  line2,
  city: 'Austin',
  region: 'TX',
  postalCode: '78701',
  country: 'US',
  ...rest,
})
const valueOf = (kind: string, address: Address) => placeIdentifiers(address, []).find((one) => one.kind === kind)?.value
const door = (address: Address) => valueOf('ship_to', address)

const maple = 'US|78701|123 nmaplest|4b'
test.each<[string, Address, string]>([
  ['as the post writes it', to('123 N MAPLE ST APT 4B'), maple],
  ['spelled out', to('123 North Maple Street', 'Apartment 4B'), maple],
  ['with points', to('123 N. Maple St.', 'Apt. 4B'), maple],
  ['as a suite', to('123 North Maple Str, Suite 4-B'), maple],
  ['as a number sign', to('123 n maple st #4b'), maple],
  ['both at once', to('123 N Maple St', 'Unit # 4 B'), maple],
  ['the unit bare on its line', to('123 N Maple St', '4B'), maple],
  ['the unit bare at the end', to('123 N Maple St 4B'), maple],
  ['the unit first', to('Apt 4B, 123 N Maple St'), maple],
  ['the lines the wrong way round', to('Apt 4B', '123 N Maple St'), maple],
  ['a company on the first line', to('Acme Garage', '123 N Maple St Apt 4B'), maple],
  ['words for the driver', to('123 N Maple St Apt 4B', 'leave at the door'), maple],
  ['the town once more', to('123 N Maple St, Apt 4B, Austin, TX 78701'), maple],
  ['ZIP+4', to('123 N Maple St', 'Apt 4B', { postalCode: '78701-1234' }), maple],
  ['another town of the same ZIP', to('123 N Maple St', 'Apt 4B', { city: 'West Lake Hills' }), maple],
  ['full-width signs', to('１２３ N Maple St', 'Apt ４B'), maple],
  ['another name', to('123 N Maple St', 'Apt 4B', { name: 'J. Doe', company: 'Acme', phone: '+15122345679' }), maple],
  ['a direction in two words', to('77 South East 3rd St'), 'US|78701|77 se3rdst|'],
  ['a direction with points', to('77 S.E. Third Street'), 'US|78701|77 se3rdst|'],
  ['a street in two words', to('12 Oak Ridge Dr.'), 'US|78701|12 oakridgedr|'],
  ['a street in one word', to('12 Oakridge Drive'), 'US|78701|12 oakridgedr|'],
  ['an accent', to('9 Peña Blvd'), 'US|78701|9 penablvd|'],
  ['an apostrophe', to("9 O'Brien Ln"), 'US|78701|9 obrienln|'],
  ['a road with a number', to('1200 Highway 20'), 'US|78701|1200 hwy20|'],
  ['a road with a number and a unit', to('1200 County Road 20 Lot 7'), 'US|78701|1200 countyrd20|7'],
  ['a street called Suite', to('12 Suite St'), 'US|78701|12 suitest|'],
  ['a house number with a hyphen', to('123-45 Main St'), 'US|78701|12345 mainst|'],
  ['a floor', to('55 W 42nd St', '2nd Floor'), 'US|78701|55 w42ndst|2'],
  ['the same floor', to('55 West 42nd Street Fl 2'), 'US|78701|55 w42ndst|2'],
  ['building and apartment', to('9 Elm Ave', 'Bldg 3 Apt 12'), 'US|78701|9 elmave|12 3'],
  ['apartment and building', to('9 Elm Av', 'Apt 12, Building 3'), 'US|78701|9 elmave|12 3'],
  ['half a house', to('9 Elm Ave Lower'), 'US|78701|9 elmave|lowr'],
  ['a post office box', to('P.O. Box 045'), 'US|78701|pobox|45'],
  ['the same box', to('PO BOX #45'), 'US|78701|pobox|45'],
  ['a private mailbox', to('123 Main St', 'PMB 45'), 'US|78701|123 mainst|45'],
  ['the same mailbox', to('123 Main St #45'), 'US|78701|123 mainst|45'],
  ["a forwarder's customer number", to('1234 NW 70th Ave', 'MIA-12345'), 'US|78701|1234 nw70thave|mia12345'],
  ['the same, on one line', to('1234 NW 70th Ave MIA-12345'), 'US|78701|1234 nw70thave|mia12345'],
  ['the same without a ZIP', to('1234 NW 70th Ave', 'MIA-12345', { postalCode: null }), 'US|austin/tx|1234 nw70thave|mia12345'],
  ['a rural box', to('RR 2 Box 18'), 'US|78701|rr2|18'],
  ['soldiers abroad', to('PSC 1234 Box 5678', null, { postalCode: '09021' }), 'US|09021|psc1234|5678'],
  ['a zero lost in a spreadsheet', to('5 Elm St', null, { postalCode: '2139' }), 'US|02139|5 elmst|'],
  ['no ZIP', to('5 Elm St', null, { postalCode: null }), 'US|austin/tx|5 elmst|'],
  ['Puerto Rico by its own code', to('5 Calle Luna', null, { postalCode: '00901', country: 'PR' }), 'US|00901|5 calleluna|'],
])('%s', (_case, address, value) => {
  expect(door(address)).toBe(value)
})

const canadian = { postalCode: 'h2x 1k4', country: 'CA', city: 'Montréal', region: 'QC' }
test.each<[string, Address, string]>([
  ['the unit before the house', to('4-123 rue Sainte-Catherine Ouest', null, canadian), 'CA|h2x1k4|123 ruestecatherinew|4'],
  ['in French words', to('123 Rue Ste-Catherine W', 'app. 4', { ...canadian, postalCode: 'H2X1K4' }), 'CA|h2x1k4|123 ruestecatherinew|4'],
  ['a box', to('Case postale 45', null, canadian), 'CA|h2x1k4|pobox|45'],
])('Canada, %s', (_case, address, value) => {
  expect(door(address)).toBe(value)
})

test.each<[string, Address, string]>([
  ['Germany', to('Hauptstraße 5', '2. OG', { postalCode: '10115', country: 'DE' }), 'DE|10115|hauptstrasse52og|'],
  ['Britain', to('10 Downing St', null, { postalCode: 'sw1a 2aa', country: 'gb' }), 'GB|sw1a2aa|10downingst|'],
  ['Japan', to('千代田区千代田１−１', null, { postalCode: '100-0001', country: 'JP' }), 'JP|1000001|千代田区千代田11|'],
  [
    'a country without codes',
    to('PO Box 7, Queen’s Road', null, { postalCode: null, city: 'Nassau', region: null, country: 'BS' }),
    'BS|nassau/|pobox7queensroad|',
  ],
])('elsewhere the plain text counts: %s', (_case, address, value) => {
  expect(door(address)).toBe(value)
  expect(placeIdentifiers(address, []).map(({ kind }) => kind)).toEqual(['ship_to', 'ship_to_base'])
})

test('a door has its building as context, and what a misspelt street still shares', () => {
  expect(placeIdentifiers(to('123 N Maple St', 'Apt 4B'), [])).toEqual([
    { kind: 'ship_to', tier: 'strong', rule: 1, value: maple },
    { kind: 'ship_to_base', tier: 'context', rule: 1, value: 'US|78701|123 nmaplest' },
    { kind: 'ship_to_fuzzy', tier: 'fuzzy', rule: 1, value: 'US|78701|123|mpl|4b' },
  ])
  expect(placeIdentifiers(to('123 N Maple St'), []).map(({ kind, bare }) => [kind, bare])).toEqual([
    ['ship_to', true],
    ['ship_to_base', undefined],
    ['ship_to_fuzzy', true],
  ])
})

test.each([
  ['a wrong vowel', '123 Maple St', '123 Mapel St'],
  ['a doubled letter', '123 Hill Rd', '123 Hil Rd'],
  ['no suffix', '123 Maple St', '123 Maple'],
  ['another suffix', '123 Maple St', '123 Maple Ave'],
  ['no direction', '123 N Maple St', '123 Maple St'],
  ['a numbered street without its ending', '123 42nd St', '123 42 St'],
])('%s: %s is similar to %s', (_case, one, other) => {
  expect(valueOf('ship_to_fuzzy', to(one))).toBe(valueOf('ship_to_fuzzy', to(other)))
})

test.each([
  ['another house', to('123 Maple St'), to('125 Maple St')],
  ['another numbered street', to('123 42nd St'), to('123 43rd St')],
  ['another unit', to('123 Maple St', 'Apt 4'), to('123 Maple St', 'Apt 5')],
  ['another ZIP', to('123 Maple St'), to('123 Maple St', null, { postalCode: '78702' })],
  ['another number cut elsewhere', to('1 23rd St'), to('12 3rd St')],
])('%s is neither the same nor similar', (_case, one, other) => {
  const [here, there] = [one, other].map((address) => placeIdentifiers(address, []))
  const shared = here?.filter(
    ({ kind, value }) => kind !== 'ship_to_base' && there?.some((there) => there.kind === kind && there.value === value),
  )
  expect(shared).toEqual([])
})

test.each([
  to(''),
  to('', 'call me'),
  to('Main Street', 'Apt'),
  to('5 Elm St', null, { postalCode: '', city: '' }),
  to('General Delivery'),
  to('UPS Access Point, 9 Elm St'),
  to('9 Elm St', 'Amazon Hub Locker'),
  to('9 Elm St', 'Hold at FedEx'),
])('no door of a buyer: %j', (address) => {
  expect(placeIdentifiers(address, [])).toEqual([])
})

test("the store's own places are no buyer's, whatever unit is written behind them", () => {
  expect(placeIdentifiers(to('9 Elm Street', 'Parts Counter 2'), [to('9 ELM ST')])).toEqual([])
  expect(placeIdentifiers(to('11 Elm Street'), [to('9 ELM ST')])).not.toEqual([])
})
