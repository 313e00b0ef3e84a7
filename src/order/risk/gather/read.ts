import type { Address } from '#domain/address.ts'
import { distanceKm } from '#domain/distance.ts'
import type { BasketLine, EmailFacts, IpFacts, VehicleFacts } from '#domain/risk/facts.ts'
import { readEmail } from '#domain/risk/reading/email.ts'
import { makeOfBrand } from '#domain/risk/reading/makes.ts'
import { compareVehicle, vinVerdict } from '#domain/vin.ts'
import type { Lookup } from '#platform/lookup/open.ts'
import { vehicleOf, type OrderRow } from '../../spine-facts.ts'

type Goods = {
  readonly name: string
  readonly part_number: string
  readonly brand: string | null
  readonly quantity: number
  readonly unit_price: number
  readonly discount: number
  readonly fits: boolean | null
  readonly fitment_at: Date | null
}

/** A line as a score sees it. A car maker's own part is for that make; any other was chosen for the vehicle of the order, because no line has a car of its own. */
export function basketLineOf(line: Goods, make: string | null): BasketLine {
  const { name, brand, quantity } = line
  return {
    name,
    partNumber: line.part_number,
    brand,
    make: makeOfBrand(brand) ?? make,
    quantity,
    amount: quantity * line.unit_price - line.discount,
  }
}

/** The hour (0 to 23) on a wall clock of that time zone. */
export function hourIn(timeZone: string, at: Date): number {
  const hour = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(at)
  return Number(hour)
}

/** Kilometres between two addresses by their postal codes; null where one has no place in the tables. */
export function kilometresBetween(lookup: Lookup, a: Address, b: Address): number | null {
  const [from, to] = [a, b].map(({ country, postalCode }) => (postalCode ? lookup.ofPostalCode(country, postalCode) : null))
  return from && to ? Math.round(distanceKm(from, to)) : null
}

/** Where an order was sent from, and how far that is from where it goes: to fifty kilometres, because an IP address is known no nearer. */
export function ipOf(lookup: Lookup, ip: string | null, shipping: Address): IpFacts | null {
  const found = ip ? lookup.ofIp(ip) : null
  if (!found) return null
  const to = shipping.postalCode ? lookup.ofPostalCode(shipping.country, shipping.postalCode) : null
  const distance = found.point && to ? Math.round(distanceKm(found.point, to) / 50) * 50 : null
  return { country: found.country, hosting: found.network?.hosting ? found.network.name : null, distance }
}

/** What kind of mailbox it is, by the offline lists. */
export function mailOf(lookup: Lookup, email: string, names: readonly string[]): EmailFacts {
  const lists = {
    isDisposable: (domain: string) => lookup.ofMailDomain(domain).disposable,
    isFree: (domain: string) => lookup.ofMailDomain(domain).free,
  }
  return readEmail(email, names, lists)
}

/** The vehicle bar. That a part does not fit only the storefront's catalogue says, and a person who signed it off knows better. */
export function vehicleFactsOf(order: OrderRow, goods: readonly Goods[]): VehicleFacts {
  const chosen = vehicleOf(order)
  const vin = order.vehicle_vin
  const decoded = order.vehicle_decoded
  return {
    vin: vin === null ? 'none' : vinVerdict(vin).ok ? 'valid' : 'invalid',
    chosen: Boolean(chosen.make ?? chosen.model),
    disagrees: decoded ? compareVehicle(decoded, chosen).length > 0 : null,
    unfit: goods.some(({ fits }) => fits !== null)
      ? goods.filter(({ fits, fitment_at: signed }) => fits === false && signed === null).length
      : null,
  }
}
