import type { Activity } from '../activity.ts'
import type { Attention } from '../attention/attention.ts'
import type { Level } from '../risk/bands.ts'
import { isException } from '../shipping/tracker.ts'
import type { Notice } from './kinds.ts'

/** How the order stood before the change and stands after it. `level` before is that of the score before the newest; `accused`: the store marked the buyer itself, so that a High score is no news to it. */
export type Change = {
  readonly events: readonly Activity[]
  readonly before: { readonly attention: readonly Attention[]; readonly level: Level | null }
  readonly after: {
    readonly attention: readonly Attention[]
    readonly score: number | null
    readonly level: Level | null
    readonly accused: boolean
  }
}

/** What there is to tell of a change to an order: of each log entry what it means for people, and what needs attention now and did not before. */
export function noticesOf({ events, before, after }: Change): readonly Notice[] {
  const told = events.flatMap(noticeOf)
  const high = events.some(({ type }) => type === 'risk_scored') && after.level === 'high' && before.level !== 'high' && !after.accused
  const fresh = after.attention.filter((one) => !before.attention.includes(one) && !(high && one === 'risk_raised'))
  const raised: readonly Attention[] | undefined = events.some(({ type }) => type === 'risk_raised') ? ['risk_raised'] : undefined
  return [
    ...told,
    ...(high ? [{ kind: 'high_risk', facts: { score: after.score ?? 0, ...(raised && { attention: raised }) } } as const] : []),
    ...(fresh.length > 0 ? [{ kind: 'needs_attention', facts: { attention: fresh } } as const] : []),
  ]
}

function noticeOf(event: Activity): readonly Notice[] {
  switch (event.type) {
    case 'assigned':
      return event.to === null ? [] : [{ kind: 'assigned', facts: {}, only: [event.to] }]
    case 'note_added':
    case 'note_edited':
      return event.mentions ? [{ kind: 'mentioned', facts: { note: event.note }, only: event.mentions }] : []
    case 'mail_received':
      return event.nature === 'personal' ? [{ kind: 'customer_replied', facts: { mail: event.mail } }] : []
    case 'mail_filed':
      return event.fromCustomer ? [{ kind: 'customer_replied', facts: { mail: event.mail } }] : []
    case 'parcel_moved':
      return isException(event.state) ? [{ kind: 'delivery_exception', facts: { tracking: event.tracking, state: event.state } }] : []
    case 'hold_ending':
      return [{ kind: 'hold_ending', facts: { until: event.until } }]
    default:
      return []
  }
}
