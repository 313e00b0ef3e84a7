import type { BuyerTraces } from '#domain/registry/identifiers.ts'
import type { Identifier } from '#domain/registry/kinds.ts'
import { emptyMemory, matchesOf, remember, report, tracesOf, verdictOn } from './memory.ts'
import { randomOf } from './random.ts'
import { typed } from './typing.ts'
import { groups, worldOf, type Group } from './world.ts'

/** How well one way of matching finds returning fraudsters, as shares of 1. `falseFlags`: of honest buyers; `byGroup`: of those of a group. */
export type Linkage = {
  readonly recall: number
  readonly precision: number
  readonly falseFlags: number
  readonly byGroup: Readonly<Record<Group, number>>
  readonly victims: number
}

/**
 * The registry and two controls on one world. `ceiling`: returns that kept anything of mailbox, telephone, door or device; `linkable`: how many of these were
 * found; `onlySimilar`: of the returns that kept nothing but similar things; `high`: returns judged High.
 */
export type LinkageReport = {
  readonly counts: { readonly honest: number; readonly frauds: number; readonly returns: number; readonly victims: number }
  readonly registry: Linkage & { readonly ceiling: number; readonly linkable: number; readonly onlySimilar: number; readonly high: number }
  /** anything typed alike, card and network included */
  readonly asTyped: Linkage
  /** any identifier of ours, unguarded, card and network and building included */
  readonly unguarded: Linkage
}

type Order = { readonly traces: BuyerTraces; readonly identifiers: readonly Identifier[] }

/**
 * Are disguised buyers found, and honest ones left alone? Every fraud is charged back at one store of 40; then all honest buyers, the victims whose cards were
 * used, and the returning fraudsters order at another one. Flagged is Medium or High. `scale` 1 is 12,000 honest buyers. Generator and rules have one author:
 * take the order of the three ways, not the decimals.
 */
export function linkageSuite(seed: number, scale = 1): LinkageReport {
  const world = worldOf(seed, scale)
  const random = randomOf(seed ^ 0x5eed)
  const order = (person: Parameters<typeof typed>[1]): Order => {
    const traces = typed(random, person)
    return { traces, identifiers: tracesOf(traces) }
  }
  const memory = emptyMemory()
  for (const [i, { person }] of world.honest.entries()) remember(memory, `honest ${i}`, order(person).identifiers)
  for (const [i, victim] of world.victims.entries()) remember(memory, `victim ${i}`, order(victim).identifiers)
  const frauds = world.frauds.map(order)
  frauds.forEach(({ identifiers }, i) => report(memory, chargeback(i), identifiers))

  const judged = {
    honest: world.honest.map(({ group, person }) => ({ group, ...order(person) })),
    victims: world.victims.map(order),
    returns: world.returns.map(({ person, kept }) => ({ kept: Object.values(kept), ...order(person) })),
  }
  const level = ({ identifiers }: Order) =>
    verdictOn(memory, identifiers, today, { store: 'store 99', goodHistory: false, records: new Map() }).level
  const flags = (one: Order) => level(one) !== 'none'
  const linkable = judged.returns.filter(({ kept }) => kept.some((how) => how !== 'no'))
  const similar = linkable.filter(({ kept }) => !kept.includes('same'))
  return {
    counts: { honest: judged.honest.length, frauds: frauds.length, returns: judged.returns.length, victims: judged.victims.length },
    registry: {
      ...linkageOf(judged, flags),
      ceiling: linkable.length / judged.returns.length,
      linkable: share(linkable, flags),
      onlySimilar: share(similar, flags),
      high: share(judged.returns, (one) => level(one) === 'high'),
    },
    asTyped: linkageOf(judged, asTyped(frauds)),
    unguarded: linkageOf(judged, ({ identifiers }) => matchesOf(memory, identifiers).some(({ cases }) => cases.length > 0)),
  }
}

const today = new Date('2026-06-30T12:00:00Z')

function chargeback(i: number): Parameters<typeof report>[1] {
  return {
    id: `case ${i}`,
    reporter: `store ${i % 40}`,
    evidence: 'chargeback',
    reportedAt: new Date('2026-06-01T12:00:00Z'),
    state: 'open',
    counterVotes: [],
  }
}

/** What a list without rules does: the same text in any field. */
function asTyped(frauds: readonly Order[]): (order: Order) => boolean {
  const listed = new Set(frauds.flatMap(({ traces }) => textsOf(traces)))
  return ({ traces }) => textsOf(traces).some((text) => listed.has(text))
}

function textsOf({ email, phones, shipTo, devices, cards, ip }: BuyerTraces): readonly string[] {
  const address = shipTo ? `${shipTo.line1} ${shipTo.line2 ?? ''} ${shipTo.postalCode ?? ''}` : ''
  return [email ?? '', ...phones, address, ...devices, ...cards.map((card) => card.fingerprint), ip ?? '']
}

function linkageOf(
  judged: {
    readonly honest: readonly (Order & { group: Group })[]
    readonly victims: readonly Order[]
    readonly returns: readonly Order[]
  },
  flags: (order: Order) => boolean,
): Linkage {
  const [found, honest, victims] = [judged.returns, judged.honest, judged.victims].map((orders) => orders.filter(flags).length)
  const byGroup = groups.map(
    (group) =>
      [
        group,
        share(
          judged.honest.filter((one) => one.group === group),
          flags,
        ),
      ] as const,
  )
  return {
    recall: share(judged.returns, flags),
    precision: (found ?? 0) / ((found ?? 0) + (honest ?? 0) + (victims ?? 0)),
    falseFlags: share(judged.honest, flags),
    byGroup: Object.fromEntries(byGroup) as Record<Group, number>,
    victims: share(judged.victims, flags),
  }
}

function share<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(is).length / all.length
}
