import { askNetwork, type Asked } from '#network/registry/ask.ts'
import { judge, type Verdict } from '#domain/registry/judge.ts'
import type { NetworkFacts, RiskFacts } from '#domain/risk/facts.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { inStore, systemActor, type Actor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { gatherFacts } from '../../risk/gather/gather-facts.ts'
import { assignByRule } from '../../summary/assignment/assign-by-rule.ts'
import { readTraces } from '../../risk/gather/traces.ts'
import { factsOfNewest, keepScore, type OwnFacts } from '../../risk/keep-score.ts'
import { holdOrder, seeOrder } from '../../spine.ts'

/**
 * Scores an order: what the store knows, what the network has seen of its buyer, and, for a store that shares, what the registry says. Three steps of their own,
 * because nobody stands in a store and in the network at once. Safe to do twice, and at the same time: who finds that the network was asked again meanwhile asks
 * again too, or what it said before a mark could be written over what it said after. The first score is also where the store's rules give the order to somebody.
 */
export async function scoreOrder(app: App, job: Job): Promise<void> {
  await scoreFrom(app, job, gatherFacts)
}

/**
 * Scores an order after the network may think otherwise of its buyer, and nothing of the order itself has changed: what the store's own tables tell is taken over
 * from the newest score. A change of the order has a job of its own. Five hundred orders are to know of a mark within seconds.
 */
export async function rejudgeOrder(app: App, job: Job): Promise<void> {
  await scoreFrom(app, job, factsOfNewest)
}

async function scoreFrom(app: App, job: Job, own: OwnFacts): Promise<void> {
  const { store, id } = job
  const actor = systemActor(store)
  const seen = await inStore(app, actor, (tx) => readTraces(app, tx, id))
  if (!seen) return
  const asked = await askNetwork(app, { store, order: id }, seen.buyer, seen.never, seen.placedAt)
  const kept = await holdOrder(app, actor, { id }, noCommand, 'append', async (held) => {
    const scored = await keepScore(held, asked.at, own, (facts) => {
      const verdict = seen.shares ? judgeFor(asked, facts, held.now) : null
      return { facts: withNetwork(facts, asked, verdict), verdict }
    })
    if (scored.ok && scored.value.first) await assignByRule(held)
    return scored
  })
  if (!kept.ok && kept.code === 'overtaken') await scoreFrom(app, job, own)
}

/** The same at once, by a person who may see the order. */
export async function scoreNow(app: App, actor: Actor, number: number): Promise<Result<null, 'not_found'>> {
  const id = await seeOrder(app, actor, number, (_tx, order) => Promise.resolve(order.id))
  if (id === undefined) return refuse('not_found')
  await scoreOrder(app, { store: actor.store, id })
  return ok(null)
}

function judgeFor({ matches, cases, records, reporter }: Asked, facts: RiskFacts, now: Date): Verdict {
  return judge(matches, cases, now, { store: reporter, goodHistory: (facts.history?.settled ?? 0) > 0, records })
}

function withNetwork(facts: RiskFacts, { velocity, sharedBy, forwarder }: Asked, verdict: Verdict | null): RiskFacts {
  const { addresses } = facts
  return {
    ...facts,
    velocity,
    addresses: addresses && { ...addresses, sharedBy, forwarder },
    network: verdict && networkFactsOf(verdict),
  }
}

function networkFactsOf({ level, kinds, counts, ages, context }: Verdict): NetworkFacts {
  const building = context.find((one) => one.code === 'also_seen' && one.kind === 'ship_to_base')
  return {
    verdict: level,
    kinds,
    cases: counts.cases,
    newestDays: ages?.newest ?? null,
    atBuilding: building && 'cases' in building ? building.cases : 0,
  }
}
