import type { Level } from '../risk/bands.ts'
import type { RiskFacts } from '../risk/facts.ts'
import { searchKey } from '../search-key.ts'

/**
 * What a rule looks at; an empty list, or null, asks nothing. All that is asked must hold. `places`: a state or province of the ship-to, or the beginning of its
 * ZIP or postal code. Totals are minor units, both ends included.
 */
export type AssignmentWhen = {
  readonly makes: readonly string[]
  readonly channels: readonly string[]
  readonly levels: readonly Level[]
  readonly places: readonly string[]
  readonly least: number | null
  readonly most: number | null
}

/** A store's rule of who gets an order: one person, or several in turn. */
export type AssignmentRule = { readonly on: boolean; readonly when: AssignmentWhen; readonly to: readonly string[] }

/** An order as the rules see it. */
export type Incoming = {
  readonly makes: readonly string[]
  readonly channel: string | null
  readonly level: Level | null
  readonly region: string | null
  readonly postalCode: string | null
  readonly total: number | null
}

/** An order as the rules see it, from the facts of its first score and the place it ships to. */
export function incomingOf(
  { order, basket }: Pick<RiskFacts, 'order' | 'basket'>,
  level: Level | null,
  place: { readonly region: string | null; readonly postalCode: string | null },
): Incoming {
  return { makes: basket.flatMap(({ make }) => make ?? []), channel: order.channel, total: order.total, level, ...place }
}

/** The first rule that is on and matches; undefined when none does, and the order stays with nobody. */
export function firstMatch<R extends AssignmentRule>(rules: readonly R[], order: Incoming): R | undefined {
  return rules.find((rule) => rule.on && matches(rule.when, order))
}

function matches({ makes, channels, levels, places, least, most }: AssignmentWhen, order: Incoming): boolean {
  return (
    anyOf(makes, order.makes) &&
    anyOf(channels, [order.channel]) &&
    anyOf(levels, [order.level]) &&
    (places.length === 0 || places.some((place) => isAt(place, order))) &&
    (least === null || (order.total !== null && order.total >= least)) &&
    (most === null || (order.total !== null && order.total <= most))
  )
}

function anyOf(asked: readonly string[], known: readonly (string | null)[]): boolean {
  if (asked.length === 0) return true
  const keys = new Set(asked.map(searchKey))
  return known.some((one) => one !== null && keys.has(searchKey(one)))
}

/** No state's or province's letters begin a ZIP or postal code: those begin with a digit, or with a letter and a digit. */
function isAt(place: string, { region, postalCode }: Incoming): boolean {
  const key = searchKey(place)
  return key !== '' && ((region !== null && searchKey(region) === key) || (postalCode !== null && searchKey(postalCode).startsWith(key)))
}
