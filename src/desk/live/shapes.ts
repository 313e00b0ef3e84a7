import { z } from 'zod'

/** What somebody is doing with an order, where others should know before they begin the same. */
export const doings = ['collect', 'refund', 'ship', 'cancel', 'edit'] as const
export type Doing = (typeof doings)[number]

/** Where a tab is: at an order (with what is being done there), or at none any more. `tab` is a name the browser made for it. */
export const HereAsk = z.strictObject({
  tab: z.string().min(8).max(40),
  order: z.number().int().positive().nullable(),
  doing: z.enum(doings).nullable(),
})
export type HereAsk = z.infer<typeof HereAsk>

/** From where a stream goes on: the id of the last event that was had. */
export const LiveAsk = z.object({
  after: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
})

/**
 * One order that changed: its number, its version now, and whose change the newest is (null for a program's). `gone`: it was taken from who hears this, and they
 * see only their own; they hear no more of it.
 */
export type ChangedOrder = { readonly number: number; readonly version: number; readonly by: string | null; readonly gone?: true }

/** Somebody who has an order open, and what they are doing with it. */
export type Present = { readonly person: string; readonly name: string; readonly doing: Doing | null }

/** Everybody who has the order open, each once. */
export type HereView = { readonly order: number; readonly people: readonly Present[] }

/** What a stream carries, by the event's name: orders that changed; that settings or more orders changed than can be told, so read again what is shown; who is at an order. */
export type LiveEvent =
  | { readonly event: 'changed'; readonly data: { readonly orders: readonly ChangedOrder[] } }
  | { readonly event: 'reset'; readonly data: null }
  | { readonly event: 'here'; readonly data: HereView }
