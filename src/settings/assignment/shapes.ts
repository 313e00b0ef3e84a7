import { z } from 'zod'
import type { AssignmentRule } from '#domain/assignment/rules.ts'
import { levels } from '#domain/risk/bands.ts'
import { isStorable } from '#domain/storable.ts'

const word = z.string().trim().min(1).max(60).refine(isStorable, 'holds a character that cannot be kept')
const words = z.array(word).max(100)
const amount = z.int().min(0).max(100_000_000_00).nullable()

/** One rule: what it looks at, and to whom it gives. Totals are minor units of the store's currency. */
export const RuleAsk = z.strictObject({
  name: z.string().trim().min(1).max(80).refine(isStorable, 'holds a character that cannot be kept'),
  on: z.boolean(),
  when: z
    .strictObject({
      makes: words,
      channels: words,
      levels: z.array(z.enum(levels)).max(levels.length),
      places: words,
      least: amount,
      most: amount,
    })
    .refine(({ least, most }) => least === null || most === null || least <= most, { path: ['most'], message: 'less_than_least' }),
  to: z.array(z.uuid()).min(1, 'nobody_named').max(50),
})
export type RuleAsk = z.infer<typeof RuleAsk>

/** A rule as the form has it, to be tried at its place among the others: at its own when `id` names one, else at the end. */
export const TryAsk = z.strictObject({ id: z.uuid().nullable(), rule: RuleAsk })
export type TryAsk = z.infer<typeof TryAsk>

/** Moves a rule one place up or down. */
export const MoveAsk = z.strictObject({ to: z.enum(['up', 'down']) })
export type MoveAsk = z.infer<typeof MoveAsk>

/** Who is away, from and up to and with a day of the store's calendar (2026-03-31); `since` null: from now on, `until` null: until they are back. */
export const AwayAsk = z
  .strictObject({ away: z.boolean(), since: z.iso.date().nullable().default(null), until: z.iso.date().nullable() })
  .refine(({ since, until }) => since === null || until === null || since <= until, { path: ['until'], message: 'back_before_away' })
export type AwayAsk = z.infer<typeof AwayAsk>

/** A rule as the page shows it. */
export type RuleView = AssignmentRule & { readonly id: string; readonly name: string }

/** One person's absence; `away` while no rule gives them any orders, `since` the day it begins on when that is still to come, `until` the last day of it. */
export type AwayView = { readonly away: boolean; readonly since: string | null; readonly until: string | null }

/** One's own absence; `today` by the store's calendar. */
export type OwnAwayView = AwayView & { readonly today: string }

/** Who works orders. */
export type WorkerView = AwayView & { readonly id: string; readonly name: string }

/** What the page gets: the rules in their order, who works orders, what makes and channels the store has sold. */
export type AssignmentView = {
  readonly rules: readonly RuleView[]
  readonly people: readonly WorkerView[]
  readonly makes: readonly string[]
  readonly channels: readonly string[]
}

/** Of the scored orders of the last `days` days: how many each rule would take, by its id ('draft' for a new one), and how many none. */
export type TriedView = {
  readonly days: number
  readonly orders: number
  readonly taken: { readonly [rule: string]: number }
  readonly left: number
}
