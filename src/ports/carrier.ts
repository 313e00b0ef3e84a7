import type { Money } from '#domain/money.ts'
import type { Result } from '#domain/result.ts'
import type { Size } from '#domain/measure.ts'
import type { Handover } from '#domain/shipping/calendar.ts'
import type { VoidState } from '#domain/shipping/labels.ts'
import type { Charge, QuotedRate } from '#domain/shipping/rate.ts'
import type { RateCard } from '#domain/shipping/rate-card.ts'
import type { TrackerEvent, TrackerState } from '#domain/shipping/tracker.ts'

/** A place goods leave from or go to; null where nobody said. */
export type Place = {
  readonly name: string
  readonly company: string | null
  readonly line1: string
  readonly line2: string | null
  readonly city: string
  readonly region: string | null
  readonly postalCode: string | null
  /** ISO 3166, two letters */
  readonly country: string
  readonly phone: string | null
  readonly email: string | null
}

/** One box with what is printed on its label beside the address: the order's number, the dealer invoice number, which box of how many. */
export type Box = { readonly size: Size; readonly grams: number; readonly notes: readonly string[] }

/** What is wanted besides carrying: a signature, an insured value, a Saturday, goods that may not fly. */
export type ShippingOptions = {
  readonly signature: 'none' | 'any' | 'adult'
  readonly insured: Money | null
  readonly saturday: boolean
  readonly hazmat: boolean
}

/**
 * What is asked: `reference` is our shipment's id, by which a quote can be found again; `residential` null when nobody knows; `ready` when the goods can leave,
 * and `handover` how the place they leave from gives them to carriers.
 */
export type QuoteAsk = {
  readonly reference: string
  readonly from: Place
  readonly to: Place
  readonly boxes: readonly Box[]
  readonly options: ShippingOptions
  readonly currency: string
  readonly residential: boolean | null
  readonly ready: Date
  readonly handover: Handover
}

/** What a quote came to: the rates, and what single carriers behind the account said instead of a rate. */
export type Quoted = { readonly rates: readonly QuotedRate[]; readonly messages: readonly string[] }

/** A page for any printer, or the language of label printers. */
export const labelFormats = ['pdf', 'zpl'] as const
export type LabelFormat = (typeof labelFormats)[number]

/** Dots an inch of the print heads labels are made for. */
export const labelDpis = [203, 300] as const
export type LabelDpi = (typeof labelDpis)[number]

/** The bytes a printer takes, and their kind. `dpi` for ZPL only. */
export type LabelFile = { readonly format: LabelFormat; readonly dpi: LabelDpi | null; readonly bytes: Uint8Array }

/** A box whose label was paid for. `ref` is what `label` and `void` take; `cost` with all fees, as charged. */
export type BoughtParcel = {
  readonly ref: string
  readonly trackingNumber: string
  readonly charges: readonly Charge[]
  readonly currency: string
  /** its public page, where the carrier names one */
  readonly url: string | null
  /** none asked: not_asked; asked and not answered: submitted */
  readonly void: VoidState
}

/** What a quote holds of labels: one entry for each box asked for, null where none was bought; `message` why not, where the carrier says so. */
export type Bought = { readonly parcels: readonly (BoughtParcel | null)[]; readonly message: string | null }

/** Why nothing came of a call. Anything that is not a clear no is `unknown`: it may have been done and charged. */
export type CarrierFailure =
  /** the carrier cannot or will not: an address, a measure, an option; nothing was charged */
  | { readonly outcome: 'refused'; readonly code: string; readonly message: string }
  /** the rate is gone: ask for rates anew */
  | { readonly outcome: 'rate_gone'; readonly message: string }
  /** the account has no money left */
  | { readonly outcome: 'funds'; readonly message: string }
  /** keys or account wrong: the account needs a person */
  | { readonly outcome: 'config'; readonly message: string }
  /** nobody there, or it asked to wait; nothing was done */
  | { readonly outcome: 'retry'; readonly message: string }
  | { readonly outcome: 'unknown'; readonly message: string }

/** The carrier's own reading of an address. `corrected` differs from what was asked; `failed` says why in `messages`. */
export type CheckedAddress = {
  readonly state: 'ok' | 'corrected' | 'failed'
  readonly corrected: Place | null
  readonly residential: boolean | null
  readonly messages: readonly string[]
}

/** What the carrier knows of a parcel on its way. `expected` YYYY-MM-DD; `url` its public page where the carrier names one; events oldest first. */
export type Tracked = {
  readonly trackingNumber: string
  readonly state: TrackerState
  readonly expected: string | null
  readonly signedBy: string | null
  readonly url: string | null
  readonly events: readonly TrackerEvent[]
}

/** A later correction of what a label cost, as the carrier bills it: more is above zero, minor units. `reference` is the carrier's own, once. */
export type CostChange = {
  readonly reference: string
  readonly trackingNumber: string
  readonly amount: Money
  readonly reason: string
  readonly at: Date
}

/** What a webhook of the carrier says, after its signature was checked: `id` of the event, once. */
export type CarrierNews =
  | { readonly id: string; readonly about: 'tracking'; readonly tracked: Tracked }
  | { readonly id: string; readonly about: 'void'; readonly trackingNumber: string; readonly state: VoidState }
  | { readonly id: string; readonly about: 'cost'; readonly change: CostChange }
  | { readonly id: string; readonly about: 'other' }

type Answer<T> = Promise<({ readonly outcome: 'done' } & T) | CarrierFailure>

/**
 * A carrier account. Only `buy` spends; it is called once a quote, after `readBack` has shown that nothing was bought, and what it leaves unknown is found out
 * by `readBack`, which never spends. `insured` is what the rates were asked with. No verb throws for what the carrier or the network did.
 */
export type Carrier = {
  readonly abilities: CarrierAbilities
  readonly checkAddress: (place: Place) => Answer<{ readonly address: CheckedAddress }>
  readonly quote: (ask: QuoteAsk) => Answer<{ readonly quoted: Quoted }>
  readonly buy: (rate: Pick<QuotedRate, 'quote' | 'ref'>, insured: Money | null) => Answer<{ readonly bought: Bought }>
  readonly readBack: (quote: string) => Answer<{ readonly bought: Bought }>
  readonly label: (parcel: string, format: LabelFormat, dpi: LabelDpi) => Answer<{ readonly label: LabelFile }>
  readonly void: (parcel: string) => Answer<{ readonly state: VoidState }>
  /** where a parcel is now, by its number; `carrier` as the rate named it, null to let the account guess */
  readonly track: (trackingNumber: string, carrier: string | null) => Answer<{ readonly tracked: Tracked }>
  /** asks the carrier to send its webhooks to `url`, signed with `secret`, in place of `old`; answers the carrier's id of it. Refused where it sends none */
  readonly listenAt: (url: string, secret: string, old: string | null) => Answer<{ readonly reference: string }>
  /** reads a webhook from its raw bytes; null when its signature is not the account's */
  readonly hear: (body: Uint8Array, headers: Headers) => CarrierNews | null
  readonly test: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly away: boolean; readonly message: string }>
}

/** What an account can do. */
export type CarrierAbilities = {
  /** its labels are real and paid for when bought; a rate card's are not */
  readonly labels: boolean
  readonly checksAddresses: boolean
  readonly tracks: boolean
}

/** EasyPost's API key, what its webhooks are signed with, and the carrier accounts behind it that are asked; null: all of them. */
export type EasypostCredentials = {
  readonly apiKey: string
  readonly webhookSecret: string | null
  readonly carrierAccounts: readonly string[] | null
}

/** A store's account at a carrier: what it takes to open it. */
export type CarrierAccount =
  | { readonly kind: 'easypost'; readonly credentials: EasypostCredentials }
  | { readonly kind: 'rate_card'; readonly card: RateCard }

/** Why an account is not even opened. */
export type OpenCarrierRefusal = 'live_key_in_sandbox' | 'not_an_api_key'

/** Opens an account; calls nobody. */
export type OpenCarrier = (account: CarrierAccount) => Result<Carrier, OpenCarrierRefusal>

/** What a carrier account's sealed credentials are bound to. */
export function carrierCredentialsContext(store: string, account: string): string {
  return `carrier_accounts ${store} ${account} credentials`
}
