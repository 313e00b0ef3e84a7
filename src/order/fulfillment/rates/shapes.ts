import { z } from 'zod'
import type { Wish } from '#domain/shipping/rank.ts'
import type { QuotedRate } from '#domain/shipping/rate.ts'

const side = z.int().min(1).max(10_000).meta({ description: 'whole millimetres' })
const picked = z.strictObject({ line: z.uuid(), quantity: z.int().min(1).max(9999) })

/** A box as packed: outer measures in millimetres, weight with everything in it in grams, and which pieces are in it. */
export const PackedBoxShape = z.strictObject({
  preset: z.uuid().nullable(),
  size: z.strictObject({ lengthMm: side, widthMm: side, heightMm: side }),
  grams: z.int().min(1).max(2_000_000),
  contents: z.array(picked).max(500),
})

/** Signature, an insured value in minor units of the order's currency, delivery on a Saturday. */
const OptionsShape = z.strictObject({
  signature: z.enum(['none', 'any', 'adult']),
  insured: z.int().min(1).max(5_000_000_00).nullable(),
  saturday: z.boolean(),
})

/** Ask every carrier account what these boxes would cost; `place`: from where, null for the store's preferred one. */
export const RatesAsk = z.strictObject({
  lines: z.array(picked).min(1).max(500),
  boxes: z.array(PackedBoxShape).min(1).max(50),
  place: z.uuid().nullable(),
  options: OptionsShape,
})
export type RatesAsk = z.infer<typeof RatesAsk>

/** An account as the page names it; `labels` false: it quotes and makes none. */
export type AccountView = { readonly id: string; readonly name: string; readonly labels: boolean }

/** A rate in an answer; `arrives` YYYY-MM-DD as the desk works it out with calendars and cut-off, null when nobody knows. */
export type RateView = QuotedRate & { readonly arrives: string | null }

/**
 * The answer to `RatesAsk` is a stream of these, one JSON object a line: first who is asked and what is wished for, then each account's answer as it comes. `failure`:
 * why an account gave none.
 */
export type RatesLine =
  | {
      readonly line: 'asked'
      readonly quote: string
      readonly wish: Wish
      readonly accounts: readonly AccountView[]
      readonly leaves: string
    }
  | {
      readonly line: 'answer'
      readonly account: string
      readonly rates: readonly RateView[]
      readonly messages: readonly string[]
      readonly failure: { readonly outcome: string; readonly message: string } | null
    }

/** Which pieces boxes are proposed for. */
export const BoxesAsk = z.strictObject({ lines: z.array(picked).min(1).max(500) })
