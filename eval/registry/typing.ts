import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { BuyerTraces } from '#domain/registry/identifiers.ts'
import type { Door, Person } from './people.ts'
import type { Random } from './random.ts'

/** What a person types and a browser tells in an order, each time a little differently: capitals, dots, tags, abbreviations, the shape of a telephone number. */
export function typed(random: Random, person: Person): BuyerTraces {
  const phone = parsePhoneNumberFromString(phoneText(random, person.phone), 'US')?.number
  return {
    email: emailText(random, person),
    phones: phone ? [phone] : [],
    shipTo: addressText(random, person),
    devices: [person.device],
    cards: [{ scope: 'acct_network', fingerprint: person.card }],
    ip: person.ip,
  }
}

function emailText(random: Random, { local, domain }: Person): string {
  let text: string = local
  if (domain === 'gmail.com' && random.chance(0.2)) text = withDot(text, 1 + random.below(text.length - 1))
  if (domain !== 'yahoo.com' && random.chance(0.08)) text += random.pick(['+parts', '+1', '+shop', '+auto'])
  if (domain === 'yahoo.com' && random.chance(0.05)) text += random.pick(['-parts', '-shop'])
  const host =
    domain === 'gmail.com' && random.chance(0.04) ? random.pick(['googlemail.com', 'gmial.com', 'gmail.con', 'gmail.com.com']) : domain
  const whole = `${text}@${host}`
  return random.weighted([
    [80, whole],
    [8, whole.toUpperCase()],
    [8, whole.slice(0, 1).toUpperCase() + whole.slice(1)],
    [4, ` ${whole} `],
  ])
}

function withDot(text: string, at: number): string {
  return text[at] === '.' || text[at - 1] === '.' ? text : `${text.slice(0, at)}.${text.slice(at)}`
}

function phoneText(random: Random, digits: string): string {
  const [area, exchange, line] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)]
  return random.pick([
    digits,
    `(${area}) ${exchange}-${line}`,
    `${area}-${exchange}-${line}`,
    `+1 ${area} ${exchange} ${line}`,
    `1.${area}.${exchange}.${line}`,
  ])
}

const shortSuffix: Readonly<Record<string, readonly [string, ...string[]]>> = {
  Street: ['St', 'St.', 'Str'],
  Avenue: ['Ave', 'Ave.', 'Av'],
  Road: ['Rd', 'Rd.'],
  Drive: ['Dr', 'Dr.'],
  Lane: ['Ln', 'Ln.'],
  Court: ['Ct', 'Ct.'],
  Boulevard: ['Blvd', 'Blvd.'],
  Place: ['Pl', 'Pl.'],
  Circle: ['Cir', 'Cir.'],
  Terrace: ['Ter', 'Terr'],
  Trail: ['Trl', 'Tr.'],
  Parkway: ['Pkwy', 'Pky'],
}
const shortDirection: Readonly<Record<string, readonly [string, ...string[]]>> = {
  North: ['N', 'N.'],
  South: ['S', 'S.'],
  East: ['E', 'E.'],
  West: ['W', 'W.'],
  Northwest: ['NW', 'N.W.', 'North West'],
  Southeast: ['SE', 'S.E.', 'South East'],
}

function addressText(random: Random, { first, last, door }: Person): NonNullable<BuyerTraces['shipTo']> {
  const street = [door.number, short(random, door.direction, shortDirection), door.street, short(random, door.suffix, shortSuffix)]
  const line = street.filter((part) => part !== '').join(random.chance(0.05) ? '  ' : ' ')
  const unit = unitText(random, door)
  const [line1, line2] = unit === '' || random.chance(0.6) ? [line, unit] : [`${line}${random.pick([' ', ', '])}${unit}`, '']
  const loud = random.chance(0.15)
  const name = random.chance(0.2) ? `${first.slice(0, 1)}. ${last}` : `${first} ${last}`
  const plus4 = random.chance(0.2) ? `-${1000 + random.below(9000)}` : ''
  return {
    name,
    line1: loud ? line1.toUpperCase() : line1,
    line2: loud ? line2.toUpperCase() : line2,
    city: random.chance(0.05) ? door.city.slice(0, 4) : door.city,
    region: 'XX',
    postalCode: door.zip + plus4,
    country: 'US',
  }
}

function short(random: Random, word: string, table: typeof shortSuffix): string {
  const forms = table[word]
  return forms && random.chance(0.65) ? random.pick(forms) : word
}

function unitText(random: Random, { unit, unitWord }: Door): string {
  if (unit === '') return ''
  const word =
    unitWord === 'Apt'
      ? random.pick(['Apt', 'Apt.', 'Apartment', 'Unit', '#', 'apt #'])
      : unitWord === ''
        ? ''
        : random.pick([unitWord, `${unitWord} #`, '#'])
  return `${word}${word === '#' && random.chance(0.5) ? '' : ' '}${unit}`.trim()
}
