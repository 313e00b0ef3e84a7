import { found, type Finding } from '../codes.ts'
import type { PlaceFacts, RiskFacts } from '../facts.ts'

/** Buyers at one address (without its unit) from which on it is a forwarder's, a building's or a shop's: below ten, honest households come in. */
const sharedFrom = 10

/** Kilometres between the two addresses that are far; ours. */
const farApart = 1_500

/** Kilometres between where an order was sent from and where it goes that are far. */
const farFromIp = 500

/** Where the goods go, against where the card lives. Another region counts by itself, another name there besides. */
export function addressFindings({ addresses, order }: RiskFacts): readonly Finding[] {
  const pickup = found(order.pickupByOther, 'pickup_by_other', true)
  if (addresses === null) return pickup
  const { billing, shipping, sameName, distance, sharedBy, forwarder } = addresses
  const elsewhere = isElsewhere(billing, shipping)
  return [
    ...found(elsewhere, 'other_region', regionOf(shipping), { billing: regionOf(billing), shipping: regionOf(shipping) }),
    ...found(elsewhere && sameName === false, 'other_name_too', true),
    ...found(distance !== null && distance > farApart, 'far_apart', distance),
    ...found(addresses.postBox, 'post_box', true),
    ...found(forwarder === true || (sharedBy ?? 0) >= sharedFrom, 'shared_place', sharedBy, {
      buyers: sharedBy,
      listed: forwarder === true,
    }),
    ...found(addresses.changedAfterPayment, 'changed_after_payment', true),
    ...pickup,
  ]
}

/** Where the order was sent from, against where it goes; a country that either address has is not foreign. */
export function ipFindings({ ip, addresses }: RiskFacts): readonly Finding[] {
  if (ip === null) return []
  const homes = [addresses?.billing.country, addresses?.shipping.country].filter((country) => country != null)
  return [
    ...found(ip.country !== null && homes.length > 0 && !homes.includes(ip.country), 'ip_country', ip.country, { homes }),
    ...found(ip.hosting !== null && ip.hosting !== '', 'ip_hosting', ip.hosting),
    ...found(ip.distance !== null && ip.distance > farFromIp, 'ip_far', ip.distance),
  ]
}

/** Do two places lie in different countries or regions? Not when what would tell is missing on either side. */
export function isElsewhere(a: PlaceFacts, b: PlaceFacts): boolean {
  if (a.country !== null && b.country !== null && a.country !== b.country) return true
  return a.region !== null && b.region !== null && a.region !== b.region
}

function regionOf({ country, region }: PlaceFacts): string {
  return [country, region].filter((part) => part !== null).join('-')
}
