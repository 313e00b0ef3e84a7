import { z } from 'zod'
import type { Address, AddressField } from '#domain/address.ts'
import type { Result } from '#domain/result.ts'

const text = (max: number) => z.string().trim().min(1).max(max)
/** An optional text: left empty it is null, and null stays null, because a form may parse before it sends. */
const empty = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .transform((value) => value || null)

/** A field as the person saw it when they began: compared, never kept. */
const was = z.string().max(1000).nullish()

export const addressKinds = ['billing', 'shipping'] as const
export type AddressKind = (typeof addressKinds)[number]

/** An address as people type it; `country` is ISO 3166-1 alpha-2. */
export const TypedAddress = z.strictObject({
  name: text(120),
  company: empty(120),
  line1: text(200),
  line2: empty(200),
  city: text(120),
  region: empty(80),
  postalCode: empty(20),
  country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters, as US or CA'),
  phone: empty(40),
})

/**
 * One of the two addresses, written anew. `base`: what it was when the person began; with it, fields a colleague alone changed since are kept. The reason stands in the
 * log. `takenBack`: how many shipments with unscanned labels the person was told are taken back with the shipping address; when they are not that many any more,
 * nothing is changed.
 */
export const AddressAsk = z.strictObject({
  address: TypedAddress,
  base: z
    .strictObject({ name: was, company: was, line1: was, line2: was, city: was, region: was, postalCode: was, country: was, phone: was })
    .optional(),
  reason: text(400),
  takenBack: z.int().min(0).default(0),
})
export type AddressAsk = z.infer<typeof AddressAsk>

/** Who the buyer is and how they are reached, as people type it. */
export const TypedBuyer = z.strictObject({
  name: text(120),
  company: empty(120),
  email: z.union([z.literal('').transform(() => null), z.null(), z.email().max(254)]),
  phone: empty(40),
})

/** The buyer's own facts, written anew; `base` as in an address. */
export const BuyerAsk = TypedBuyer.extend({
  base: z.strictObject({ name: was, company: was, email: was, phone: was }).optional(),
})
export type BuyerAsk = z.infer<typeof BuyerAsk>

/**
 * Fields that belong together and that two people changed, each in their own way. `theirs`: what they hold now; `who` and `at` (ISO 8601): whose doing that is and since when,
 * null when the log does not say. A refused save (412) carries them as `current`.
 */
export type FieldConflict = {
  readonly fields: readonly string[]
  readonly who: string | null
  readonly at: string | null
  readonly theirs: { readonly [field: string]: string | null }
}

/** How far apart two addresses are, in words one can be sure of without a map. */
export type Distance = 'same_place' | 'same_city' | 'same_region' | 'other_region' | 'other_country'

/** One address: as it stands, as the buyer typed it, and what a clerk should see at once. */
export type AddressView = {
  readonly address: Address
  /** ready for an envelope, without the country */
  readonly lines: readonly string[]
  readonly mapUrl: string
  readonly postBox: boolean
  /** fields in which it stands otherwise than the buyer typed it */
  readonly changed: readonly AddressField[]
  readonly typed: Address
}

/** What an edit puts at stake, shown before it is made. `unscanned`: shipments no carrier has scanned, with what their labels cost (minor units). */
export type AddressStakes = {
  readonly avsSpoke: boolean
  readonly sellerProtection: boolean
  readonly taxed: boolean
  readonly shippingCharged: boolean
  readonly unscanned: { readonly shipments: number; readonly cost: number }
}

export type AddressesView = {
  readonly billing: AddressView
  readonly shipping: AddressView
  /** fields in which billing and shipping differ for a reader */
  readonly differences: readonly AddressField[]
  readonly distance: Distance
  readonly checked: { readonly at: string; readonly by: string | null } | null
  readonly stakes: AddressStakes
  readonly buyer: { readonly name: string; readonly company: string | null; readonly email: string | null; readonly phone: string | null }
  readonly can: { readonly edit: Result<null>; readonly editBuyer: Result<null>; readonly check: Result<null> }
}
