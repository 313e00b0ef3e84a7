import type { Case, TrackRecord } from '#domain/registry/case.ts'
import { judge, type JudgeSettings, type Verdict } from '#domain/registry/judge.ts'
import type { Identifier } from '#domain/registry/kinds.ts'
import { marksADay, maySetMark } from '#domain/registry/may-set-mark.ts'
import { emptyMemory, matchesOf, remember, report, tracesOf, verdictOn, type Memory } from './memory.ts'
import { randomOf, type Random } from './random.ts'
import { typed } from './typing.ts'
import { worldOf } from './world.ts'

/** Shares of 1 of some buyers at a store. */
export type Levels = { readonly high: number; readonly medium: number }

/**
 * What one store that marks honest buyers can do. `uncapped`: High elsewhere if an exact identifier were enough. `elsewhere`: with the rules, no buyer having good
 * orders; `withGoodOrders`: four in five having some. `twoStores`: two marking the same buyers. `disbelieved`: after the operator overturned 20 of its marks.
 * `bystanders`: honest buyers nobody marked. The `traces` are the shares of verdicts that differ from one on a registry that never heard of the buyer.
 */
export type PoisoningReport = {
  readonly targets: number
  readonly uncapped: number
  readonly ownStore: Levels
  readonly elsewhere: Levels
  readonly withGoodOrders: Levels
  readonly twoStores: Levels
  readonly twoStoresGoodOrders: Levels
  readonly disbelieved: Levels
  readonly bystanders: Levels
  readonly traces: {
    readonly afterWithdrawal: number
    readonly whileAppealed: number
    readonly afterOverturning: number
    readonly whereCountered: number
    readonly otherwise: number
  }
  /** of as many marks in one day, by a store of 60 orders a day */
  readonly marks: { readonly allowedADay: number; readonly entered: number; readonly reviewed: number; readonly refused: number }
}

type Target = { readonly id: string; readonly identifiers: readonly Identifier[]; readonly goodHistory: boolean }

/** Can one store condemn buyers elsewhere, and does taking a mark back take all of it back? Scale 1: 300 of 12,000 honest buyers are marked as known fraud. */
export function poisoningSuite(seed: number, scale = 1): PoisoningReport {
  const random = randomOf(seed ^ 0xbad)
  const buyers = peopleOf(seed, scale, random)
  const targets = buyers.filter((_, i) => i % 40 === 0)
  const memory = emptyMemory()
  for (const { id, identifiers } of buyers) remember(memory, id, identifiers)
  const clean = targets.map((one) => look(memory, one, elsewhere))
  enter(memory, targets, 'bad')

  const levels = (of: readonly Target[], settings: Partial<JudgeSettings>, good = false): Levels =>
    levelsOf(of.map((one) => look(memory, one, { ...elsewhere, ...settings, goodHistory: good && one.goodHistory })))
  const traced = (change: Partial<Case>) =>
    share(targets, (one, i) => JSON.stringify(changed(memory, one, change)) !== JSON.stringify(clean[i]))
  const alone = {
    uncapped: share(targets, (one) => matchesOf(memory, one.identifiers).some(({ tier, cases }) => tier === 'strong' && cases.length > 0)),
    ownStore: levels(targets, { store: 'bad' }),
    elsewhere: levels(targets, {}),
    withGoodOrders: levels(targets, {}, true),
    disbelieved: levels(targets, { records: new Map<string, TrackRecord>([['bad', { upheld: 0, overturned: 20 }]]) }),
    bystanders: levels(
      buyers.filter((_, i) => i % 40 !== 0),
      {},
    ),
    traces: {
      afterWithdrawal: traced({ state: 'withdrawn' }),
      whileAppealed: traced({ state: 'suspended' }),
      afterOverturning: traced({ state: 'overturned' }),
      whereCountered: traced({ counterVotes: [elsewhere.store] }),
      otherwise: traced({ counterVotes: ['a third store'] }),
    },
  }
  enter(memory, targets, 'accomplice')
  const together = { twoStores: levels(targets, {}), twoStoresGoodOrders: levels(targets, {}, true) }
  return { targets: targets.length, ...alone, ...together, marks: marksOf(targets) }
}

const today = new Date('2026-06-30T12:00:00Z')
const elsewhere: JudgeSettings = { store: 'elsewhere', goodHistory: false, records: new Map() }

function peopleOf(seed: number, scale: number, random: Random): readonly Target[] {
  return worldOf(seed, scale).honest.map(({ person }, i) => ({
    id: `buyer ${i}`,
    identifiers: tracesOf(typed(random, person)),
    goodHistory: random.chance(0.8),
  }))
}

function enter(memory: Memory, targets: readonly Target[], reporter: string): void {
  for (const { id, identifiers } of targets) {
    const reportedAt = new Date('2026-06-29T12:00:00Z')
    report(memory, { id: `${reporter} on ${id}`, reporter, evidence: 'known', reportedAt, state: 'open', counterVotes: [] }, identifiers)
  }
}

function look(memory: Memory, { identifiers }: Target, settings: JudgeSettings): Verdict {
  return verdictOn(memory, identifiers, today, settings)
}

/** The verdict when every case is changed like this. */
function changed(memory: Memory, { identifiers }: Target, change: Partial<Case>): Verdict {
  const cases = [...memory.cases.values()].map((one) => ({ ...one, ...change }))
  return judge(matchesOf(memory, identifiers), cases, today, elsewhere)
}

function levelsOf(verdicts: readonly Verdict[]): Levels {
  return { high: share(verdicts, ({ level }) => level === 'high'), medium: share(verdicts, ({ level }) => level === 'medium') }
}

function marksOf(targets: readonly Target[]): PoisoningReport['marks'] {
  const orders30Days = 1800
  const done = { enter: 0, review: 0, refused: 0 }
  let onGoodBuyers = 0
  for (const { goodHistory } of targets) {
    onGoodBuyers += goodHistory ? 1 : 0
    const marksToday = done.enter + done.review
    const answer = maySetMark({ evidence: 'known', marksToday, orders30Days, marksOnGoodBuyers7Days: onGoodBuyers })
    done[answer.ok ? answer.value : 'refused']++
  }
  return { allowedADay: marksADay(orders30Days), entered: done.enter, reviewed: done.review, refused: done.refused }
}

function share<T>(all: readonly T[], is: (one: T, i: number) => boolean): number {
  return all.length === 0 ? 0 : all.filter(is).length / all.length
}
