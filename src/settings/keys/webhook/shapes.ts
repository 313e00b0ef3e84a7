import { z } from 'zod'
import type { HookEvent } from '#domain/outside/hooks.ts'
import { isStorable } from '#domain/storable.ts'

/** Where the store's web store listens: https, on the open internet; whether it may be is judged by the desk. */
export const HookAsk = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .refine(isStorable, 'holds a character that cannot be kept'),
})
export type HookAsk = z.infer<typeof HookAsk>

/** What the section gets: the address (null: none is told), since when, and the newest deliveries. */
export type HookView = {
  /** `bothUntil`: until then the secret before signs too, null when it does not */
  readonly hook: { readonly url: string; readonly madeAt: string; readonly bothUntil: string | null } | null
  /** deliveries of the last two weeks that were given up */
  readonly failed: number
  readonly deliveries: readonly DeliveryView[]
}

/** One event on its way to the web store. `answer`: the status of the last try, or why there was none; `dueAt`: the next try of a queued one. */
export type DeliveryView = {
  readonly id: string
  readonly order: number
  readonly event: HookEvent
  readonly state: 'queued' | 'sent' | 'failed'
  readonly tries: number
  readonly answer: string | null
  /** what the last answer began with, and how long it took */
  readonly said: string | null
  readonly tookMs: number | null
  readonly createdAt: string
  readonly dueAt: string
}

/** The answer to setting an address: what it is signed with when that is new, told this once. */
export type HookMade = { readonly secret: string | null }

/** What came of a test: the status and the first bytes of the answer, or why there was none. */
export type PingAnswer = { readonly status: number | null; readonly said: string; readonly why: string | null; readonly tookMs: number }
