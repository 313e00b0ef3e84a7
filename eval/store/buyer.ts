import type { Address } from '#domain/address.ts'
import type { AttemptFacts, IssuerFacts, PlaceFacts, VehicleFacts } from '#domain/risk/facts.ts'
import type { Door, Person, Town } from '../registry/people.ts'
import type { Random } from '../registry/random.ts'
import type { Habits, Kind } from './kinds.ts'
import { placeOfZip } from './places.ts'

/** The doors many share, and who makes people. */
export type Neighbourhood = {
  readonly random: Random
  readonly town: Town
  readonly buildings: readonly [Door, ...Door[]]
  readonly forwarders: readonly [Door, ...Door[]]
  readonly shops: readonly [Door, ...Door[]]
}

/** A door of the kind goods go to; one home in seventeen is an apartment, and a room rented for fraud is one more often. */
export function doorFor({ random, town, buildings, forwarders, shops }: Neighbourhood, ship: Kind['ship']): Door {
  if (ship === 'forwarder')
    return { ...random.pick(forwarders), unit: String(1000 + random.below(90_000)), unitWord: random.pick(['Ste', 'PMB', '']) }
  if (ship === 'shop' || (ship === 'garage' && random.chance(0.15))) return random.pick(shops)
  if (random.chance(ship === 'room' ? 0.3 : 0.06))
    return { ...random.pick(buildings), unit: String(100 * (1 + random.below(9)) + random.below(30)), unitWord: 'Apt' }
  return town.house()
}

/** Somewhere in the same state as another door: who takes care has goods sent near the victim. */
export function doorNear({ town }: Neighbourhood, door: Door, made: Door): Door {
  const region = placeOfZip(door.zip)?.region
  let near = made
  for (let tries = 0; tries < 400 && placeOfZip(near.zip)?.region !== region; tries++) near = town.house()
  return near
}

/** Habits between those of a thief without any care and those of a good buyer; what makes the kind is as the kind has it. */
export function withCare(care: number, careless: Habits, honest: Habits, kind: Kind): Habits {
  const between = (a: number, b: number) => a + care * (b - a)
  const [avs, vehicle] = [careless.avs, careless.vehicle]
  const mixed = Object.fromEntries(
    Object.entries(careless).flatMap(([habit, value]) => {
      const other = Object.entries(honest).find(([name]) => name === habit)?.[1]
      return typeof value === 'number' && typeof other === 'number' ? [[habit, between(value, other)]] : []
    }),
  )
  return {
    ...careless,
    ...mixed,
    avs: [between(avs[0], honest.avs[0]), between(avs[1], honest.avs[1]), between(avs[2], honest.avs[2]), between(avs[3], honest.avs[3])],
    vehicle: [
      between(vehicle[0], honest.vehicle[0]),
      between(vehicle[1], honest.vehicle[1]),
      between(vehicle[2], honest.vehicle[2]),
      between(vehicle[3], honest.vehicle[3]),
    ],
    ...kind,
  }
}

/** An address as it stands on an order; a state beside its ZIP. */
export function addressOf(name: string, door: Door): Address {
  return {
    name,
    line1: [door.number, door.direction, door.street, door.suffix].filter((part) => part !== '').join(' '),
    line2: door.unit === '' ? null : `${door.unitWord} ${door.unit}`.trim(),
    city: door.city,
    region: placeOfZip(door.zip)?.region ?? null,
    postalCode: door.zip,
    country: 'US',
  }
}

/** A mailbox for somebody of that name: usually like it, sometimes odd, relayed, or thrown away after use. */
export function mailboxFor({ random, town }: Neighbourhood, person: Person, habits: Habits): Pick<Person, 'local' | 'domain'> {
  if (random.chance(habits.disposable))
    return { local: person.local, domain: random.pick(['mailinator.com', 'yopmail.com', 'guerrillamail.com']) }
  if (random.chance(habits.relay)) return { local: person.local, domain: 'privaterelay.appleid.com' }
  if (random.chance(habits.oddMail))
    return { ...town.mailbox('q', 'zx'), local: `${random.pick(odd)}${random.pick(odd)}${random.below(10_000)}` }
  return { local: person.local, domain: person.domain }
}

const odd = ['sunny', 'blue', 'lucky', 'deal', 'fast', 'king', 'shadow', 'quick', 'happy', 'zero'] as const

/** What the issuer answers of a card. */
export function issuerFor(random: Random, habits: Habits, home: string): IssuerFacts {
  const [full, partial, none, unknown] = habits.avs
  const [street, postalCode] = random.weighted([
    [full, ['pass', 'pass'] as const],
    [partial, ['fail', 'pass'] as const],
    [none, ['fail', 'fail'] as const],
    [unknown, ['unavailable', 'unavailable'] as const],
  ])
  const cvc = random.chance(habits.cvcFails) ? 'fail' : random.chance(0.06) ? 'unavailable' : 'pass'
  const funding = random.chance(habits.prepaid) ? 'prepaid' : random.chance(0.4) ? 'debit' : 'credit'
  return { street, postalCode, cvc, threeDSecure: null, funding, country: random.chance(habits.foreignCard) ? random.pick(abroad) : home }
}

/** Countries cards and orders come from that are not the buyer's. */
export const abroad = ['BR', 'MX', 'GB', 'NG', 'RO', 'ID', 'CO', 'TR'] as const

/** The buyer's tries: usually one; a mistyped card is tried again with itself or another, a fifth of the time for less; a tested list of cards ends with a smaller amount, mostly. */
export function triesFor(
  random: Random,
  tested: boolean,
  fumbles: number,
  at: number,
  total: number,
  card: string,
): readonly AttemptFacts[] {
  const fails = tested ? 1 + random.below(5) : random.chance(fumbles) ? 1 + random.below(2) : 0
  const change = tested ? 0.6 : 0.35
  const cheaper = tested ? 0.55 : 0.08
  let now = card
  const declined = Array.from({ length: fails }, (_, i): AttemptFacts => {
    if (random.chance(change)) now = `${card} ${i}`
    const amount = random.chance(cheaper) ? Math.round(total * (1.3 + random.below(100) / 100)) : total
    return { at: new Date(at - (fails - i) * 150_000).toISOString(), amount, outcome: 'declined', card: now }
  })
  return [...declined, { at: new Date(at).toISOString(), amount: total, outcome: 'approved', card }]
}

/** Where a telephone number belongs: usually to the billing address. */
export function phoneFor(random: Random, habits: Habits, home: PlaceFacts): PlaceFacts | null {
  if (random.chance(0.04)) return null
  return random.chance(habits.phoneElsewhere) ? { country: 'US', region: random.pick(['TX', 'CA', 'FL', 'NY', 'NV', 'GA']) } : home
}

/** The vehicle bar of the order. */
export function vehicleFor(random: Random, habits: Habits): VehicleFacts {
  const [valid, chosen, nothing, wrong] = habits.vehicle
  const [vin, isChosen] = random.weighted([
    [valid, ['valid', true] as const],
    [chosen, ['none', true] as const],
    [nothing, ['none', false] as const],
    [wrong, ['invalid', true] as const],
  ])
  return { vin, chosen: isChosen, disagrees: vin === 'valid' ? random.chance(0.03) : null, unfit: null }
}
