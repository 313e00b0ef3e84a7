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
  readonly hook: { readonly url: string; readonly madeAt: string } | null
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
  readonly createdAt: string
  readonly dueAt: string
}

/** The answer to setting an address: what it is signed with when that is new, told this once. */
export type HookMade = { readonly secret: string | null }
