import type { Case } from './case.ts'
import type { Identifier, IdentifierKind } from './kinds.ts'

/**
 * An identifier of the order that is judged, with the ids of the cases that hold it and how many distinct buyers of the network ever used it, those of marked
 * orders not counted. One without cases need not be given, but for the building's (`ship_to_base`): its buyers tell whether many live there.
 */
export type Match = Pick<Identifier, 'kind' | 'tier' | 'bare'> & { readonly cases: readonly string[]; readonly buyers: number }

/** A case found by an identifier. */
export type Hit = { readonly match: Match; readonly found: Case }

/** The hits that count, and those left out because the identifier is context or many buyers have it. */
export type Sorted = { readonly counting: readonly Hit[]; readonly shared: readonly Hit[]; readonly context: readonly Hit[] }

/** From so many buyers on an address without its unit is a forwarder, an apartment building or a shop: this told 38 to 42 of 42 such places, and no other. */
const manyAtPlace = 10

/** On more unrelated buyers than this, a telephone number or device is a shop's, and so is a unit or what is similar to it. A mailbox is one buyer by itself. */
const manyOnOne = 5

/** Sorts the standing cases by what found them. At a place of many neither an address without its unit nor a similar one says who it is. */
export function sortHits(matches: readonly Match[], cases: readonly Case[]): Sorted {
  const byId = new Map(cases.map((one) => [one.id, one]))
  const hits = matches.flatMap((match) => match.cases.flatMap((id) => [byId.get(id)].flatMap((found) => (found ? [{ match, found }] : []))))
  const many = matches.some(({ kind, buyers }) => kind === 'ship_to_base' && buyers >= manyAtPlace)
  const isShared = ({ match }: Hit) => match.tier !== 'context' && isOfMany(match, many)
  return {
    counting: hits.filter((hit) => hit.match.tier !== 'context' && !isShared(hit)),
    shared: hits.filter(isShared),
    context: hits.filter(({ match }) => match.tier === 'context'),
  }
}

function isOfMany({ kind, bare, buyers }: Match, placeOfMany: boolean): boolean {
  const byPlace: readonly IdentifierKind[] = bare ? ['ship_to', 'ship_to_fuzzy'] : ['ship_to_fuzzy']
  return (placeOfMany && byPlace.includes(kind)) || (kind !== 'email' && buyers > manyOnOne)
}
