import type { Case } from '#domain/registry/case.ts'
import { identifiersOf, type BuyerTraces } from '#domain/registry/identifiers.ts'
import { judge, type JudgeSettings, type Verdict } from '#domain/registry/judge.ts'
import { hashedText, type Identifier } from '#domain/registry/kinds.ts'
import type { Match } from '#domain/registry/match.ts'

/** The registry as a network keeps it, in memory and without the keyed hash: who used an identifier, and which cases hold it. */
export type Memory = {
  readonly buyers: Map<string, Set<string>>
  readonly held: Map<string, string[]>
  readonly cases: Map<string, Case>
}

/** A registry that knows nobody. */
export function emptyMemory(): Memory {
  return { buyers: new Map(), held: new Map(), cases: new Map() }
}

/** The identifiers of an order; of relays and throwaway domains the simulator writes from none. */
export function tracesOf(buyer: BuyerTraces): readonly Identifier[] {
  return identifiersOf(buyer, { phones: [], places: [], isThrowaway: () => false })
}

/** Counts a buyer on each of their identifiers. */
export function remember(memory: Memory, buyer: string, identifiers: readonly Identifier[]): void {
  for (const one of identifiers) memory.buyers.set(hashedText(one), (memory.buyers.get(hashedText(one)) ?? new Set()).add(buyer))
}

/** Enters a case, or replaces it by its id. */
export function report(memory: Memory, found: Case, identifiers: readonly Identifier[]): void {
  memory.cases.set(found.id, found)
  for (const one of identifiers) memory.held.set(hashedText(one), [...(memory.held.get(hashedText(one)) ?? []), found.id])
}

/** What each identifier of an order meets in the registry. */
export function matchesOf(memory: Memory, identifiers: readonly Identifier[]): readonly Match[] {
  return identifiers.map(({ kind, tier, bare, ...rest }) => {
    const key = hashedText({ kind, tier, ...rest })
    return { kind, tier, bare, cases: memory.held.get(key) ?? [], buyers: memory.buyers.get(key)?.size ?? 0 }
  })
}

/** What the registry says of an order. */
export function verdictOn(memory: Memory, identifiers: readonly Identifier[], at: Date, settings: JudgeSettings): Verdict {
  const matches = matchesOf(memory, identifiers)
  const ids = new Set(matches.flatMap((match) => match.cases))
  const cases = [...ids].flatMap((id) => memory.cases.get(id) ?? [])
  return judge(matches, cases, at, settings)
}
