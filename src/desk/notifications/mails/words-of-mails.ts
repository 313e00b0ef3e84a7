import type { Attention } from '#domain/attention/attention.ts'
import type { TrackerState } from '#domain/shipping/tracker.ts'

type Stuck = Extract<TrackerState, 'exception' | 'returning' | 'returned'>

/** The words of mails to the store's people in one language. What goes in is already formatted; `of` is "1042, Ava Martin". */
export type NoticeWords = {
  readonly mentioned: (by: string, of: string) => string
  readonly assigned: (by: string | null, of: string) => string
  readonly newOrder: (of: string, total: string) => string
  readonly replied: (of: string) => string
  readonly highRisk: (of: string, score: string) => string
  readonly raised: string
  readonly look: string
  readonly attention: (of: string) => string
  readonly reasons: { readonly [reason in Attention]: string }
  readonly holdEnding: (of: string, until: string) => string
  readonly stuck: (of: string, state: Stuck) => string
  readonly tracking: (number: string) => string
  readonly times: (count: number) => string
  readonly open: (number: string) => string
  readonly several: (count: number, store: string) => string
  readonly digest: (count: number, store: string, day: string) => string
  readonly change: string
}
