import { openEasypost } from '#adapters/carrier/easypost/index.ts'
import type { QuotedRate } from '#domain/shipping/rate.ts'
import type { Carrier, EasypostCredentials, Place, QuoteAsk } from '#ports/carrier.ts'
import type { Sandbox } from './sandbox.ts'

/** Where the parts are. */
export const shop: Place = {
  name: 'Parts Desk',
  company: 'Harbor Toyota Parts',
  line1: '12 Pier Road',
  line2: null,
  city: 'Boston',
  region: 'MA',
  postalCode: '02110',
  country: 'US',
  phone: '617 555 0100',
  email: null,
}

/** Where they go. */
export const customer: Place = {
  name: 'Łukasz Żółć',
  company: null,
  line1: '1801 Barton Springs Road',
  line2: 'Unit 4',
  city: 'Austin',
  region: 'TX',
  postalCode: '78704',
  country: 'US',
  phone: '512 555 0199',
  email: null,
}

/** A box with a strut in it, and a heavier one. */
export const strut = { size: { lengthMm: 513, widthMm: 277, heightMm: 127 }, grams: 1_868, notes: ['Order 100001', 'DMS-5531', '1 of 1'] }
export const rotor = { ...strut, grams: 9_072, notes: ['Order 100001', 'DMS-5531', '2 of 2'] }

/** What is asked of one box; goods that are ready now, from a place that hands them over until midnight. */
export function ask(changes: Partial<QuoteAsk> = {}): QuoteAsk {
  return {
    reference: 'shipment-1',
    from: shop,
    to: customer,
    boxes: [strut],
    options: { signature: 'none', insured: null, saturday: false, hazmat: false },
    currency: 'USD',
    residential: true,
    ready: new Date(),
    handover: { timeZone: 'UTC', cutoff: '24:00' },
    ...changes,
  }
}

/** How long the tests wait for an answer that does not come. */
const deadlines = { quote: 5_000, buy: 1_500, other: 5_000 }

/** An account of the sandbox's carrier, or of whoever listens on another port. */
export function openAccount(sandbox: Pick<Sandbox, 'ports'>, account: string, changes: Partial<EasypostCredentials> = {}): Carrier {
  const open = openEasypost({ sandbox: { carrier: sandbox.ports.carrier }, deadlines })
  const opened = open({ apiKey: `EZTK_${account}`, webhookSecret: null, carrierAccounts: null, ...changes })
  if (!opened.ok) throw new Error(opened.code)
  return opened.value
}

/** The rates of a quote; a failure is the test's end. */
export async function quoted(carrier: Carrier, changes: Partial<QuoteAsk> = {}): Promise<readonly QuotedRate[]> {
  const answer = await carrier.quote(ask(changes))
  if (answer.outcome !== 'done') throw new Error(JSON.stringify(answer))
  return answer.quoted.rates
}

/** The rate of one service. */
export async function rateOf(carrier: Carrier, service = 'Ground', changes: Partial<QuoteAsk> = {}): Promise<QuotedRate> {
  const rates = await quoted(carrier, changes)
  const found = rates.find((rate) => rate.service === service)
  if (!found) throw new Error(`no rate for ${service} among ${rates.map((rate) => rate.service).join()}`)
  return found
}

/** What was bought for a rate just quoted, a parcel a box. */
export async function bought(carrier: Carrier, service = 'Ground', changes: Partial<QuoteAsk> = {}) {
  const rate = await rateOf(carrier, service, changes)
  const answer = await carrier.buy(rate, changes.options?.insured ?? null)
  if (answer.outcome !== 'done') throw new Error(JSON.stringify(answer))
  const parcels = answer.bought.parcels.flatMap((parcel) => parcel ?? [])
  const [parcel] = parcels
  if (!parcel) throw new Error('nothing was bought')
  return { rate, parcels, parcel }
}
