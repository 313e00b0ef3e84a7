import type { Attention } from '../attention/attention.ts'
import type { TrackerState } from '../shipping/tracker.ts'

/** What somebody may be told of an order, in the order in which it is offered and shown. */
export const noticeKinds = [
  'mentioned',
  'assigned',
  'new_order',
  'customer_replied',
  'high_risk',
  'needs_attention',
  'hold_ending',
  'delivery_exception',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** What is kept of a notification's cause: ids and figures, never a person's words. Times as ISO 8601. */
export type NoticeFacts = {
  readonly note?: string
  readonly mail?: string
  /** the score, which is High now */
  readonly score?: number
  readonly attention?: readonly Attention[]
  /** when the hold ends */
  readonly until?: string
  readonly tracking?: string
  readonly state?: TrackerState
}

/** One thing to tell of an order. `only`: the people it is about, whoever else may see the order. `except`: whose doing it was, where that is not who acts now. */
export type Notice = {
  readonly kind: NoticeKind
  readonly facts: NoticeFacts
  readonly only?: readonly string[] | undefined
  readonly except?: string | null
}

/** By which mail somebody hears of it: by none, by one of its own, or by the day's digest. */
export const mailWays = ['off', 'now', 'digest'] as const
export type MailWay = (typeof mailWays)[number]

/** Of which orders: those assigned to them, those and nobody's, or all they may see. */
export const abouts = ['mine', 'open', 'all'] as const
export type About = (typeof abouts)[number]

/** Kinds of which a person may hear outside the store's hours too. */
export const urgentKinds: readonly NoticeKind[] = ['high_risk', 'needs_attention']

/** Kinds that concern one person: of which orders is no question. */
export const personalKinds: readonly NoticeKind[] = ['mentioned', 'assigned']

/** The part of the order page a notification leads to. */
export function placeOf(kind: NoticeKind, { note, attention }: NoticeFacts): string {
  switch (kind) {
    case 'mentioned':
      return note ? `note-${note}` : 'notes'
    case 'assigned':
    case 'new_order':
      return 'summary'
    case 'customer_replied':
      return 'messages'
    case 'high_risk':
      return 'risk'
    case 'needs_attention':
      if (attention?.includes('risk_raised')) return 'risk'
      return attention?.every((one) => one.startsWith('label_')) ? 'content' : 'payment'
    case 'hold_ending':
      return 'payment'
    case 'delivery_exception':
      return 'content'
  }
}
