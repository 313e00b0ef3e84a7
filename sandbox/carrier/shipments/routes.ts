import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { addressFor } from '../addresses/keep.ts'
import { convertLabel } from '../labels/keep.ts'
import { insureShipment } from '../money/insure.ts'
import { askRefund } from '../money/refund.ts'
import type { Shipment } from '../records/shipment.ts'
import type { Answer, Call } from '../wire/call.ts'
import { ApiError } from '../wire/errors.ts'
import { operation } from '../wire/operation.ts'
import { pageOf, type Narrowed } from '../wire/paging.ts'
import type { Carrier } from '../world.ts'
import { buyShipment } from './buy.ts'
import { addForm, formTypes } from './forms.ts'
import { makeShipment, rated } from './make.ts'
import { customsFor, customsItemFor, CustomsAsk, CustomsItemAsk, ParcelAsk, parcelFor } from './parcels.ts'
import { ShipmentAsk } from './shapes.ts'
import { wireShipment } from './wire.ts'

const CreateAsk = z.object({ shipment: ShipmentAsk })
const money = z.union([z.string(), z.number()])
const BuyAsk = z.object({
  rate: z.union([z.string().transform((id) => ({ id })), z.object({ id: z.string() })]).optional(),
  insurance: money.nullish(),
})

const FormAsk = z.object({ form: z.object({ type: z.enum(formTypes) }) })

/** Shipments, their rates, parcels and customs papers. */
export function shipmentRoutes(carrier: Carrier) {
  const read = z.unknown()
  const at = '/v2/shipments/:id'
  const noSmartRate = operation(carrier, {
    ask: read,
    work: () => {
      throw new ApiError('SMARTRATE.UNAVAILABLE')
    },
  })
  return new Hono<Wire>()
    .post('/v2/shipments', operation(carrier, { ask: CreateAsk, work: create }))
    .get('/v2/shipments', operation(carrier, { ask: read, work: list }))
    .get(at, operation(carrier, { ask: read, work: ({ account, id }) => ok(account, account.need('shipment', id)) }))
    .post(`${at}/rerate`, operation(carrier, { ask: read, work: rerate }))
    .post(`${at}/buy`, operation(carrier, { ask: BuyAsk, work: buy, buys: true }))
    .get(`${at}/label`, operation(carrier, { ask: read, work: label }))
    .post(`${at}/insure`, operation(carrier, { ask: z.object({ amount: money }), work: insure }))
    .post(`${at}/refund`, operation(carrier, { ask: read, work: refund }))
    .post(`${at}/forms`, operation(carrier, { ask: FormAsk, work: makeForm }))
    .get(`${at}/smartrate`, noSmartRate)
    .get(`${at}/smartrate/*`, noSmartRate)
    .get('/v2/rates/:id', operation(carrier, { ask: read, work: ({ account, id }) => ({ status: 200, body: account.need('rate', id) }) }))
    .route('/', paperRoutes(carrier))
}

/** What a shipment may be made of beforehand. */
function paperRoutes(carrier: Carrier) {
  const reading = (kind: 'parcel' | 'customs_info' | 'customs_item') =>
    operation(carrier, { ask: z.unknown(), work: ({ account, id }) => ({ status: 200, body: account.need(kind, id) }) })
  return new Hono<Wire>()
    .post(
      '/v2/parcels',
      operation(carrier, {
        ask: z.object({ parcel: ParcelAsk }),
        work: ({ account, ask }) => ({ status: 201, body: parcelFor(account, ask.parcel) }),
      }),
    )
    .get('/v2/parcels/:id', reading('parcel'))
    .post(
      '/v2/customs_infos',
      operation(carrier, {
        ask: z.object({ customs_info: CustomsAsk }),
        work: ({ account, ask }) => ({ status: 201, body: customsFor(account, ask.customs_info) }),
      }),
    )
    .get('/v2/customs_infos/:id', reading('customs_info'))
    .post(
      '/v2/customs_items',
      operation(carrier, {
        ask: z.object({ customs_item: CustomsItemAsk }),
        work: ({ account, ask }) => ({ status: 201, body: customsItemFor(account, ask.customs_item) }),
      }),
    )
    .get('/v2/customs_items/:id', reading('customs_item'))
}

function ok(account: Call<unknown>['account'], shipment: Shipment, status: 200 | 201 = 200): Answer {
  return { status, body: wireShipment(account, shipment) }
}

/** Makes a shipment, and buys it in the same breath when a service is named. */
function create({ account, ask: { shipment: ask } }: Call<z.infer<typeof CreateAsk>>): Answer {
  const from = addressFor(account, ask.from_address)
  const to = addressFor(account, ask.to_address)
  const made = makeShipment(account, {
    from_address: from,
    to_address: to,
    return_address: ask.return_address ? addressFor(account, ask.return_address) : from,
    buyer_address: ask.buyer_address ? addressFor(account, ask.buyer_address) : to,
    parcel: parcelFor(account, ask.parcel),
    customs_info: ask.customs_info ? customsFor(account, ask.customs_info) : null,
    options: ask.options ?? {},
    reference: ask.reference ?? null,
    is_return: ask.is_return ?? false,
    order_id: null,
    box: { number: 1, of: 1 },
    carrier_accounts: ask.carrier_accounts,
  })
  if (ask.service === null) return ok(account, made, 201)
  const rate = account.under('rate', made.id).find(({ service }) => service === ask.service)
  if (!rate) throw new ApiError('SHIPMENT.RATES.UNAVAILABLE')
  return ok(account, buyShipment(account, made, rate, ask.insurance ?? null), 201)
}

/** Those that were bought, unless told otherwise, as EasyPost does. */
function list({ account, query }: Call<unknown>): Answer {
  const narrowed: Narrowed[] = query.get('purchased') === 'false' ? [] : [['tag is not null']]
  const { page, has_more } = pageOf(account, 'shipment', query, narrowed)
  return { status: 200, body: { shipments: page.map((one) => wireShipment(account, one)), has_more } }
}

function rerate({ account, id }: Call<unknown>): Answer {
  const shipment = account.need('shipment', id)
  if (shipment.postage_label) throw new ApiError('SHIPMENT.POSTAGE.EXISTS')
  return ok(account, rated(account, shipment))
}

function buy({ account, ask, id }: Call<z.infer<typeof BuyAsk>>): Answer {
  const shipment = account.need('shipment', id)
  if (shipment.postage_label) throw new ApiError('SHIPMENT.POSTAGE.EXISTS')
  if (!ask.rate) throw new ApiError('SHIPMENT.MISSING_RATE')
  const rate = account.find('rate', ask.rate.id)
  if (rate?.shipment_id !== shipment.id) throw new ApiError('SHIPMENT.RATES.UNAVAILABLE')
  return ok(account, buyShipment(account, shipment, rate, ask.insurance ?? null))
}

function label({ account, id, query }: Call<unknown>): Answer {
  return ok(account, convertLabel(account, account.need('shipment', id), query.get('file_format') ?? ''))
}

function insure({ account, ask, id }: Call<{ amount: string | number }>): Answer {
  return ok(account, insureShipment(account, account.need('shipment', id), ask.amount))
}

function makeForm({ account, ask, id }: Call<z.infer<typeof FormAsk>>): Answer {
  return ok(account, addForm(account, account.need('shipment', id), ask.form.type))
}

function refund({ account, id }: Call<unknown>): Answer {
  return ok(account, askRefund(account, account.need('shipment', id)).shipment)
}
