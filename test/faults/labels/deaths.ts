import type { Config } from '#platform/config.ts'
import type { ShipAsk } from '#order/fulfillment/shapes.ts'

/** When a desk dies while it ships with labels. `with the carrier`: it lives on until somebody outside has seen the carrier charge, and kills it. */
export const deaths = [
  'before anything is written',
  'before the intent',
  'after the intent',
  'before the call',
  'with the carrier',
  'after the reply',
  'after the record',
  'while labels are fetched',
] as const
export type Death = (typeof deaths)[number]

/** What the process shall do, and when it shall die: at a moment by name, or at its nth statement or call of the carrier. */
export type Deed = {
  readonly config: Config
  readonly database: string
  readonly tablesFolder: string
  readonly store: string
  readonly now: string
  readonly number: number
  readonly ask: ShipAsk
  readonly command: string
  readonly death: Death | number
}

/** Milliseconds a call of the carrier may take in these tests. */
export const deadlines = { quote: 5_000, buy: 700, other: 5_000 }
