import type { Address } from '#domain/address.ts'
import type { Place } from '#ports/carrier.ts'

/** An address as carriers take it, without the mail address. */
export function placeOf(address: Address): Omit<Place, 'email'> {
  return {
    name: address.name,
    company: address.company ?? null,
    line1: address.line1,
    line2: address.line2 ?? null,
    city: address.city,
    region: address.region ?? null,
    postalCode: address.postalCode ?? null,
    country: address.country,
    phone: address.phone ?? null,
  }
}
