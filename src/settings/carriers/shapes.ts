import { z } from 'zod'
import type { CardExample } from '#domain/shipping/card-tables/examples.ts'
import type { FlawCode } from '#domain/shipping/card-tables/cells.ts'
import { isStorable } from '#domain/storable.ts'

const plain = 'holds a character that cannot be kept'
const name = z.string().trim().min(1).max(80).refine(isStorable, plain)
const pinned = z
  .array(z.string())
  .max(40)
  .refine((ids) => ids.every((id) => /^ca_\w{1,80}$/.test(id)), 'not_carrier_accounts')
  .nullable()

/** A new account at EasyPost. The key goes in and never comes out again; `pinned`: the carrier accounts behind it that may be used, null for all. */
export const EasypostAsk = z.strictObject({ name, apiKey: z.string().trim().min(1).max(300), pinned })
export type EasypostAsk = z.infer<typeof EasypostAsk>

/** The same changed; no key keeps the one there is. A new key must be of the same EasyPost account: labels bought with the old one are voided with it. */
export const EasypostChange = z.strictObject({ name, apiKey: z.string().trim().min(1).max(300).nullable(), pinned })
export type EasypostChange = z.infer<typeof EasypostChange>

const table = z.string().max(200_000).refine(isStorable, plain)

/** The two tables of a rate card as a file or the clipboard gave them: separated by commas, semicolons or tabs. */
export const CardTables = z.strictObject({ services: table, prices: table })
export type CardTables = z.infer<typeof CardTables>

/** A card to keep: as a new account of that name, or as the next version of `account`'s. `holdsFrom`: YYYY-MM-DD, the store's today or later. */
export const CardAsk = z.strictObject({
  account: z.uuid().nullable(),
  name,
  services: table,
  prices: table,
  holdsFrom: z.iso.date(),
})
export type CardAsk = z.infer<typeof CardAsk>

/** Which carrier the store prefers where rates are equal (null: none), and what a day earlier is worth where nothing was promised, minor units. */
export const PreferenceAsk = z.strictObject({
  preferredCarrier: z
    .string()
    .trim()
    .max(80)
    .refine(isStorable, plain)
    .transform((value) => value || null)
    .nullable(),
  dayWorth: z.int().min(0).max(1_000_000),
})
export type PreferenceAsk = z.infer<typeof PreferenceAsk>

/** What the page gets. `reachable`: a carrier can send webhooks to this desk. `today` is the store's, YYYY-MM-DD. */
export type CarriersView = {
  readonly accounts: readonly AccountView[]
  readonly preferredCarrier: string | null
  readonly dayWorth: number
  readonly sandbox: boolean
  readonly reachable: boolean
  readonly today: string
}

/** An account a store ships with. */
export type AccountView = EasypostView | CardView

type Shown = { readonly id: string; readonly name: string; readonly createdAt: string }

/** An account at EasyPost; of its key only the last four characters are told. */
export type EasypostView = Shown & {
  readonly kind: 'easypost'
  readonly live: boolean
  readonly keyEnds: string
  readonly pinned: readonly string[] | null
  /** the carrier's own words when it refused the key */
  readonly trouble: string | null
  /** `set`: an address was made for it. `lastAt`: when the last webhook came. */
  readonly webhook: { readonly set: boolean; readonly lastAt: string | null }
}

/** A store's own rate card with its versions, the one that holds longest first. */
export type CardView = Shown & { readonly kind: 'rate_card'; readonly versions: readonly VersionView[] }

/** A version of a rate card: how many services and prices it has, since when it holds; `now`: it is the one in use. */
export type VersionView = {
  readonly id: string
  readonly holdsFrom: string
  readonly services: number
  readonly prices: number
  readonly now: boolean
}

/** Where the carrier is to send webhooks, and what it must sign them with: told once. */
export type WebhookMade = { readonly url: string; readonly secret: string }

/** A row of a card's tables with what is wrong in it. */
export type WrongRow = {
  readonly table: 'services' | 'prices'
  readonly row: number
  /** the row's cells as they were typed */
  readonly typed: readonly string[]
  readonly flaws: readonly { readonly column: string | null; readonly code: FlawCode; readonly typed: string }[]
}

/** What a card would be: how much of it was read, the first rows that are wrong and how many there are, and examples once nothing is. */
export type CardPreview = {
  readonly services: number
  readonly prices: number
  readonly wrong: readonly WrongRow[]
  readonly wrongRows: number
  readonly examples: readonly CardExample[]
}

/** An account as the settings' log keeps it: never a key. */
export type AccountLogged = {
  readonly name: string
  readonly live: boolean
  readonly keyEnds: string
  readonly pinned: readonly string[] | null
}

/** A version of a card as the log keeps it. */
export type CardLogged = { readonly holdsFrom: string; readonly services: number; readonly prices: number }
