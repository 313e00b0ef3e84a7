import { z } from 'zod'
import { retentionYears } from '#domain/privacy/erasure.ts'

/** After how many years finished orders forget their buyer by themselves; null: never. */
export const RetentionAsk = z.strictObject({ years: z.int().min(retentionYears.least).max(retentionYears.most).nullable() })
export type RetentionAsk = z.infer<typeof RetentionAsk>

/** What a night came to. `left`: orders that were old enough and stayed, by the code of why. */
export type RunView = {
  readonly id: string
  readonly at: string
  readonly years: number
  readonly erased: number
  readonly left: Readonly<Record<string, number>>
}

/** The page: the years, how many finished orders still know their buyer and how many have forgotten, and the newest nights. */
export type PrivacyView = {
  readonly years: number | null
  readonly known: number
  readonly erased: number
  readonly runs: readonly RunView[]
}
