import {
  noFacts,
  trails,
  type AddressFacts,
  type AttemptFacts,
  type BasketLine,
  type HistoryFacts,
  type IssuerFacts,
  type NetworkFacts,
  type OrderFacts,
  type RiskFacts,
  type VehicleFacts,
  type VelocityFacts,
} from '../facts.ts'

/** The pieces of an order's facts that a case names; the rest is unknown. */
export type Pieces = {
  readonly order?: Partial<OrderFacts>
  readonly issuer?: Partial<IssuerFacts>
  readonly addresses?: Partial<AddressFacts>
  readonly velocity?: Partial<VelocityFacts>
  readonly vehicle?: Partial<VehicleFacts>
  readonly history?: Partial<HistoryFacts>
  readonly network?: Partial<NetworkFacts>
} & Partial<Pick<RiskFacts, 'attempts' | 'ip' | 'email' | 'phone' | 'basket' | 'alarms' | 'ticks' | 'provider'>>

/** An order of which only these pieces are known. */
export function factsOf({ order, issuer, addresses, velocity, vehicle, history, network, ...rest }: Pieces): RiskFacts {
  const none = noFacts('USD')
  return {
    ...none,
    ...rest,
    order: { ...none.order, ...order },
    issuer: issuer ? { ...silentIssuer, ...issuer } : null,
    addresses: addresses ? { ...atHome, ...addresses } : null,
    velocity: velocity ? { ...quiet, ...velocity } : null,
    vehicle: vehicle ? { vin: 'valid', chosen: true, disagrees: false, unfit: 0, ...vehicle } : null,
    history: history ? { orders: 1, settled: 0, settledSame: 0, chargebacks: 0, ...history } : null,
    network: network ? { verdict: 'none', kinds: [], cases: 0, newestDays: null, atBuilding: 0, ...network } : null,
  }
}

/** Tries to pay, as "minute amount outcome card": `0 500 declined a` is 500.00 declined on card a at noon. */
export function tries(...told: readonly string[]): readonly AttemptFacts[] {
  return told.map((line) => {
    const [minute, amount, outcome, card] = line.split(' ')
    const at = new Date(Date.UTC(2026, 2, 4, 12) + Number(minute) * 60_000).toISOString()
    const known = outcome === 'declined' || outcome === 'approved' ? outcome : 'other'
    return { at, amount: Number(amount) * 100, outcome: known, card: card ?? null }
  })
}

/** Lines as "quantity name" or "quantity name / make". */
export function parts(...told: readonly string[]): readonly BasketLine[] {
  return told.map((line, i) => {
    const [quantity = '1', ...words] = line.split(' ')
    const [name = '', make] = words.join(' ').split(' / ')
    return { name, partNumber: `9${i}-100`, brand: null, make: make ?? null, quantity: Number(quantity), amount: 10_000 }
  })
}

const silentIssuer: IssuerFacts = { street: null, postalCode: null, cvc: null, threeDSecure: null, funding: null, country: null }

const atHome: AddressFacts = {
  samePlace: true,
  sameName: true,
  billing: { country: 'US', region: 'OH' },
  shipping: { country: 'US', region: 'OH' },
  postBox: false,
  distance: 0,
  sharedBy: 1,
  forwarder: false,
  changedAfterPayment: false,
}

const quiet: VelocityFacts = {
  orders: { email: null, phone: null, card: null, device: null, address: null },
  cardsOnAddress: null,
  cardsOnDevice: null,
}

/** Earlier orders on every trail alike. */
export function busy(hour: number, day: number, week: number): VelocityFacts['orders'] {
  const counts = { hour, day, week }
  return { ...quiet.orders, ...Object.fromEntries(trails.map((trail) => [trail, counts])) }
}
