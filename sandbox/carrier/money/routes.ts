import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { addressFor } from '../addresses/keep.ts'
import { AddressAsk, line } from '../addresses/shapes.ts'
import { wireScanForm } from '../records/paper.ts'
import { trackerFor } from '../tracking/find.ts'
import type { Answer, Call } from '../wire/call.ts'
import { ApiError } from '../wire/errors.ts'
import { operation } from '../wire/operation.ts'
import { pageOf } from '../wire/paging.ts'
import type { Carrier } from '../world.ts'
import { endInsurance, insureParcel, wireInsurance } from './insure.ts'
import { askRefund } from './refund.ts'
import { makeScanForm } from './scan-form.ts'

const codes = z.union([z.array(z.string()), z.string().transform((text) => text.split(',').map((one) => one.trim()))])
const RefundAsk = z.object({ refund: z.object({ carrier: z.string(), tracking_codes: codes }) })
const FormAsk = z.object({ scan_form: z.object({ shipments: z.array(z.object({ id: z.string() })).default([]) }) })
const InsureAsk = z.object({
  insurance: z.object({
    amount: z.union([z.string(), z.number()]),
    tracking_code: z.string().min(3),
    carrier: line,
    reference: line,
    to_address: AddressAsk,
    from_address: AddressAsk,
  }),
})

/** What is given back, insured, or listed for the driver. */
export function moneyRoutes(carrier: Carrier) {
  const read = z.unknown()
  return new Hono<Wire>()
    .post('/v2/refunds', operation(carrier, { ask: RefundAsk, work: giveBack }))
    .get('/v2/refunds', operation(carrier, { ask: read, work: listRefunds }))
    .get(
      '/v2/refunds/:id',
      operation(carrier, { ask: read, work: ({ account, id }) => ({ status: 200, body: account.need('refund', id) }) }),
    )
    .post('/v2/insurances', operation(carrier, { ask: InsureAsk, work: insure }))
    .get('/v2/insurances', operation(carrier, { ask: read, work: listInsurances }))
    .get('/v2/insurances/:id', operation(carrier, { ask: read, work: (call) => oneInsurance(call) }))
    .post('/v2/insurances/:id/refund', operation(carrier, { ask: read, work: refundInsurance }))
    .post('/v2/scan_forms', operation(carrier, { ask: FormAsk, work: makeForm }))
    .get('/v2/scan_forms', operation(carrier, { ask: read, work: listForms }))
    .get(
      '/v2/scan_forms/:id',
      operation(carrier, { ask: read, work: ({ account, id }) => ({ status: 200, body: wireScanForm(account.need('scan_form', id)) }) }),
    )
}

/** Several labels of one carrier at once; if one of them is not ours to give, none is. */
function giveBack({ account, ask: { refund } }: Call<z.infer<typeof RefundAsk>>): Answer {
  const shipments = refund.tracking_codes.map((code) => {
    const found = account
      .tagged('shipment', code)
      .find(({ selected_rate }) => selected_rate?.carrier.toLowerCase() === refund.carrier.toLowerCase())
    if (!found) throw new ApiError('REFUND.TRACKING_CODE.NOT_FOUND', [code])
    return found
  })
  return { status: 201, body: shipments.map((shipment) => askRefund(account, shipment).refund) }
}

function listRefunds({ account, query }: Call<unknown>): Answer {
  const { page, has_more } = pageOf(account, 'refund', query)
  return { status: 200, body: { refunds: page, has_more } }
}

function insure({ account, ask: { insurance } }: Call<z.infer<typeof InsureAsk>>): Answer {
  const made = insureParcel(account, {
    amount: insurance.amount,
    reference: insurance.reference,
    from: addressFor(account, { verify: true, ...insurance.from_address }),
    to: addressFor(account, { verify: true, ...insurance.to_address }),
    tracker: trackerFor(account, insurance.tracking_code, insurance.carrier),
  })
  return { status: 201, body: wireInsurance(account, made) }
}

function listInsurances({ account, query }: Call<unknown>): Answer {
  const { page, has_more } = pageOf(account, 'insurance', query)
  return { status: 200, body: { insurances: page.map((one) => wireInsurance(account, one)), has_more } }
}

function oneInsurance({ account, id }: Pick<Call<unknown>, 'account' | 'id'>): Answer {
  return { status: 200, body: wireInsurance(account, account.need('insurance', id)) }
}

function refundInsurance({ account, id }: Call<unknown>): Answer {
  endInsurance(account, account.need('insurance', id))
  return oneInsurance({ account, id })
}

function makeForm({ account, ask }: Call<z.infer<typeof FormAsk>>): Answer {
  const ids = ask.scan_form.shipments.map(({ id }) => id)
  return { status: 201, body: wireScanForm(makeScanForm(account, ids)) }
}

function listForms({ account, query }: Call<unknown>): Answer {
  const { page, has_more } = pageOf(account, 'scan_form', query)
  return { status: 200, body: { scan_forms: page.map(wireScanForm), has_more } }
}
