import { ageInDays, evidenceWeight, freshness, hasPaymentEvidence, isIdle, reliability, type Case, type TrackRecord } from './case.ts'
import { identifierKinds, type IdentifierKind } from './kinds.ts'
import { sortHits, type Hit, type Match } from './match.ts'

/**
 * For whom is judged. `store`: its reporter's id. `goodHistory`: the same buyer has an order that was settled over 90 days ago and not disputed. `records`: how
 * each reporter's cases ended; one that is missing has none yet.
 */
export type JudgeSettings = {
  readonly store: string
  readonly goodHistory: boolean
  readonly records: ReadonlyMap<string, TrackRecord>
}

/** How loudly the registry speaks. */
export type Level = 'none' | 'medium' | 'high'

/**
 * What the store is told. `kinds`, `counts` and `ages` (whole days) are of the cases behind the level; with level `none` they are empty. A card, a network and a
 * building are never among the kinds. Nothing in it names a reporter or a case.
 */
export type Verdict = {
  readonly level: Level
  readonly kinds: readonly IdentifierKind[]
  readonly counts: Counts
  readonly ages: { readonly newest: number; readonly oldest: number } | null
  readonly context: readonly Context[]
}

/** Distinct cases and reporters; `own`: cases of this store; `payment`: with the payment's evidence; `disputed`: another store says "not fraud". */
export type Counts = {
  readonly cases: number
  readonly reporters: number
  readonly own: number
  readonly payment: number
  readonly disputed: number
}

/**
 * What stands beside the level. `also_seen`: a card, network or building of known fraud, which is no reason by itself. `shared`: left out because many buyers
 * have it. The others say why it is not more: only similar, only one store's word, or a buyer with good orders.
 */
export type Context =
  | { readonly code: 'also_seen' | 'shared'; readonly kind: IdentifierKind; readonly cases: number; readonly buyers: number }
  | { readonly code: 'only_similar' | 'one_reporter' | 'good_history' }

/**
 * What the registry says of an order. High needs an exact strong identifier, and with it the payment's evidence, two independent reporters, or the store's own
 * mark; what is only similar makes Medium. Suspicion, and what is no recognised case type, count in their own store alone. One store's word never makes High elsewhere, and nothing against a buyer with
 * good orders; two make Medium against such a buyer. A store does not see the cases it voted against. Cases not open, or idle, leave no trace.
 */
export function judge(matches: readonly Match[], cases: readonly Case[], at: Date, settings: JudgeSettings): Verdict {
  const { counting, shared, context } = sortHits(
    matches,
    cases.filter((one) => speaks(one, at, settings.store)),
  )
  const hits = counting.map((hit) => ({ ...hit, weight: weightOf(hit, at, settings) }))
  const level = levelOf(hits, settings)
  const beside = [...seen('also_seen', context, at), ...seen('shared', shared, at), ...whyNotMore(hits, level, settings)]
  return level === 'none' ? { ...silent, context: beside } : { level, ...told(hits, at, settings.store), context: beside }
}

type Weighed = Hit & { readonly weight: number }

/** From these sums of weights on. A fresh chargeback from a store of no record weighs 0.8, one person's word 0.56, and 0.34 when only similar. */
const enough = { high: 0.5, medium: 0.2 } as const
const similar = 0.6
const believed = 0.5

const silent = { level: 'none', kinds: [], counts: { cases: 0, reporters: 0, own: 0, payment: 0, disputed: 0 }, ages: null } as const

function speaks(one: Case, at: Date, store: string): boolean {
  if (one.state !== 'open' || isIdle(one, at) || one.counterVotes.includes(store)) return false
  return one.reporter === store || (one.evidence !== 'suspected' && !one.local)
}

/** A store's own mark counts in full with it; elsewhere evidence, the reporter's record and age each take from it. */
function weightOf({ match, found }: Hit, at: Date, { store, records }: JudgeSettings): number {
  const own = found.reporter === store
  const word = own && found.evidence !== 'suspected' ? 1 : evidenceWeight[found.evidence] * (own ? 1 : trust(found.reporter, records))
  return word * freshness(match.kind, ageInDays(found.reportedAt, at)) * (match.tier === 'strong' ? 1 : similar)
}

function trust(reporter: string, records: JudgeSettings['records']): number {
  return reliability(records.get(reporter) ?? { upheld: 0, overturned: 0 })
}

function levelOf(hits: readonly Weighed[], settings: JudgeSettings): Level {
  const exact = hits.filter(({ match }) => match.tier === 'strong')
  if (support(exact.filter((hit) => isGrounded(hit, settings))) >= enough.high) return 'high'
  if (!settings.goodHistory && severalSay(exact, settings) && support(exact) >= enough.high) return 'high'
  return support(settings.goodHistory ? throughShield(hits, settings) : hits) >= enough.medium ? 'medium' : 'none'
}

/** Reporters are independent of one another: each further one takes its share of the doubt that is left, and several cases of one are its best. */
function support(hits: readonly Weighed[]): number {
  const best = new Map<string, number>()
  for (const { found, weight } of hits) best.set(found.reporter, Math.max(weight, best.get(found.reporter) ?? 0))
  return 1 - [...best.values()].reduce((doubt, weight) => doubt * (1 - weight), 1)
}

/** Does the payment speak for it, or does the store know itself? */
function isGrounded({ found }: Hit, { store }: JudgeSettings): boolean {
  return hasPaymentEvidence(found) || (found.evidence === 'known' && found.reporter === store)
}

/** Do two reporters say it who are as a rule right? */
function severalSay(hits: readonly Hit[], { records }: JudgeSettings): boolean {
  const sure = hits.filter(({ found }) => found.evidence !== 'suspected' && trust(found.reporter, records) >= believed)
  return new Set(sure.map(({ found }) => found.reporter)).size > 1
}

function throughShield(hits: readonly Weighed[], settings: JudgeSettings): readonly Weighed[] {
  if (severalSay(hits, settings)) return hits
  return hits.filter(({ found }) => hasPaymentEvidence(found) || found.reporter === settings.store)
}

function whyNotMore(hits: readonly Weighed[], level: Level, settings: JudgeSettings): readonly Context[] {
  if (level === 'high' || hits.length === 0) return []
  if (settings.goodHistory && levelOf(hits, { ...settings, goodHistory: false }) !== level) return [{ code: 'good_history' }]
  if (level === 'none') return []
  const exact = hits.filter(({ match }) => match.tier === 'strong')
  if (exact.length === 0) return [{ code: 'only_similar' }]
  const isOneWord = !exact.some((hit) => hit.found.evidence === 'suspected' || isGrounded(hit, settings)) && !severalSay(exact, settings)
  return isOneWord ? [{ code: 'one_reporter' }] : []
}

function told(hits: readonly Hit[], at: Date, store: string): Omit<Verdict, 'level' | 'context'> {
  const cases = [...new Map(hits.map(({ found }) => [found.id, found])).values()]
  const days = cases.map(({ reportedAt }) => Math.floor(ageInDays(reportedAt, at)))
  const count = (is: (one: Case) => boolean) => cases.filter(is).length
  return {
    kinds: identifierKinds.filter((kind) => hits.some(({ match }) => match.kind === kind)),
    counts: {
      cases: cases.length,
      reporters: new Set(cases.map(({ reporter }) => reporter)).size,
      own: count(({ reporter }) => reporter === store),
      payment: count(hasPaymentEvidence),
      disputed: count(({ counterVotes }) => counterVotes.length > 0),
    },
    ages: { newest: Math.min(...days), oldest: Math.max(...days) },
  }
}

/** What has faded to a tenth is not mentioned any more: a network after ten days, a card after seven months. */
function seen(code: 'also_seen' | 'shared', hits: readonly Hit[], at: Date): readonly Context[] {
  const fresh = hits.filter(({ match, found }) => freshness(match.kind, ageInDays(found.reportedAt, at)) >= 0.1)
  return identifierKinds.flatMap((kind) => {
    const ofKind = fresh.filter(({ match }) => match.kind === kind)
    if (ofKind.length === 0) return []
    return [
      {
        code,
        kind,
        cases: new Set(ofKind.map(({ found }) => found.id)).size,
        buyers: Math.max(...ofKind.map(({ match }) => match.buyers)),
      },
    ]
  })
}
