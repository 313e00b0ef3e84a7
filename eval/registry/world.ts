import { disguised, grades, type Return } from './disguise.ts'
import { townOf, type Door, type Person, type Town } from './people.ts'
import { randomOf, type Random } from './random.ts'

/** How honest buyers live: alone in a house, with others there, in an apartment building, behind a freight forwarder, or ordering to a shop they share. */
export const groups = ['house', 'household', 'building', 'forwarder', 'shop'] as const
export type Group = (typeof groups)[number]

/** Everybody of one run. `victims[i]` owns the card that `frauds[i]` paid with; `returns` name the fraud they repeat. */
export type World = {
  readonly honest: readonly { readonly group: Group; readonly person: Person }[]
  readonly frauds: readonly Person[]
  readonly victims: readonly Person[]
  readonly returns: readonly (Return & { readonly fraud: number })[]
}

/** Seeds to try rules with, and seeds to say how good they are: whoever changes a rule looks at the first only. */
export const seeds = { tuning: [1, 2, 3], judging: [101, 102, 103] } as const

/** 12,000 honest buyers and 300 frauds at scale 1; at a smaller scale fewer of both, in as large buildings. */
export function worldOf(seed: number, scale: number): World {
  const random = randomOf(seed)
  const town = townOf(random)
  const places = placesOf(town, scale)
  const honest = honestOf(random, town, places, Math.round(12_000 * scale))
  const homes = honest.filter(({ group }) => group === 'house' || group === 'household').map(({ person }) => person.door)
  const newDoor = () => doorOfFraud(random, town, places, homes)
  const pairs = Array.from({ length: Math.round(300 * scale) }, () => abuse(random, town, newDoor))
  let care = 0
  const frauds = pairs.map(({ fraud }) => fraud)
  const returns = frauds.flatMap((person, fraud) =>
    Array.from({ length: 1 + random.below(4) }, () => ({ fraud, ...disguised(random, town, person, newDoor, grades[care++ % 4] ?? 1) })),
  )
  return { honest, frauds, victims: pairs.map(({ victim }) => victim), returns }
}

type Places = { readonly buildings: readonly Door[]; readonly forwarders: readonly Door[]; readonly shops: readonly Door[] }

/** 24 buyers a building, 15 a forwarder, 8 a shop. */
function placesOf(town: Town, scale: number): Places {
  const houses = (count: number) => Array.from({ length: Math.max(1, Math.round(count * scale)) }, () => town.house())
  return { buildings: houses(30), forwarders: houses(12), shops: houses(60) }
}

/** 6 % in buildings, 1.5 % behind forwarders, 4 % at shops, 12.5 % in households of two or three; the rest alone. */
function honestOf(random: Random, town: Town, places: Places, count: number): World['honest'] {
  const at = (group: Group, share: number, doorOf: (i: number) => Door) =>
    Array.from({ length: Math.round(count * share) }, (_, i) => ({ group, person: town.person(doorOf(i)) }))
  const building = at('building', 0.06, (i) => apartment(random, nth(places.buildings, i)))
  const forwarder = at('forwarder', 0.015, (i) => mailboxAt(random, nth(places.forwarders, i)))
  const shop = at('shop', 0.04, (i) => nth(places.shops, i))
  const households = Array.from({ length: Math.round(count * 0.05) }, () => household(random, town)).flat()
  const alone = count - building.length - forwarder.length - shop.length - households.length
  const house = Array.from({ length: alone }, () => ({ group: 'house' as const, person: town.person(town.house()) }))
  return [...house, ...households, ...building, ...forwarder, ...shop]
}

/** Two or three people at one door, a third of them on one telephone, a third on one computer. */
function household(random: Random, town: Town): World['honest'] {
  const first = town.person(town.house())
  const others = Array.from({ length: 1 + random.below(2) }, () => {
    const person = town.person(first.door)
    const phone = random.chance(0.3) ? first.phone : person.phone
    return { ...person, last: first.last, phone, device: random.chance(0.3) ? first.device : person.device, ip: first.ip }
  })
  return [first, ...others].map((person) => ({ group: 'household' as const, person }))
}

/** Where fraud is sent: mostly rooms rented for it, but also forwarders, buildings, now and then a shop, or a house where somebody honest orders, too. */
function doorOfFraud(random: Random, town: Town, places: Places, homes: readonly Door[]): Door {
  return random.weighted<() => Door>([
    [55, () => town.house()],
    [25, () => apartment(random, nth(places.buildings, random.below(1000)))],
    [15, () => mailboxAt(random, nth(places.forwarders, random.below(1000)))],
    [2, () => nth(places.shops, random.below(1000))],
    [3, () => nth(homes, random.below(100_000))],
  ])()
}

/** A fraud and whose card it used. A quarter of frauds write from a mailbox that looks like the victim's. */
function abuse(random: Random, town: Town, newDoor: () => Door): { readonly fraud: Person; readonly victim: Person } {
  const victim = town.person(town.house())
  const own = town.person(newDoor())
  const looksLike = random.chance(0.25) ? town.mailbox(victim.first, victim.last) : { local: own.local, domain: own.domain }
  return { victim, fraud: { ...own, first: victim.first, last: victim.last, ...looksLike, card: victim.card } }
}

function apartment(random: Random, building: Door): Door {
  const unit = random.chance(0.3)
    ? `${1 + random.below(12)}${random.pick(['A', 'B', 'C', 'D', 'E', 'F'])}`
    : String(100 * (1 + random.below(9)) + random.below(30))
  // One in twelve forgets it.
  return random.chance(0.08) ? building : { ...building, unit, unitWord: 'Apt' }
}

function mailboxAt(random: Random, forwarder: Door): Door {
  const number = String(1000 + random.below(90_000))
  const [unit, unitWord] = random.chance(0.5)
    ? [number, random.pick(['Ste', 'Suite', 'PMB'])]
    : [`${random.pick(['MIA', 'PTY', 'BOG'])}-${number}`, '']
  return random.chance(0.05) ? forwarder : { ...forwarder, unit, unitWord }
}

function nth(doors: readonly Door[], i: number): Door {
  const door = doors[i % doors.length]
  if (!door) throw new Error('a world without doors')
  return door
}
