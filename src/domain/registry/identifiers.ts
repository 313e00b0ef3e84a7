import type { Address } from '../address.ts'
import { cardIdentifiers, type Card } from './card.ts'
import { deviceIdentifiers } from './device.ts'
import { emailIdentifiers } from './email.ts'
import { networkIdentifiers } from './network.ts'
import { phoneIdentifiers } from './phone.ts'
import { placeIdentifiers } from './place/ship-to.ts'
import { hashedText, type Identifier } from './kinds.ts'

/**
 * What an order tells of its buyer that may count in the registry. `phones` are E.164; `devices` the ids of the web store and of the gateway; `shipTo` is null
 * when the buyer fetches the goods. Of the billing side nothing is asked.
 */
export type BuyerTraces = {
  readonly email: string | null
  readonly phones: readonly string[]
  readonly shipTo: Address | null
  readonly devices: readonly string[]
  readonly cards: readonly Card[]
  readonly ip: string | null
}

/** What is never a trace of a buyer: the store's own numbers (E.164) and places, and mail domains anybody may write from once (disposable and relay services). */
export type NotABuyer = {
  readonly phones: readonly string[]
  readonly places: readonly Address[]
  readonly isThrowaway: (domain: string) => boolean
}

/**
 * The identifiers of a buyer, each once, the same for the same traces however they were typed. What cannot be read makes none: this never refuses. The caller
 * keeps only keyed hashes of them.
 */
export function identifiersOf(buyer: BuyerTraces, never: NotABuyer): readonly Identifier[] {
  const found = [
    ...emailIdentifiers(buyer.email ?? '', never.isThrowaway),
    ...buyer.phones.flatMap((phone) => phoneIdentifiers(phone, never.phones)),
    ...(buyer.shipTo ? placeIdentifiers(buyer.shipTo, never.places) : []),
    ...buyer.devices.flatMap(deviceIdentifiers),
    ...buyer.cards.flatMap(cardIdentifiers),
    ...networkIdentifiers(buyer.ip ?? ''),
  ]
  return [...new Map(found.map((one) => [hashedText(one), one])).values()]
}
