import type { BuyerTraces, NotABuyer } from '#domain/registry/identifiers.ts'
import { isPickup } from '#domain/risk/reading/pickup.ts'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import { phoneE164 } from '#platform/lookup/phone-digits.ts'
import { findById } from '../../spine-facts.ts'
import { listAddresses, listOwnPlaces, readStoreForRisk } from './queries.ts'
import { cardIn, readTries } from './tries.ts'

/**
 * What an order tells of its buyer that may be looked for in the network, and what never is one: the store's own places and numbers, and throw-away mailboxes.
 * `shares`: the store takes part in the registry.
 */
export type Traces = { readonly buyer: BuyerTraces; readonly never: NotABuyer; readonly placedAt: Date; readonly shares: boolean }

/** Reads them; undefined for an order that is not there. The billing side is not asked: in a fraud it is the victim's. */
export async function readTraces(app: App, tx: Tx, id: string): Promise<Traces | undefined> {
  const [order, addresses, tries, places, settings] = await Promise.all([
    findById(tx, id),
    listAddresses(tx, id),
    readTries(tx, id),
    listOwnPlaces(tx),
    readStoreForRisk(tx),
  ])
  if (!order) return undefined
  const shipping = addresses.find(({ kind }) => kind === 'shipping')
  const country = shipping?.country ?? 'US'
  const phones = [order.buyer_phone, shipping?.phone ?? null].flatMap((typed) => phoneE164(typed, country) ?? [])
  const cards = tries.flatMap((one) => {
    const [scope, fingerprint] = [one.account, cardIn(one)]
    return scope !== null && fingerprint !== null ? [{ scope, fingerprint }] : []
  })
  return {
    buyer: {
      email: order.buyer_email,
      phones: [...new Set(phones)],
      // What is fetched goes to nobody's door.
      shipTo: shipping && !isPickup(order.shipping_service) ? shipping : null,
      devices: order.device_id ? [order.device_id] : [],
      cards,
      ip: order.ip,
    },
    placedAt: order.placed_at,
    shares: settings.shares_registry,
    never: {
      phones: places.flatMap(({ address }) => phoneE164(address.phone ?? null, address.country) ?? []),
      places: places.map(({ address }) => address),
      isThrowaway: (domain) => {
        const { disposable, relay } = app.lookup.ofMailDomain(domain)
        return disposable || relay
      },
    },
  }
}
