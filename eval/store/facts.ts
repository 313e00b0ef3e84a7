import { distanceKm } from '#domain/distance.ts'
import type { RiskFacts } from '#domain/risk/facts.ts'
import { readAddresses } from '#domain/risk/reading/address.ts'
import { readEmail } from '#domain/risk/reading/email.ts'
import { totalOf, type Known } from './network.ts'
import type { PlacedOrder } from './order.ts'
import { mailLists, placeOfZip } from './places.ts'

/** The facts a score is made from, read out of an order as the desk reads them, with what the network knew. Without the registry its word is not known; the rest of the network is. */
export function factsOfOrder(order: PlacedOrder, known: Known, withRegistry: boolean): RiskFacts {
  const { billing, shipping, basket, shippingCharged } = order
  const [from, to] = [billing, shipping].map(({ country, postalCode }) =>
    country === 'US' ? placeOfZip((postalCode ?? '').slice(0, 5)) : null,
  )
  return {
    order: {
      placedAt: new Date(order.at).toISOString(),
      hour: new Date(order.at).getUTCHours(),
      channel: 'web',
      currency: 'USD',
      goods: totalOf(order) - shippingCharged,
      shippingCharged,
      total: totalOf(order),
      expedited: order.expedited,
      smaller: known.smaller,
      pickupByOther: order.pickupByOther,
    },
    issuer: order.issuer,
    attempts: order.attempts,
    addresses: {
      ...readAddresses(billing, shipping),
      distance: from && to ? Math.round(distanceKm(from, to)) : null,
      sharedBy: known.sharedBy,
      forwarder: null,
      changedAfterPayment: order.changedAfterPayment,
    },
    ip: order.ip,
    email: readEmail(order.traces.email ?? '', [billing.name, shipping.name], mailLists),
    phone: order.phone,
    velocity: known.velocity,
    basket,
    vehicle: order.vehicle,
    history: known.history,
    alarms: [],
    ticks: [],
    network: withRegistry ? known.network : null,
    provider: null,
  }
}
