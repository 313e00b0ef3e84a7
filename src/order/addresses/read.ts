import { formatAddress } from 'localized-address-format'
import { addressDifferences, isPostBox, mapQuery, samePlace, type Address } from '#domain/address.ts'
import { anythingGone, isUnscanned } from '#domain/fulfillment.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { searchKey } from '#domain/search-key.ts'
import { taxOf } from '#domain/totals.ts'
import type { At } from '../spine.ts'
import { peopleOfStore } from '../spine-rows.ts'
import { readLabelCost, readStakes, readTyped } from './queries.ts'
import type { AddressesView, AddressView, Distance } from './shapes.ts'

/** The Billing and Shipping of the order page. */
export async function readAddresses({ tx, order, sources }: At): Promise<AddressesView> {
  const { billing, shipping, priced } = sources
  const typed = await readTyped(tx, order.id)
  const unscanned = sources.shipments.filter(isUnscanned).map(({ id }) => id)
  return {
    billing: viewOf(billing, typed.billing),
    shipping: viewOf(shipping, typed.shipping),
    differences: addressDifferences(billing, shipping),
    distance: distanceOf(billing, shipping),
    checked: order.addresses_checked_at && {
      at: order.addresses_checked_at.toISOString(),
      by: await nameOf(tx, order.addresses_checked_by),
    },
    stakes: {
      ...(await readStakes(tx, order.id)),
      taxed: priced.lines.some((line) => taxOf(line.taxes) > 0) || taxOf(priced.shipping.taxes) > 0,
      shippingCharged: priced.shipping.amount > 0,
      unscanned: { shipments: unscanned.length, cost: await readLabelCost(tx, unscanned) },
    },
    buyer: { name: order.buyer_name, company: order.buyer_company, email: order.buyer_email, phone: order.buyer_phone },
    can: { edit: mayEdit(order, anythingGone(sources.shipments)), editBuyer: mayEditBuyer(order), check: mayEditBuyer(order) },
  }
}

/** An address may change until anything is gone: after that the parcel is under way to the old one. What no carrier has scanned is not. */
export function mayEdit(
  order: { readonly status: string },
  left: boolean,
): Result<null, 'order_cancelled' | 'order_completed' | 'parts_left'> {
  if (order.status === 'cancelled') return refuse('order_cancelled')
  if (left) return refuse('parts_left')
  return order.status === 'completed' ? refuse('order_completed') : ok(null)
}

/** The buyer's own facts may be put right at any time but on a cancelled order. */
export function mayEditBuyer(order: { readonly status: string }): Result<null, 'order_cancelled'> {
  return order.status === 'cancelled' ? refuse('order_cancelled') : ok(null)
}

/** How far two addresses lie apart, by their own words: the same door, city, state or country. */
export function distanceOf(billing: Address, shipping: Address): Distance {
  if (billing.country !== shipping.country) return 'other_country'
  if (samePlace(billing, shipping)) return 'same_place'
  const same = (field: 'city' | 'region') => searchKey(billing[field] ?? '') === searchKey(shipping[field] ?? '')
  if (!same('region')) return 'other_region'
  return same('city') ? 'same_city' : 'same_region'
}

function viewOf(address: Address, typed: Address | undefined): AddressView {
  return {
    address,
    lines: linesOf(address),
    // https://developers.google.com/maps/documentation/urls/get-started#search-action
    mapUrl: `https://www.google.com/maps/search/?${new URLSearchParams({ api: '1', query: mapQuery(address) }).toString()}`,
    postBox: isPostBox(address),
    changed: typed ? addressDifferences(address, typed) : [],
    typed: typed ?? address,
  }
}

/** The lines of an envelope as the address's own country writes them; the package takes formats from Google's libaddressinput. */
function linesOf(address: Address): readonly string[] {
  return formatAddress({
    postalCountry: address.country,
    name: address.name,
    organization: address.company ?? '',
    addressLines: [address.line1, ...(address.line2 ? [address.line2] : [])],
    locality: address.city,
    administrativeArea: address.region ?? '',
    postalCode: address.postalCode ?? '',
  })
}

async function nameOf(tx: At['tx'], person: string | null): Promise<string | null> {
  if (person === null) return null
  return (await peopleOfStore(tx)).find((one) => one.id === person)?.name ?? null
}
