import { z } from 'zod'

/** The views every store starts with; they are called in the reader's language until somebody names them. */
export const startingViews = ['late', 'high_risk', 'mine'] as const
export type StartingView = (typeof startingViews)[number]

/** A list under a name. `query` is its address without the page; `whole` views are everybody's in the store. The name null keeps the one it started with. */
export const ViewAsk = z.strictObject({
  name: z.string().trim().min(1).max(60).nullable(),
  query: z.string().max(2000),
  whole: z.boolean(),
  /** where it stood when it was deleted, to put it back there */
  position: z.int().min(1).max(1000).optional(),
  startsAs: z.enum(startingViews).nullable().optional(),
})
export type ViewAsk = z.infer<typeof ViewAsk>

/** Up or down by one among its like: one's own, or the store's. */
export const MoveAsk = z.strictObject({ by: z.union([z.literal(1), z.literal(-1)]) })
export type MoveAsk = z.infer<typeof MoveAsk>

export type ViewRow = {
  readonly id: string
  readonly name: string | null
  readonly startsAs: StartingView | null
  readonly whole: boolean
  readonly query: string
  readonly position: number
  /** orders in it, counted no further than 1000 */
  readonly count: number
}

/** The store's views, then the person's own, each in its order. */
export type ViewsView = { readonly views: readonly ViewRow[] }
