import { saysFraud } from '#domain/registry/case.ts'
import type { RiskFacts } from '#domain/risk/facts.ts'
import { readAddresses } from '#domain/risk/reading/address.ts'
import { isFetchedByOther } from '#domain/risk/reading/pickup.ts'
import { classOf } from '#domain/shipping/service-class.ts'
import { totalsOf } from '#domain/totals.ts'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import { readSources, type OrderRow } from '../../spine-facts.ts'
import { readHistoryOfBuyer } from './buyer.ts'
import { basketLineOf, hourIn, ipOf, kilometresBetween, mailOf, vehicleFactsOf } from './read.ts'
import { findAddressChange, listAlarms, listGoods, listTicks, readStoreForRisk, shareOfSmaller } from './queries.ts'
import { attemptsOf, issuerOf, readTries } from './tries.ts'

/** What the store's own tables and the offline tables tell of an order. What the network knows is added by who may ask it. */
export async function gatherFacts(app: App, tx: Tx, order: OrderRow): Promise<RiskFacts> {
  const [sources, goods, tries, alarms, ticked, changed, store] = await Promise.all([
    readSources(tx, order),
    listGoods(tx, order.id),
    readTries(tx, order.id),
    listAlarms(tx, order.id),
    listTicks(tx, order.id),
    findAddressChange(tx, order.id),
    readStoreForRisk(tx),
  ])
  const totals = totalsOf(sources.priced)
  const { billing, shipping } = sources
  const [smaller, history] = await Promise.all([
    shareOfSmaller(tx, order.id, order.placed_at, totals.total),
    readHistoryOfBuyer(tx, order, shipping, tries),
  ])
  const paidAt = tries.find(({ outcome }) => outcome === 'approved')?.at
  return {
    order: {
      placedAt: order.placed_at.toISOString(),
      hour: hourIn(store.time_zone, order.placed_at),
      channel: order.channel,
      currency: order.currency,
      goods: totals.subtotal - totals.discounts,
      shippingCharged: order.shipping_amount,
      total: totals.total,
      expedited: isExpedited(order.shipping_service),
      smaller,
      pickupByOther: isFetchedByOther(order.shipping_service, { buyer: order.buyer_name, billing, shipping }),
    },
    issuer: issuerOf(tries),
    attempts: attemptsOf(tries),
    addresses: {
      ...readAddresses(billing, shipping),
      distance: kilometresBetween(app.lookup, billing, shipping),
      sharedBy: null,
      forwarder: null,
      changedAfterPayment: changed === undefined || paidAt === undefined ? false : changed > paidAt,
    },
    ip: ipOf(app.lookup, order.ip, shipping),
    email: order.buyer_email ? mailOf(app.lookup, order.buyer_email, [order.buyer_name, billing.name, shipping.name]) : null,
    phone: order.buyer_phone ? app.lookup.ofPhone(order.buyer_phone, billing.country) : null,
    velocity: null,
    basket: goods.map((line) => basketLineOf(line, order.vehicle_make)),
    vehicle: vehicleFactsOf(order, goods),
    history,
    alarms: alarms.map(({ kind, reason }) => ({ kind, fraud: reason === null ? null : saysFraud(reason) })),
    ticks: ticked.map(({ tick }) => tick),
    network: null,
    provider: null,
  }
}

function isExpedited(service: string): boolean {
  const words = classOf(service, null)
  return words === 'overnight' || words === 'two_day'
}
