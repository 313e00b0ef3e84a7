import type { Money } from '#domain/money.ts'
import type { Carrier, CarrierFailure } from '#ports/carrier.ts'
import { boughtOf, boxesOf, isOrder, readBack, type ReadBack } from './bought.ts'
import type { Client, Clients } from './client.ts'
import { saysBought, saysNoRefund, toFailure } from './failures.ts'
import { dollarsOnly } from './quote.ts'
import { sharesOf } from './rates.ts'
import { OrderShape, ShipmentShape, type WireShipment } from './shapes.ts'

/** What spends, what reads back what was spent, and what asks for it back. */
export function buyingOf(clients: Clients): Pick<Carrier, 'buy' | 'readBack' | 'void'> {
  return {
    buy: async ({ quote, ref }, insured) => {
      if (insured && insured.currency !== 'USD') return dollarsOnly
      if (!isOrder(quote)) return buyEach(clients, quote, ref.split(','), insured)
      return insured ? uninsured : buyOrder(clients, quote, ref)
    },
    readBack: (quote) => readBack(clients.other, quote),
    void: (parcel) => takeBack(clients.other, parcel),
  }
}

/** A quote without an insured value may be of an order, which cannot be bought with one. */
const uninsured: CarrierFailure = {
  outcome: 'refused',
  code: 'quoted_uninsured',
  message: 'These rates were asked without insurance. Ask for rates again.',
}

async function buyOrder({ buy, other }: Clients, quote: string, ref: string): Promise<ReadBack> {
  const [carrier = '', service = ''] = ref.split('/')
  try {
    return asPaid(OrderShape.parse(await buy.Order.buy(quote, carrier, service)))
  } catch (thrown) {
    if (saysBought(thrown)) return readAfter(other, quote)
    const failure = toFailure(thrown, true)
    // These are said before the first box is looked at; every other no may stand behind boxes that were bought.
    return ['unknown', 'retry', 'config'].includes(failure.outcome) ? failure : settle(other, quote, failure)
  }
}

/** Box by box, passing over those that have their label. */
async function buyEach(clients: Clients, quote: string, rates: readonly string[], insured: Money | null): Promise<ReadBack> {
  const boxes = await unbought(clients.other, quote)
  if ('outcome' in boxes) return boxes
  const shares = insured ? sharesOf(insured.amount, boxes) : []
  const paid = [...boxes]
  for (const [i, { id, postage_label }] of boxes.entries()) {
    if (postage_label) continue
    const bought = await buyBox(clients, id, rates[i] ?? '', shares[i] ?? 0)
    if ('outcome' in bought) {
      const nothingYet = paid.every((one) => !one.postage_label)
      return nothingYet || bought.outcome === 'unknown' ? bought : settle(clients.other, quote, bought)
    }
    paid[i] = bought
  }
  return asPaid({ shipments: paid, messages: [] })
}

async function unbought(client: Client, quote: string): Promise<readonly WireShipment[] | CarrierFailure> {
  try {
    return (await boxesOf(client, quote)).shipments
  } catch (thrown) {
    return toFailure(thrown, false)
  }
}

/** `insured` minor units of US dollars, 0 for nothing. */
async function buyBox({ buy, other }: Clients, id: string, rate: string, insured: number): Promise<WireShipment | CarrierFailure> {
  try {
    return ShipmentShape.parse(await buy.Shipment.buy(id, rate, insured > 0 ? (insured / 100).toFixed(2) : null))
  } catch (thrown) {
    if (!saysBought(thrown)) return toFailure(thrown, true)
  }
  try {
    return ShipmentShape.parse(await other.Shipment.retrieve(id))
  } catch (thrown) {
    return toFailure(thrown, true)
  }
}

/** A yes without any label is nothing to build on. */
function asPaid(boxes: Parameters<typeof boughtOf>[0]): ReadBack {
  const bought = boughtOf(boxes)
  return bought.parcels.some(Boolean) ? { outcome: 'done', bought } : unlabelled
}

const unlabelled: CarrierFailure = { outcome: 'unknown', message: 'EasyPost says bought and shows no label.' }

/** After a no that may have come too late: what was bought before it, with the reason; the no itself where nothing was. */
async function settle(client: Client, quote: string, failure: CarrierFailure): Promise<ReadBack> {
  const now = await readAfter(client, quote)
  if (now.outcome !== 'done') return now
  if (now.bought.parcels.every((parcel) => parcel === null)) return failure
  return { outcome: 'done', bought: { ...now.bought, message: failure.message } }
}

/** Reads back after a purchase: what cannot be read now may have been paid. */
async function readAfter(client: Client, quote: string): Promise<ReadBack> {
  const now = await readBack(client, quote)
  return now.outcome === 'done' ? now : { outcome: 'unknown', message: now.message }
}

async function takeBack(client: Client, parcel: string): ReturnType<Carrier['void']> {
  try {
    const { refund_status } = ShipmentShape.parse(await client.Shipment.refund(parcel))
    return refund_status === 'not_asked' ? unanswered : { outcome: 'done', state: refund_status }
  } catch (thrown) {
    return saysNoRefund(thrown) ? stateOf(client, parcel) : toFailure(thrown, true)
  }
}

const unanswered: CarrierFailure = { outcome: 'unknown', message: 'EasyPost does not say what became of the label.' }

/** A label that cannot be taken back: because it was before, or because there is none. */
async function stateOf(client: Client, parcel: string): ReturnType<Carrier['void']> {
  try {
    const { refund_status } = ShipmentShape.parse(await client.Shipment.retrieve(parcel))
    return { outcome: 'done', state: refund_status === 'not_asked' ? 'not_possible' : refund_status }
  } catch (thrown) {
    return toFailure(thrown, true)
  }
}
