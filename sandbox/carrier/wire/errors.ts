/** One thing wrong with a request, as EasyPost lists it beside the code. */
export type FieldError = {
  readonly code?: string
  readonly field: string
  readonly message: string
  readonly suggestion?: string | null
}

/** Status and sentence of each code. Those of purchases are told apart by an adapter: refused, done before, or without an answer. */
const codes = {
  'APIKEY.REQUIRED': [401, 'An API key is required: send it as the user name of basic authentication.'],
  'APIKEY.INVALID': [401, 'This is no key of the sandbox: test keys are EZTK_<name>.'],
  'APIKEY.LIVE': [403, 'Live keys are refused here: this is a sandbox. Use EZTK_<name>.'],
  NOT_FOUND: [404, 'The requested resource could not be found.'],
  'SMARTRATE.UNAVAILABLE': [404, 'The sandbox does not offer SmartRate.'],
  BAD_REQUEST: [400, 'The request is no readable JSON.'],
  'PARAMETER.INVALID': [422, 'The request was understood, but its parameters are not valid.'],
  PAYMENT_REQUIRED: [402, 'The account has no funds left: add funds before buying.'],
  RATE_LIMITED: [429, 'Too many requests: wait before sending more.'],
  INTERNAL_SERVER_ERROR: [500, 'We are sorry, something went wrong on our side.'],
  'ADDRESS.VERIFY.FAILURE': [422, 'Unable to verify address.'],
  'SHIPMENT.POSTAGE.EXISTS': [422, 'Postage already exists for this shipment.'],
  'SHIPMENT.POSTAGE.REQUIRED': [422, 'Postage is required: the shipment was not bought.'],
  'SHIPMENT.POSTAGE.FAILURE': [422, 'Unable to buy postage.'],
  'SHIPMENT.POSTAGE.NO_RESPONSE': [422, 'The carrier did not answer the purchase.'],
  'SHIPMENT.POSTAGE.INVALID_FORMAT': [422, 'The label format is not known: PNG, PDF or ZPL.'],
  'SHIPMENT.POSTAGE.FORMAT_UNAVAILABLE': [422, 'The label cannot be had in this format: only a label bought as PNG is converted.'],
  'SHIPMENT.PURCHASE.IN_PROGRESS': [409, 'The shipment is being bought by another request.'],
  'SHIPMENT.MISSING_RATE': [422, 'A rate is required to buy a shipment.'],
  'SHIPMENT.RATES.UNAVAILABLE': [422, 'The rate is not one of this shipment.'],
  'SHIPMENT.CUSTOMS_INFO.REQUIRED': [422, 'Customs information is required for a shipment that crosses a border.'],
  'SHIPMENT.RATE.CARRIER_ACCOUNT_INVALID': [422, 'A carrier account does not exist.'],
  'SHIPMENT.REFUND.UNAVAILABLE': [422, 'Refund is unavailable: the shipment was not bought, or its refund was asked for before.'],
  'SHIPMENT.INSURANCE.ALREADY_PURCHASED': [422, 'The shipment is insured already.'],
  'INSURANCE.AMOUNT.BELOW_MINIMUM': [422, 'The insured amount is too low.'],
  'INSURANCE.AMOUNT.ABOVE_MAXIMUM': [422, 'The insured amount is above 5000.00.'],
  'INSURANCE.PURCHASE.NOT_ALLOWED': [422, 'The parcel is on its way or the insurance has ended.'],
  'ORDER.SHIPMENTS.REQUIRED': [422, 'An order needs shipments.'],
  'ORDER.RATE.UNAVAILABLE': [422, 'The order has no rate of this carrier and service.'],
  'PURCHASE.FAILURE': [422, 'Not every shipment of the order could be bought.'],
  'PARCEL.PARAMETERS.INVALID': [422, 'The parcel is not valid.'],
  'REFUND.TRACKING_CODE.NOT_FOUND': [422, 'No purchased shipment has this tracking code.'],
  'TRACKER.NOT_FOUND': [422, 'No parcel has this tracking code.'],
  'TRACKER.NO_CARRIER_FOR_CODE': [422, 'No carrier is recognised by this tracking code: name one.'],
  'SCAN_FORM.SHIPMENTS.REQUIRED': [422, 'A scan form needs shipments.'],
  'SCAN_FORM.SHIPMENTS.INVALID': [422, 'A shipment is on a scan form already, or voided.'],
  'SCAN_FORM.BATCH.NOT_PURCHASED': [422, 'A shipment was not bought.'],
  'SCAN_FORM.BATCH.MULTIPLE_CARRIERS': [422, 'All shipments of a scan form must be of one carrier.'],
  'WEBHOOK.INVALID': [422, 'The webhook is not valid: the sandbox sends to this machine only.'],
} as const satisfies Readonly<Record<string, readonly [status: number, message: string]>>
export type Code = keyof typeof codes

/** A request that is answered with an error and changes nothing. */
export class ApiError extends Error {
  readonly status: number
  readonly code: Code
  readonly errors: readonly (FieldError | string)[]

  constructor(code: Code, errors: readonly (FieldError | string)[] = []) {
    super(codes[code][1])
    this.status = codes[code][0]
    this.code = code
    this.errors = errors
  }
}

/** The body of every error. */
export function errorBody({ code, message, errors }: ApiError): object {
  return { error: { code, message, errors } }
}
