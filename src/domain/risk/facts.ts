import type { Check, ThreeDSecure } from '../payment.ts'

/**
 * Everything a score is made from, as plain JSON: it is stored with the score and gives the same score for ever. No names, streets, mail addresses or
 * numbers stand here, only what was found out about them. Moments are ISO 8601 in UTC, amounts minor units of `order.currency`, distances kilometres.
 * What is not known is null (or an empty list) and changes nothing.
 */
export type RiskFacts = {
  readonly order: OrderFacts
  /** what the issuer said of the newest attempt; null when no attempt was made with a card */
  readonly issuer: IssuerFacts | null
  /** the buyer's own tries to pay this order, in any order; the desk's verifications, captures and refunds are none */
  readonly attempts: readonly AttemptFacts[]
  readonly addresses: AddressFacts | null
  readonly ip: IpFacts | null
  readonly email: EmailFacts | null
  readonly phone: PlaceFacts | null
  readonly velocity: VelocityFacts | null
  readonly basket: readonly BasketLine[]
  readonly vehicle: VehicleFacts | null
  readonly history: HistoryFacts | null
  /** what the gateway raised about a payment of this order and is still open or was lost */
  readonly alarms: readonly AlarmFacts[]
  /** what a person of the store has ticked on this order */
  readonly ticks: readonly Tick[]
  readonly network: NetworkFacts | null
  /** an outside scoring provider's answer; null when none is asked or it did not answer */
  readonly provider: ProviderFacts | null
}

/** The order itself. `hour` is 0 to 23 on the store's wall clock; `goods` are the lines less discounts; `smaller` is the share (0 to 1) of the store's orders of the last 90 days with a lower total. */
export type OrderFacts = {
  readonly placedAt: string | null
  readonly hour: number | null
  readonly channel: string | null
  readonly currency: string
  readonly goods: number | null
  readonly shippingCharged: number | null
  readonly total: number | null
  readonly expedited: boolean | null
  readonly smaller: number | null
  /** fetched by somebody who is not the buyer; null when it is not picked up or nobody knows */
  readonly pickupByOther: boolean | null
}

/** What the issuer and the card say. `threeDSecure` is the outcome of 3-D Secure, null when it was not asked; countries are ISO 3166-1 alpha-2. */
export type IssuerFacts = {
  readonly street: Check | null
  readonly postalCode: Check | null
  readonly cvc: Check | null
  readonly threeDSecure: ThreeDSecure | null
  readonly funding: 'credit' | 'debit' | 'prepaid' | null
  readonly country: string | null
}

/** One try to pay. `card` is any id that is the same for the same card within this order; null when it was no card or is not known. */
export type AttemptFacts = {
  readonly at: string
  readonly amount: number
  readonly outcome: 'approved' | 'declined' | 'other'
  readonly card: string | null
}

/** Country as ISO 3166-1 alpha-2 and region as on an envelope ("CA"), both in capitals; null where not known. */
export type PlaceFacts = { readonly country: string | null; readonly region: string | null }

/** Both addresses against each other, and what is known of the place the goods go to. */
export type AddressFacts = {
  readonly samePlace: boolean | null
  readonly sameName: boolean | null
  readonly billing: PlaceFacts
  readonly shipping: PlaceFacts
  readonly postBox: boolean | null
  /** between the two addresses */
  readonly distance: number | null
  /** distinct buyers the network has seen at the shipping address without its unit */
  readonly sharedBy: number | null
  /** the operator lists it as a freight forwarder's */
  readonly forwarder: boolean | null
  /** the shipping address was edited after the first approved attempt */
  readonly changedAfterPayment: boolean | null
}

/** Where the order was sent from. `hosting` is the name of a hosting company's network; null when it is none or not known. */
export type IpFacts = { readonly country: string | null; readonly hosting: string | null; readonly distance: number | null }

/** What kind of mailbox it is. `typoOf` is the big provider its domain is one slip away from; `likeName` says whether it resembles a name of the order. */
export type EmailFacts = {
  readonly kind: 'disposable' | 'relay' | 'free' | 'other' | null
  readonly typoOf: string | null
  readonly likeName: boolean | null
}

/** By what earlier orders are counted. */
export const trails = ['email', 'phone', 'card', 'device', 'address'] as const
export type Trail = (typeof trails)[number]

/** Earlier orders of the whole network in the hour, day and week before this one; the order itself is not counted. */
export type Counts = { readonly hour: number; readonly day: number; readonly week: number }

/** Earlier orders by each trail, and the distinct cards of the last 24 hours, those of this order included. */
export type VelocityFacts = {
  readonly orders: { readonly [trail in Trail]: Counts | null }
  readonly cardsOnAddress: number | null
  readonly cardsOnDevice: number | null
}

/** One line that is not cancelled. `make` is the car make it was chosen for, null when not known. */
export type BasketLine = {
  readonly name: string
  readonly partNumber: string
  readonly brand: string | null
  readonly make: string | null
  readonly quantity: number
  readonly amount: number
}

/** The vehicle bar: whether there is a VIN and it is well formed, a chosen vehicle, whether both disagree, and how many lines do not fit it by the storefront's catalogue, unless a person has signed them off. */
export type VehicleFacts = {
  readonly vin: 'none' | 'valid' | 'invalid'
  readonly chosen: boolean
  readonly disagrees: boolean | null
  readonly unfit: number | null
}

/** This buyer at this store before: `settled` are orders older than 90 days without a dispute, `settledSame` those of them with this card and ship-to. */
export type HistoryFacts = {
  readonly orders: number
  readonly settled: number
  readonly settledSame: number
  readonly chargebacks: number
}

/** `fraud` says whether the reason given is fraud; null when none was given. */
export type AlarmFacts = { readonly kind: 'dispute' | 'inquiry' | 'fraud_warning'; readonly fraud: boolean | null }

/** What a person may note as done: called and answered, VIN asked for and given, card verified by its secret amount, ships to the billing address only. */
export const ticks = ['called', 'vin_asked', 'card_verified', 'billing_only'] as const
export type Tick = (typeof ticks)[number]

/** The registry's word on this buyer: how sure, by what kinds of identifier, in how many cases, how old in days. `atBuilding` counts known frauds at the address without its unit. */
export type NetworkFacts = {
  readonly verdict: 'none' | 'medium' | 'high'
  readonly kinds: readonly string[]
  readonly cases: number
  readonly newestDays: number | null
  readonly atBuilding: number
}

/** A provider's estimate that this is fraud, 0 to 1, with its own coded reasons. */
export type ProviderFacts = { readonly name: string; readonly probability: number; readonly reasons: readonly string[] }

/** An order of which nothing is known: its score is the base rate. */
export function noFacts(currency: string): RiskFacts {
  return {
    order: {
      placedAt: null,
      hour: null,
      channel: null,
      currency,
      goods: null,
      shippingCharged: null,
      total: null,
      expedited: null,
      smaller: null,
      pickupByOther: null,
    },
    issuer: null,
    attempts: [],
    addresses: null,
    ip: null,
    email: null,
    phone: null,
    velocity: null,
    basket: [],
    vehicle: null,
    history: null,
    alarms: [],
    ticks: [],
    network: null,
    provider: null,
  }
}
