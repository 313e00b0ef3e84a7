/** What a buyer can be recognised by. Billing name and address, the cardholder's name and the VIN are no kinds: in a fraud they belong to the victim. */
export const identifierKinds = [
  'email',
  'email_fuzzy',
  'phone',
  'ship_to',
  'ship_to_fuzzy',
  'ship_to_base',
  'device',
  'card',
  'ip_24',
  'ip_48',
] as const
export type IdentifierKind = (typeof identifierKinds)[number]

/** How much an identifier says by itself: `strong` names one buyer, `fuzzy` one who writes nearly the same, `context` (card, network, building) is never enough. */
export type Tier = 'strong' | 'fuzzy' | 'context'

/**
 * One thing a buyer is recognised by, normalised by the version `rule` of its kind's rules. `value` is personal: it leaves memory only as a keyed hash of
 * `hashedText`. `bare`: a ship-to without a unit, which at a place of many names nobody.
 */
export type Identifier = {
  readonly kind: IdentifierKind
  readonly tier: Tier
  readonly rule: number
  readonly value: string
  readonly bare?: true
}

/** The tier of every identifier of a kind. */
export const tiers: Readonly<Record<IdentifierKind, Tier>> = {
  email: 'strong',
  email_fuzzy: 'fuzzy',
  phone: 'strong',
  ship_to: 'strong',
  ship_to_fuzzy: 'fuzzy',
  ship_to_base: 'context',
  device: 'strong',
  card: 'context',
  ip_24: 'context',
  ip_48: 'context',
}

/** The version of each kind's normalising rules. Whoever changes a rule counts it up: hashes made by the old one then match no new ones, and are made anew. */
const rules: Readonly<Record<IdentifierKind, number>> = {
  email: 1,
  email_fuzzy: 1,
  phone: 1,
  ship_to: 1,
  ship_to_fuzzy: 1,
  ship_to_base: 1,
  device: 1,
  card: 1,
  ip_24: 1,
  ip_48: 1,
}

/** An identifier of a kind, with its tier and the version of its rules. */
export function identifier(kind: IdentifierKind, value: string): Identifier {
  return { kind, tier: tiers[kind], rule: rules[kind], value }
}

/** The text whose keyed hash stands in the registry: `kind|rule|value`. */
export function hashedText({ kind, rule, value }: Identifier): string {
  return `${kind}|${rule}|${value}`
}
