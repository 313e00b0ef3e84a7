import { z } from 'zod'
import type { FraudMark } from '#domain/activity.ts'
import { flags, type Flag } from '#domain/facts.ts'
import { fulfillmentStates, type FulfillmentState } from '#domain/fulfillment.ts'
import { paymentStates, type PaymentState } from '#domain/payment/state.ts'
import { statuses, type Status } from '#domain/order.ts'
import type { Level } from '#domain/risk/bands.ts'

/** The columns a list can be sorted by. */
export const sorts = ['placed', 'ship_by', 'total'] as const
export type Sort = (typeof sorts)[number]

/** The columns of the list, in their order. */
export const columnKeys = [
  'number',
  'status',
  'placed',
  'age',
  'customer',
  'vehicle',
  'items',
  'ship_by',
  'risk',
  'payment',
  'fulfillment',
  'total',
  'flags',
  'assignee',
  'source',
] as const
export type ColumnKey = (typeof columnKeys)[number]

/** What a promised ship-by can be asked for: past, by the end of today, of tomorrow, of the sixth day from today; in the store's time zone. */
export const dues = ['late', 'today', 'tomorrow', 'week'] as const
export type Due = (typeof dues)[number]

const several = <T extends string>(words: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(words)).max(20))
    .optional()

/**
 * What the address bar says of the list. `status` is one of the menu, `open` (neither completed nor cancelled) or `all`; `numbers` are orders picked one by one; lists of words are comma-separated; `assignee` is a person's id, `me` or
 * `none`; days are YYYY-MM-DD in the store's time zone; `vehicle` holds words its title must have; `least` and `most` bound the total, in minor units; `due` is
 * only of orders still open; `after` and `before` are cursors of an answer.
 */
export const ListAsk = z.object({
  status: z.enum([...statuses, 'open', 'all']).default('new'),
  q: z.string().trim().max(200).optional(),
  payment: several(paymentStates),
  fulfillment: several(fulfillmentStates),
  flags: several(flags),
  fraud: several(['not_fraud', 'suspected', 'known']),
  risk: several(['low', 'medium', 'high']),
  numbers: z
    .string()
    .regex(/^\d{1,12}(,\d{1,12})*$/)
    .transform((text) => text.split(',').map(Number))
    .pipe(z.array(z.number()).max(5000))
    .optional(),
  assignee: z.union([z.literal('me'), z.literal('none'), z.uuid()]).optional(),
  channel: z.string().max(40).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  due: z.enum(dues).optional(),
  vehicle: z.string().trim().max(60).optional(),
  least: z.coerce.number().int().min(0).max(100_000_000_00).optional(),
  most: z.coerce.number().int().min(0).max(100_000_000_00).optional(),
  sort: z.enum(sorts).default('placed'),
  order: z.enum(['asc', 'desc']).optional(),
  after: z.string().max(200).optional(),
  before: z.string().max(200).optional(),
})
export type ListAsk = z.output<typeof ListAsk>

/** One row of the list; amounts in minor units of `currency`, times ISO 8601. */
export type ListRow = {
  readonly id: string
  readonly number: number
  readonly status: Status
  readonly placedAt: string
  readonly shipBy: string
  readonly customer: string
  readonly vehicle: string | null
  readonly channel: string
  readonly source: string
  readonly assignee: string | null
  readonly currency: string
  readonly lines: number
  readonly pieces: number
  readonly total: number
  readonly balance: number
  readonly paymentState: PaymentState
  readonly holdExpiresAt: string | null
  readonly fulfillmentState: FulfillmentState
  readonly riskScore: number | null
  /** what the score is called in this store */
  readonly riskLevel: Level | null
  readonly fraudMark: FraudMark | null
  readonly flags: readonly Flag[]
}

/** A page of 50. `next` and `previous` are cursors, null at the ends. */
export type ListView = {
  readonly rows: readonly ListRow[]
  readonly next: string | null
  readonly previous: string | null
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** columns the person hid in this store; null before they ever chose */
  readonly hidden: readonly string[] | null
}

/** Columns to hide from now on. */
export const HiddenAsk = z.strictObject({ hidden: z.array(z.enum(columnKeys)).max(20) })
export type HiddenAsk = z.infer<typeof HiddenAsk>

/** How many orders a list holds, counted no further than 5,001. */
export type MatchesView = { readonly count: number }

/** Orders per status, counted no further than 1000: the menu shows 999+. `lastReceived` serves the empty list's words. */
export type CountsView = {
  readonly counts: { readonly [status in Status]: number }
  /** orders whose money needs a look */
  readonly attention: number
  /** mails that found no order; 0 for who sees their own orders alone */
  readonly unfiled: number
  readonly channels: readonly string[]
  /** the person's newest work on many orders that they have not closed yet */
  readonly bulk: string | null
  readonly lastReceived: string | null
}

/** What a file of orders can hold besides the columns of the list, for those who see costs: what the parts cost, and what is earned on them. */
export const costColumns = ['part_cost', 'part_profit'] as const

export const csvColumns = [...columnKeys, ...costColumns] as const
export type CsvColumn = (typeof csvColumns)[number]

/** A list, the columns wanted (comma-separated, in the file's own order) and the reader's language. */
export const CsvAsk = ListAsk.extend({
  columns: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(csvColumns)).min(1).max(30)),
  language: z.enum(['en', 'fr']).default('en'),
})
export type CsvAsk = z.output<typeof CsvAsk>
