import { found, type Finding } from '../codes.ts'
import { trails, type AttemptFacts, type Counts, type RiskFacts, type VelocityFacts } from '../facts.ts'

/** Tries, cards and orders in a short time. Of the trails the busiest counts, because one buyer leaves all five at once. */
export function velocityFindings({ attempts, velocity }: RiskFacts): readonly Finding[] {
  const declines = mostDeclinesInAnHour(attempts)
  const retry = cheaperRetry(attempts)
  const cards = mostCards(attempts, velocity)
  const hour = busiest(velocity, 'hour')
  const day = busiest(velocity, 'day')
  const week = busiest(velocity, 'week')
  return [
    ...found(declines >= 2 && declines < 4, 'declined_twice', declines),
    ...found(declines >= 4, 'declined_often', declines),
    ...found(retry !== null, 'retry_cheaper', retry?.amount ?? null, { declined: retry?.declined, amount: retry?.amount }),
    ...found(cards === 2, 'second_card', cards),
    ...found(cards >= 3, 'third_card', cards),
    ...found(hour.count >= 2, 'busy_hour', hour.count, { by: hour.by }),
    ...found(day.count >= 4, 'busy_day', day.count, { by: day.by }),
    ...found(week.count >= 8, 'busy_week', week.count, { by: week.by }),
  ]
}

/** The most declines that any span of one hour holds. */
export function mostDeclinesInAnHour(attempts: readonly AttemptFacts[]): number {
  const moments = attempts
    .filter(({ outcome }) => outcome === 'declined')
    .map(({ at }) => Date.parse(at))
    .filter((moment) => !Number.isNaN(moment))
    .toSorted((a, b) => a - b)
  let [most, from] = [0, 0]
  for (const [to, moment] of moments.entries()) {
    while (moment - (moments[from] ?? moment) > 3_600_000) from += 1
    most = Math.max(most, to - from + 1)
  }
  return most
}

/** A later try at least a fifth cheaper than one that was declined: the two amounts, the widest apart; null when there is none. */
export function cheaperRetry(attempts: readonly AttemptFacts[]): { readonly declined: number; readonly amount: number } | null {
  const tries = attempts.map((attempt) => ({ ...attempt, moment: Date.parse(attempt.at) })).filter(({ moment }) => !Number.isNaN(moment))
  const inTime = tries.toSorted((a, b) => a.moment - b.moment)
  let [declined, since, pending] = [0, Number.NEGATIVE_INFINITY, 0]
  let widest: { declined: number; amount: number } | null = null
  for (const { moment, amount, outcome } of inTime) {
    // What was declined in this very moment came before nothing that happened in it.
    if (moment > since) [declined, since] = [Math.max(declined, pending), moment]
    if (outcome === 'declined') pending = Math.max(pending, amount)
    const isCheaper = amount > 0 && amount * 10 <= declined * 8
    if (isCheaper && (widest === null || amount * widest.declined < widest.amount * declined)) widest = { declined, amount }
  }
  return widest
}

function mostCards(attempts: readonly AttemptFacts[], velocity: VelocityFacts | null): number {
  const own = new Set(attempts.flatMap(({ card }) => card ?? [])).size
  return Math.max(own, velocity?.cardsOnAddress ?? 0, velocity?.cardsOnDevice ?? 0)
}

function busiest(velocity: VelocityFacts | null, span: keyof Counts): { readonly count: number; readonly by: string | null } {
  const counts = trails.map((by) => ({ by, count: velocity?.orders[by]?.[span] ?? 0 }))
  return counts.reduce<{ count: number; by: string | null }>((most, one) => (one.count > most.count ? one : most), { count: 0, by: null })
}
