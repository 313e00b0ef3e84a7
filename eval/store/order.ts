import type { Address } from '#domain/address.ts'
import type { BuyerTraces } from '#domain/registry/identifiers.ts'
import type { AttemptFacts, BasketLine, IpFacts, IssuerFacts, PlaceFacts, VehicleFacts } from '#domain/risk/facts.ts'
import type { FraudKind, HonestKind } from './kinds.ts'

/** An order as a store gets it, before anybody knows anything of the buyer. `at` is in milliseconds since 1970, money in cents; `whose` is one buyer or one fraudster under all disguises. */
export type PlacedOrder = {
  readonly at: number
  readonly store: number
  readonly kind: HonestKind | FraudKind
  readonly fraud: boolean
  readonly whose: string
  readonly traces: BuyerTraces
  readonly billing: Address
  readonly shipping: Address
  readonly issuer: IssuerFacts
  readonly attempts: readonly AttemptFacts[]
  readonly ip: IpFacts
  readonly phone: PlaceFacts | null
  readonly basket: readonly BasketLine[]
  readonly vehicle: VehicleFacts
  readonly expedited: boolean
  readonly shippingCharged: number
  readonly pickupByOther: boolean | null
  readonly changedAfterPayment: boolean
}
