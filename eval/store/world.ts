import { disguised, grades } from '../registry/disguise.ts'
import { townOf, type Door, type Person } from '../registry/people.ts'
import { randomOf, type Random } from '../registry/random.ts'
import { typed } from '../registry/typing.ts'
import { basketOf, makes } from './basket.ts'
import {
  abroad,
  addressOf,
  doorFor,
  doorNear,
  issuerFor,
  mailboxFor,
  phoneFor,
  triesFor,
  vehicleFor,
  withCare,
  type Neighbourhood,
} from './buyer.ts'
import { fraudKinds, honestHabits, honestKinds, stolenHabits, type FraudKind, type Habits, type HonestKind, type Kind } from './kinds.ts'
import type { PlacedOrder } from './order.ts'

/** 40 stores, 240 days. Nothing is judged before the middle: by then stores have customers and the registry has cases. */
export const span = { stores: 40, start: Date.UTC(2026, 0, 1), days: 240, judgedFrom: 120, baseRate: 0.007 } as const

/** Seeds to learn weights from, and seeds to judge by. The kinds held out are left out of the first. */
export const seeds = { tuning: [1, 2, 3, 4], judging: [101, 102, 103] } as const

/** About 30,000 orders at scale 1, sorted by time. With `part` tuning, no kind that is held out is among them. Whoever makes orders knows nothing of how they are scored. */
export function ordersOf(seed: number, part: 'tuning' | 'judging', scale = 1): readonly PlacedOrder[] {
  const random = randomOf(seed ^ 0x51a)
  const around = neighbourhoodOf(random, scale)
  const all = 30_000 * scale
  const orders: PlacedOrder[] = []
  const [good, bad] = [drawn(honestKinds, part), drawn(fraudKinds, part)]
  const frauds = Math.round(all * span.baseRate)
  for (let i = 0; orders.length < frauds; i++) orders.push(...fraudster(around, random.weighted(bad), `fraud ${i}`))
  for (let i = 0; orders.length < all; i++) orders.push(...customer(around, random.weighted(good), `buyer ${i}`))
  return orders.toSorted((a, b) => a.at - b.at)
}

const day = 86_400_000

function drawn<K extends string>(kinds: Readonly<Record<K, Kind>>, part: 'tuning' | 'judging'): readonly (readonly [number, K])[] {
  const names = Object.keys(kinds).filter((name): name is K => name in kinds)
  // A share counts orders, so that a kind of many orders a buyer has fewer buyers.
  return names
    .filter((name) => part === 'judging' || kinds[name].heldOut !== true)
    .map((name) => [(2 * kinds[name].share) / (kinds[name].orders[0] + kinds[name].orders[1]), name] as const)
}

function neighbourhoodOf(random: Random, scale: number): Neighbourhood {
  const town = townOf(random)
  const doors = (count: number): readonly [Door, ...Door[]] => [
    town.house(),
    ...Array.from({ length: Math.round(count * scale) }, () => town.house()),
  ]
  return { random, town, buildings: doors(60), forwarders: doors(12), shops: doors(150) }
}

/** A good buyer's orders, all under one name, spread over the time, mostly at one store. */
function customer(around: Neighbourhood, name: HonestKind, whose: string): readonly PlacedOrder[] {
  const { random, town } = around
  const kind: Kind = honestKinds[name]
  const habits = { ...honestHabits, ...kind }
  const home = doorFor(around, kind.ship === 'shop' || kind.ship === 'forwarder' ? kind.ship : 'home')
  const made = town.person(home)
  const self = { ...made, ...mailboxFor(around, made, habits) }
  const country = name === 'export_buyer' ? random.pick(['BR', 'MX', 'CO']) : 'US'
  const lasting = { issuer: issuerFor(random, habits, country), store: random.below(span.stores) }
  const shipTo = kind.ship === 'other_state' ? { ...self, door: town.house() } : self
  const card = { name: `${self.first} ${self.last}`, door: home, country }
  return Array.from({ length: many(random, kind) }, () =>
    place(around, name, kind, habits, {
      whose,
      fraud: false,
      at: span.start + Math.round((random.below(1_000_000) / 1_000_000) * span.days * day),
      store: random.chance(0.85) ? lasting.store : random.below(span.stores),
      person: random.chance(habits.otherName) ? { ...shipTo, ...nameOf(town.person(shipTo.door)) } : shipTo,
      card,
      issuer: country === 'US' ? lasting.issuer : { ...lasting.issuer, country },
      ip: {
        country: country === 'US' && random.chance(habits.foreignIp) ? random.pick(abroad) : country,
        hosting: hosted(random, habits),
        distance: null,
      },
    }),
  )
}

/** A fraudster's orders in one burst, each on a card of somebody else or the same one, each disguised anew with as much care as they take, at that store or another. */
function fraudster(around: Neighbourhood, name: FraudKind, whose: string): readonly PlacedOrder[] {
  const { random, town } = around
  const kind: Kind = fraudKinds[name]
  const care = random.pick(grades)
  const habits = withCare(care, stolenHabits, honestHabits, kind)
  const made = town.person(doorFor(around, kind.ship))
  let person: Person = { ...made, ...mailboxFor(around, made, habits) }
  let at = span.start + Math.round((random.below(1_000_000) / 1_000_000) * (span.days - 10) * day)
  let store = random.below(span.stores)
  return Array.from({ length: many(random, kind) }, (_, i) => {
    if (i > 0) {
      person = disguised(random, town, person, () => doorFor(around, kind.ship), care).person
      at += gapOf(random)
      if (random.chance(0.5)) store = random.below(span.stores)
      // Who sells what others pay for sends each order to another customer.
      if (name === 'triangulator') person = { ...person, door: town.house() }
    }
    const victim = town.person(random.chance(care) ? doorNear(around, person.door, town.house()) : town.house())
    const owner = random.chance(habits.otherName) ? victim : person
    const country = random.chance(habits.foreignIp) ? random.pick(abroad) : 'US'
    return place(around, name, kind, habits, {
      whose,
      fraud: true,
      at,
      store,
      person,
      card: {
        name: `${owner.first} ${owner.last}`,
        door: name === 'spotless' || name === 'fetcher' ? person.door : victim.door,
        country: 'US',
      },
      issuer: issuerFor(random, habits, 'US'),
      ip: { country, hosting: hosted(random, habits), distance: null },
    })
  })
}

type Placing = Pick<PlacedOrder, 'whose' | 'fraud' | 'at' | 'store' | 'issuer' | 'ip'> & {
  readonly person: Person
  readonly card: { readonly name: string; readonly door: Door; readonly country: string }
}

function place(
  { random }: Neighbourhood,
  name: HonestKind | FraudKind,
  kind: Kind,
  habits: Habits,
  { person, card, ...rest }: Placing,
): PlacedOrder {
  const typedIn = typed(random, person)
  const region = addressOf('', person.door).region
  const box = kind.ship === 'post_box' ? { line1: `PO Box ${person.door.number}`, line2: null } : {}
  const shipping = { ...(typedIn.shipTo ?? addressOf('', person.door)), region, ...box }
  const billing =
    card.country === 'US'
      ? addressOf(card.name, card.door)
      : { ...addressOf(card.name, card.door), region: null, postalCode: null, country: card.country }
  const isSame = card.door === person.door && card.country === 'US'
  const basket = basketOf(random, kind.basket, habits.hot, random.chance(0.85) ? random.pick(makes) : null)
  const shippingCharged = random.chance(0.3) ? 0 : 900 + random.below(2_500) + (kind.basket === 'heavy' ? 15_000 : 0)
  const goods = basket.reduce((sum, { amount }) => sum + amount, 0)
  return {
    ...rest,
    kind: name,
    traces: { ...typedIn, shipTo: shipping },
    billing: isSame ? { ...shipping, ...box, name: card.name } : billing,
    shipping,
    attempts: triesFor(random, kind.tries === 'tested', habits.fumbles, rest.at, goods + shippingCharged, person.card),
    phone: phoneFor(random, habits, { country: card.country, region: billing.region ?? null }),
    basket,
    vehicle: vehicleFor(random, habits),
    expedited: random.chance(habits.expedited),
    shippingCharged,
    pickupByOther: random.chance(habits.fetchedByOther) ? true : null,
    changedAfterPayment: random.chance(habits.changes),
  }
}

function many(random: Random, { orders: [least, most] }: Kind): number {
  return least + random.below(most - least + 1)
}

function nameOf({ first, last }: Person): Pick<Person, 'first' | 'last'> {
  return { first, last }
}

function hosted(random: Random, habits: Habits): string | null {
  return random.chance(habits.hostedIp) ? 'a hosting company' : null
}

/** Half of the repeats within the hour, five in six within the day, the rest within three weeks. */
function gapOf(random: Random): number {
  return random.weighted([
    [54, () => 60_000 * (1 + random.below(59))],
    [30, () => 3_600_000 * (1 + random.below(23))],
    [16, () => day * (1 + random.below(20))],
  ])()
}
