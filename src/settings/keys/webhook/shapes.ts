import { z } from 'zod'
import { hookEvents, type HookEvent } from '#domain/outside/hooks.ts'
import { isStorable } from '#domain/storable.ts'

const kept = 'holds a character that cannot be kept'

/** An address of a web store: https, on the open internet (judged by the desk), its name, and the events it is told; null for all there are and will be. */
export const HookAsk = z.strictObject({
  name: z.string().trim().min(1).max(60).refine(isStorable, kept),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .refine(isStorable, kept),
  events: z.array(z.enum(hookEvents)).min(1).max(hookEvents.length).nullable(),
})
export type HookAsk = z.infer<typeof HookAsk>

/** By what deliveries are narrowed, and behind which the page begins. */
export const DeliveriesAsk = z.object({
  hook: z.uuid().optional(),
  state: z.enum(['failed', 'waiting', 'delivered']).optional(),
  after: z.uuid().optional(),
})
export type DeliveriesAsk = z.infer<typeof DeliveriesAsk>

/** A store's addresses, oldest first. */
export type HooksView = { readonly hooks: readonly HookView[] }

export type HookView = {
  readonly id: string
  readonly name: string
  readonly url: string
  /** null for all */
  readonly events: readonly HookEvent[] | null
  readonly madeAt: string
  /** until then the secret before signs too; null when it does not */
  readonly bothUntil: string | null
  /** who paused it: a person, or the desk itself after days in which it took nothing; null while it is on */
  readonly paused: { readonly by: 'person' | 'desk'; readonly at: string } | null
  /** its first failed try after the last that was taken */
  readonly failingSince: string | null
  /** deliveries of the last two weeks that were given up */
  readonly failed: number
}

/** A page of deliveries, newest first; `next`: behind which the next begins, null on the last. */
export type DeliveriesView = { readonly deliveries: readonly DeliveryView[]; readonly next: string | null }

/** One event on its way to an address. `answer`: the status of the last try, or why there was none; `dueAt`: the next try of a queued one. */
export type DeliveryView = {
  readonly id: string
  readonly order: number
  /** the name of its address */
  readonly hook: string
  readonly event: HookEvent
  readonly state: 'queued' | 'sent' | 'failed'
  readonly tries: number
  readonly answer: string | null
  /** what the last answer began with, and how long it took */
  readonly said: string | null
  readonly tookMs: number | null
  readonly createdAt: string
  readonly dueAt: string
  /** may be sent again: its address is there and on */
  readonly repeatable: boolean
}

/** What was or will be sent, as JSON text, and what the last answer began with. */
export type PayloadView = { readonly body: string; readonly answer: string | null; readonly said: string | null }

/** The answer to a new address or another secret: what is signed with, told this once. */
export type HookMade = { readonly secret: string }

/** What came of a test: the status and the first bytes of the answer, or why there was none. */
export type PingAnswer = { readonly status: number | null; readonly said: string; readonly why: string | null; readonly tookMs: number }
