import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { rated } from '../shipments/make.ts'
import type { Answer, Call } from '../wire/call.ts'
import { operation } from '../wire/operation.ts'
import type { Carrier } from '../world.ts'
import { buyOrder } from './buy.ts'
import { makeOrder } from './make.ts'
import { OrderAsk } from './shapes.ts'
import { wireOrder } from './wire.ts'

const CreateAsk = z.object({ order: OrderAsk })
const BuyAsk = z.object({ carrier: z.string(), service: z.string() })

/** Orders: several boxes quoted and bought together. */
export function orderRoutes(carrier: Carrier) {
  const read = z.unknown()
  const at = '/v2/orders/:id'
  return new Hono<Wire>()
    .post('/v2/orders', operation(carrier, { ask: CreateAsk, work: create }))
    .get(at, operation(carrier, { ask: read, work: (call) => told(call) }))
    .get(`${at}/rates`, operation(carrier, { ask: read, work: reread }))
    .post(`${at}/buy`, operation(carrier, { ask: BuyAsk, work: (call) => buyOrder(call.account, call.id, call.ask), buys: true }))
}

function create({ account, ask: { order: ask } }: Call<z.infer<typeof CreateAsk>>): Answer {
  const order = makeOrder(account, ask)
  if (ask.carrier === undefined || ask.service === undefined) return { status: 201, body: wireOrder(account, order) }
  return buyOrder(account, order.id, { carrier: ask.carrier, service: ask.service })
}

function told({ account, id }: Pick<Call<unknown>, 'account' | 'id'>): Answer {
  return { status: 200, body: wireOrder(account, account.need('order', id)) }
}

/** Asks the carriers once more for every box that was not bought. */
function reread({ account, id }: Call<unknown>): Answer {
  account.need('order', id)
  for (const shipment of account.under('shipment', id)) if (!shipment.postage_label) rated(account, shipment)
  return told({ account, id })
}
