import type { Carrier, CarrierFailure, QuoteAsk, Quoted } from '#ports/carrier.ts'
import { boxOf, needsCustoms, tripOf } from './asking.ts'
import type { Client } from './client.ts'
import { toFailure } from './failures.ts'
import { cheapestOfEach, ratesOfBoxes, ratesOfOrder, serviceOf } from './rates.ts'
import { OrderShape, ShipmentShape, type WireMessage, type WireOrder, type WireShipment } from './shapes.ts'

/**
 * Asks for rates; nothing is charged. Several boxes are asked for twice at once: as an order, which carriers sell as one shipment of several boxes, and box by
 * box, for carriers that do not (the post). What the order sells is not listed again. An insured value rides with the purchase of a single box only, so then
 * there is no order.
 */
export function quoteOf(client: Client, accounts: readonly string[] | null): Carrier['quote'] {
  return async (ask) => {
    if (needsCustoms(ask)) return international
    if (ask.options.insured && ask.options.insured.currency !== 'USD') return dollarsOnly
    const asOrder = ask.boxes.length > 1 && ask.options.insured === null
    const [order, ...boxes] = await Promise.all([
      asOrder ? askOrder(client, { ...tripOf(ask, accounts), shipments: ask.boxes.map((box) => boxOf(box, ask)) }) : null,
      ...ask.boxes.map((box) => askBox(client, { ...tripOf(ask, accounts), ...boxOf(box, ask) })),
    ])
    const answered = boxes.flatMap((one) => ('outcome' in one ? [] : one))
    const refusals = boxes.flatMap((one) => ('outcome' in one ? one : []))
    const [failure] = order && 'outcome' in order && order.outcome !== 'refused' ? [order] : refusals
    return failure ?? { outcome: 'done', quoted: joined(order, answered, ask) }
  }
}

/** EasyPost insures in US dollars. */
export const dollarsOnly: CarrierFailure = {
  outcome: 'refused',
  code: 'insurance_currency',
  message: 'EasyPost insures in US dollars only.',
}

const international: CarrierFailure = {
  outcome: 'refused',
  code: 'international',
  message: 'This address needs customs papers, which are not made here yet.',
}

async function askBox(client: Client, shipment: object): Promise<WireShipment | CarrierFailure> {
  try {
    return ShipmentShape.parse(await client.Shipment.create(shipment))
  } catch (thrown) {
    return toFailure(thrown, false)
  }
}

async function askOrder(client: Client, order: object): Promise<WireOrder | CarrierFailure> {
  try {
    return OrderShape.parse(await client.Order.create(order))
  } catch (thrown) {
    return toFailure(thrown, false)
  }
}

function joined(order: WireOrder | CarrierFailure | null, boxes: readonly WireShipment[], { options }: QuoteAsk): Quoted {
  const together = order && 'rates' in order ? ratesOfOrder(order) : []
  const sold = new Set(together.map(serviceOf))
  const apart = ratesOfBoxes(boxes, options.insured?.amount ?? null).filter((rate) => !sold.has(serviceOf(rate)))
  return { rates: cheapestOfEach([...together, ...apart]), messages: messagesOf(order, boxes) }
}

/** What a carrier says of orders matters only where it says nothing of the boxes by themselves: no rate and no reason. */
function messagesOf(order: WireOrder | CarrierFailure | null, boxes: readonly WireShipment[]): readonly string[] {
  const ofBoxes = boxes.flatMap(({ messages }) => messages)
  const heard = new Set<string | null | undefined>([...boxes.flatMap(({ rates }) => rates), ...ofBoxes].map(({ carrier }) => carrier))
  const ofOrder = !order ? [] : 'rates' in order ? order.messages : [{ carrier: null, message: order.message }]
  return [...new Set([...ofBoxes, ...ofOrder.filter(({ carrier }) => !carrier || !heard.has(carrier))].map(sentenceOf))]
}

function sentenceOf({ carrier, message }: Pick<WireMessage, 'carrier' | 'message'>): string {
  return carrier ? `${carrier}: ${message}` : message
}
