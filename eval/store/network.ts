import type { Evidence } from '#domain/registry/case.ts'
import type { Verdict } from '#domain/registry/judge.ts'
import { hashedText, type Identifier } from '#domain/registry/kinds.ts'
import type { Counts, HistoryFacts, NetworkFacts, Trail, VelocityFacts } from '#domain/risk/facts.ts'
import { emptyMemory, matchesOf, remember, report, tracesOf, verdictOn } from '../registry/memory.ts'
import { randomOf } from '../registry/random.ts'
import type { PlacedOrder } from './order.ts'

/** What a network of stores knows at the moment an order arrives. `busy` counts earlier orders, `smaller` the store's own of 90 days. */
export type Known = {
  readonly smaller: number | null
  readonly sharedBy: number
  readonly velocity: VelocityFacts
  readonly history: HistoryFacts
  readonly network: NetworkFacts
}

/** A network that sees orders one after the other, oldest first, and tells of each what was known before it. */
export type Network = { readonly see: (order: PlacedOrder) => Known }

/**
 * A new network. Marks come as they do in stores, whatever the score said: a quarter of frauds are known to staff after 2 to 48 hours, 15 % by the issuer's warning within ten
 * days, the others by a chargeback after 30 to 90 days. The seed draws which.
 */
export function networkOf(seed: number): Network {
  const random = randomOf(seed ^ 0x7e7)
  const memory = emptyMemory()
  const past = new Map<string, Seen[]>()
  const totals = new Map<number, { readonly at: number; readonly total: number }[]>()
  const coming: { readonly at: number; readonly enter: () => void }[] = []
  const charged = new Set<PlacedOrder>()

  const expect = (order: PlacedOrder, identifiers: readonly Identifier[]) => {
    const [evidence, delay] = random.weighted<readonly [Evidence, number]>([
      [25, ['known', (2 + random.below(46)) * hour]],
      [15, ['issuer_alert', (24 + random.below(216)) * hour]],
      [60, ['chargeback', (720 + random.below(1440)) * hour]],
    ])
    const at = order.at + delay
    const enter = () => {
      if (evidence === 'chargeback') charged.add(order)
      for (const one of identifiers) memory.buyers.get(hashedText(one))?.delete(order.whose)
      const id = `${order.whose} ${order.at}`
      report(
        memory,
        { id, reporter: `store ${order.store}`, evidence, reportedAt: new Date(at), state: 'open', counterVotes: [] },
        identifiers,
      )
    }
    coming.push({ at, enter })
    coming.sort((a, b) => a.at - b.at)
  }

  const see = (order: PlacedOrder): Known => {
    while (coming[0] !== undefined && coming[0].at <= order.at) coming.shift()?.enter()
    const identifiers = tracesOf(order.traces)
    const keys = keysOf(identifiers)
    const earlier = (by: Trail) => past.get(keys[by] ?? '') ?? []
    const history = historyOf(order, [...earlier('email'), ...earlier('phone')], keys, charged)
    const matches = matchesOf(memory, identifiers)
    const settings = { store: `store ${order.store}`, goodHistory: history.settled > 0, records: new Map() }
    const verdict = verdictOn(memory, identifiers, new Date(order.at), settings)
    const total = totalOf(order)
    const known = {
      smaller: shareOfSmaller(totals.get(order.store) ?? [], order.at, total),
      sharedBy: matches.find(({ kind }) => kind === 'ship_to_base')?.buyers ?? 0,
      velocity: velocityOf(order, keys, earlier),
      history,
      network: factsOfVerdict(verdict, matches.find(({ kind }) => kind === 'ship_to_base')?.cases.length ?? 0),
    }
    remember(memory, order.whose, identifiers)
    if (order.fraud) expect(order, identifiers)
    for (const key of Object.values(keys)) if (key !== null) past.set(key, [...(past.get(key) ?? []), { order, keys }])
    totals.set(order.store, [...(totals.get(order.store) ?? []), { at: order.at, total }].slice(-1000))
    return known
  }
  return { see }
}

/** What an order came to, goods and shipping, cents. */
export function totalOf({ basket, shippingCharged }: PlacedOrder): number {
  return basket.reduce((sum, { amount }) => sum + amount, shippingCharged)
}

type Keys = { readonly [trail in Trail]: string | null }
type Seen = { readonly order: PlacedOrder; readonly keys: Keys }

const [hour, day] = [3_600_000, 86_400_000]

function keysOf(identifiers: readonly Identifier[]): Keys {
  const key = (wanted: Identifier['kind']) => {
    const one = identifiers.find(({ kind }) => kind === wanted)
    return one ? hashedText(one) : null
  }
  return { email: key('email'), phone: key('phone'), card: key('card'), device: key('device'), address: key('ship_to') }
}

function historyOf({ store, at }: PlacedOrder, byBuyer: readonly Seen[], keys: Keys, charged: ReadonlySet<PlacedOrder>): HistoryFacts {
  const earlier = [...new Map(byBuyer.filter(({ order }) => order.store === store).map((seen) => [seen.order, seen])).values()]
  const settled = earlier.filter(({ order }) => at - order.at > 90 * day && !charged.has(order))
  return {
    orders: earlier.length,
    settled: settled.length,
    settledSame: settled.filter((seen) => seen.keys.card === keys.card && seen.keys.address === keys.address).length,
    chargebacks: earlier.filter(({ order }) => charged.has(order)).length,
  }
}

function velocityOf({ at, traces }: PlacedOrder, keys: Keys, earlier: (by: Trail) => readonly Seen[]): VelocityFacts {
  const count = (by: Trail): Counts | null => {
    if (keys[by] === null) return null
    const ages = earlier(by).map(({ order }) => at - order.at)
    const within = (span: number) => ages.filter((age) => age <= span).length
    return { hour: within(hour), day: within(day), week: within(7 * day) }
  }
  const own = traces.cards.map(({ fingerprint }) => fingerprint)
  const cards = (by: Trail) =>
    new Set([
      ...own,
      ...earlier(by).flatMap(({ order }) => (at - order.at <= day ? order.traces.cards.map(({ fingerprint }) => fingerprint) : [])),
    ]).size
  return {
    orders: { email: count('email'), phone: count('phone'), card: count('card'), device: count('device'), address: count('address') },
    cardsOnAddress: cards('address'),
    cardsOnDevice: cards('device'),
  }
}

function factsOfVerdict({ level, kinds, counts, ages }: Verdict, atBuilding: number): NetworkFacts {
  return { verdict: level, kinds, cases: counts.cases, newestDays: ages?.newest ?? null, atBuilding }
}

function shareOfSmaller(recent: readonly { readonly at: number; readonly total: number }[], at: number, total: number): number | null {
  const compared = recent.filter((one) => at - one.at <= 90 * day)
  return compared.length < 20 ? null : compared.filter((one) => one.total < total).length / compared.length
}
