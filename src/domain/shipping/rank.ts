import { costOf, isAsFast, type Rate, type ServiceClass } from './rate.ts'

/** What the customer was promised and paid, and what the store prefers. */
export type Wish = {
  /** the day it should arrive by, YYYY-MM-DD; null when nothing was promised */
  readonly promised: string | null
  readonly paidClass: ServiceClass | null
  /** what the customer paid for shipping, minor units of `currency` */
  readonly paid: number
  readonly currency: string
  /** the service the customer chose in the store, by its code or name */
  readonly chosen: string | null
  /** carriers in the order the store likes them */
  readonly preferred: readonly string[]
  /** what a day earlier is worth to the store when nothing was promised, minor units */
  readonly perDay: number
}

/** Where a rate stands: in time; no date but as fast as paid for; late; no date and slower than paid for; cannot be taken. */
export const standings = ['on_time', 'undated', 'late', 'slower', 'barred'] as const
export type Standing = (typeof standings)[number]

/** What a rate is singled out for. */
export type Badge = 'best' | 'cheapest' | 'fastest' | 'chosen'

/**
 * Why the first stands first. `cheapest`: of `of` that are as good; the others cost about the same, and it arrives earlier, its carrier is liked better, or its
 * date is guaranteed. `worth_the_days`: nothing was promised, and its cost with what its days are worth is least. `least_late`: nothing arrives in time.
 */
export type Why = 'cheapest' | 'earlier' | 'preferred' | 'guaranteed' | 'worth_the_days' | 'least_late'

/** A rate in its place. `cost` and `left` in minor units: what it costs, and what of the customer's shipping money it leaves (negative: the store pays). */
export type Ranked = {
  readonly rate: Rate
  readonly cost: number
  readonly left: number
  readonly standing: Standing
  /** whole days after the promised one; 0 unless late */
  readonly daysLate: number
  readonly badges: readonly Badge[]
}

/** All rates, best first, and why the first is: `of` is how many stood as it does. Null when none can be taken. */
export type Ranking = { readonly rates: readonly Ranked[]; readonly why: { readonly code: Why; readonly of: number } | null }

/**
 * Puts rates in order, the same whatever order they come in: what arrives in time before what may not, then by cost; what costs about the same (within 50
 * cents or 2 %) by the earlier date, the store's liking, a guarantee. Where nothing was promised a day has its price. What cannot be taken comes last.
 */
export function rankRates(rates: readonly Rate[], wish: Wish): Ranking {
  const placed = rates.map((rate) => place(rate, wish))
  const ordered = standings.flatMap((standing) => {
    const group = placed.filter((one) => one.standing === standing)
    if (standing !== 'late') return inTiers(group, wish)
    return [...new Set(group.map(({ daysLate }) => daysLate))]
      .toSorted((a, b) => a - b)
      .flatMap((days) =>
        inTiers(
          group.filter(({ daysLate }) => daysLate === days),
          wish,
        ),
      )
  })
  return { rates: withBadges(ordered, wish), why: whyFirst(ordered, wish) }
}

function place(rate: Rate, wish: Wish): Ranked {
  const cost = costOf(rate)
  const bar = rate.bar ?? (rate.currency === wish.currency ? null : 'other_currency')
  const late = wish.promised !== null && rate.arrives !== null ? daysBetween(wish.promised, rate.arrives) : 0
  return {
    rate: { ...rate, bar },
    cost,
    left: wish.paid - cost,
    standing: standingOf({ ...rate, bar }, wish),
    daysLate: bar ? 0 : Math.max(late, 0),
    badges: [],
  }
}

function standingOf(rate: Rate, { promised, paidClass }: Wish): Standing {
  if (rate.bar !== null) return 'barred'
  if (promised === null) return rate.days === null && rate.arrives === null ? 'undated' : 'on_time'
  if (rate.arrives !== null) return rate.arrives <= promised ? 'on_time' : 'late'
  return paidClass === null || isAsFast(rate.class, paidClass) ? 'undated' : 'slower'
}

/** What is compared: the cost, and where nothing was promised what its days are worth. */
function weigh({ rate, cost }: Ranked, { promised, perDay }: Wish): number {
  return promised === null ? cost + perDay * (rate.days ?? 0) : cost
}

/**
 * From the cheapest on, all that cost about as much as it stand together and are told apart by more than money; then from the next cheapest on. A tier begins
 * at its cheapest, so that "about the same" cannot creep upwards.
 */
function inTiers(group: readonly Ranked[], wish: Wish): readonly Ranked[] {
  const left = group.toSorted((a, b) => weigh(a, wish) - weigh(b, wish) || byName(a.rate, b.rate))
  const [cheapest] = left
  if (!cheapest) return []
  const least = weigh(cheapest, wish)
  const tier = left.filter((one) => weigh(one, wish) <= least + aboutTheSame(least))
  return [...tier.toSorted((a, b) => byMoreThanMoney(a, b, wish)), ...inTiers(left.slice(tier.length), wish)]
}

/** Within 50 cents or 2 %, whichever is more. */
function aboutTheSame(cost: number): number {
  return Math.max(50, Math.floor(cost / 50))
}

function byMoreThanMoney(a: Ranked, b: Ranked, wish: Wish): number {
  return (
    compare(a.rate.arrives ?? '9999', b.rate.arrives ?? '9999') ||
    liking(a.rate, wish) - liking(b.rate, wish) ||
    Number(b.rate.guaranteed) - Number(a.rate.guaranteed) ||
    weigh(a, wish) - weigh(b, wish) ||
    byName(a.rate, b.rate)
  )
}

function liking({ carrier }: Rate, { preferred }: Wish): number {
  const at = preferred.indexOf(carrier)
  return at < 0 ? preferred.length : at
}

function byName(a: Rate, b: Rate): number {
  return compare(a.carrier, b.carrier) || compare(a.service, b.service) || compare(a.account, b.account) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function withBadges(ordered: readonly Ranked[], { chosen }: Wish): readonly Ranked[] {
  const open = ordered.filter(({ standing }) => standing !== 'barred')
  const cheapest = Math.min(...open.map(({ cost }) => cost))
  const dates = open.flatMap(({ rate }) => rate.arrives ?? []).toSorted(compare)
  // Of several that arrive as early the best placed is singled out: a word on every row says nothing.
  const fastest = open.find(({ rate }) => rate.arrives !== null && rate.arrives === dates[0])
  return ordered.map((one, i) => {
    if (one.standing === 'barred') return one
    const badges: Badge[] = []
    if (i === 0) badges.push('best')
    if (one.cost === cheapest) badges.push('cheapest')
    if (one === fastest) badges.push('fastest')
    if (chosen !== null && isNamed(one.rate, chosen)) badges.push('chosen')
    return { ...one, badges }
  })
}

function isNamed({ carrier, name, service }: Rate, chosen: string): boolean {
  const wanted = plain(chosen)
  return [service, name, `${carrier} ${name}`].some((known) => plain(known) === wanted)
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

function whyFirst(ordered: readonly Ranked[], wish: Wish): Ranking['why'] {
  const [first, ...others] = ordered
  if (!first || first.standing === 'barred') return null
  const same = others.filter(({ standing }) => standing === first.standing)
  const of = same.length + 1
  if (first.standing === 'late') return { code: 'least_late', of }
  const cheaper = same.filter((one) => weigh(one, wish) < weigh(first, wish))
  if (cheaper.length > 0) return { code: tieBreak(first, cheaper, wish), of }
  return { code: wish.promised === null && same.some(({ cost }) => cost < first.cost) ? 'worth_the_days' : 'cheapest', of }
}

/** What it has over the cheapest of those that cost a little less. */
function tieBreak(first: Ranked, cheaper: readonly Ranked[], wish: Wish): Why {
  const [rival] = cheaper.toSorted((a, b) => weigh(a, wish) - weigh(b, wish))
  if (!rival || first.rate.arrives !== rival.rate.arrives) return 'earlier'
  return liking(first.rate, wish) === liking(rival.rate, wish) ? 'guaranteed' : 'preferred'
}

/** Whole days from one date to another, YYYY-MM-DD. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
