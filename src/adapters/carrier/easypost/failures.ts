import { z } from 'zod'
import type { CarrierFailure } from '#ports/carrier.ts'

/**
 * What a thrown error came to. The client's error classes are minified, so status and code decide. `spends`: the call buys or takes back, so whatever is not
 * a clear no is unknown: a cut line, a deadline, any 5xx, half an answer (status 200), a page instead of JSON (a TypeError), a code not on these lists. Where
 * nothing is spent they are only worth asking again; an answer in a shape we cannot read is unknown everywhere.
 */
export function toFailure(thrown: unknown, spends: boolean): CarrierFailure {
  if (thrown instanceof z.ZodError) return { outcome: 'unknown', message: illegible }
  const { statusCode, code, ...fault } = FaultShape.parse(thrown)
  const message = statusCode !== null && statusCode >= 300 ? said(fault) : code ? `EasyPost did not answer (${code}).` : illegible
  const lost: CarrierFailure = { outcome: spends ? 'unknown' : 'retry', message }
  if (statusCode === null) return neverLeft.includes(code) ? { outcome: 'retry', message } : lost
  if (statusCode < 400 || statusCode >= 500 || statusCode === 408 || statusCode === 409 || undecided.test(code)) return lost
  if (statusCode === 429) return { outcome: 'retry', message }
  if (statusCode === 402 || noFunds.test(code)) return { outcome: 'funds', message }
  if (wrongAccount.test(code)) return { outcome: 'config', message }
  if (rateGone.test(code)) return { outcome: 'rate_gone', message }
  if (ofAnAccount.includes(statusCode) && !noTracker.test(code)) return { outcome: 'config', message }
  return !spends || clearNo.test(code) ? { outcome: 'refused', code: code || `status_${statusCode}`, message } : lost
}

/** Does the error say that the shipment has its label already? */
export function saysBought(thrown: unknown): boolean {
  return FaultShape.parse(thrown).code === 'SHIPMENT.POSTAGE.EXISTS'
}

/** Does the error say that there is no label to take back, or that it was taken back before? */
export function saysNoRefund(thrown: unknown): boolean {
  return FaultShape.parse(thrown).code === 'SHIPMENT.REFUND.UNAVAILABLE'
}

const illegible = 'EasyPost answered something we cannot read.'

/** EasyPost's sentences, short, without a key. `errors` are objects with a message, or plain strings. */
function said({ message, errors }: { readonly message: string; readonly errors: readonly string[] }): string {
  const text = [message, ...errors.filter((one) => !message.includes(one))].filter((one) => one !== '').join(' ')
  return text.replaceAll(/EZ[AT]K\w*/g, '[key]').slice(0, 300)
}

/** Of an own thing that it is not there (404): the account is another one. */
const ofAnAccount = [401, 403, 404]
const neverLeft = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']
const undecided = /NO_RESPONSE|TIMED_OUT|TIMEOUT|IN_PROGRESS/
const noFunds = /^(?:PAYMENT_REQUIRED|INSUFFICIENT_FUNDS)|\.INSUFFICIENT_FUNDS$/
const wrongAccount = /CARRIER_ACCOUNT|^APIKEY\./
const rateGone = /^(?:SHIPMENT|ORDER)\.(?:MISSING_RATE|RATES?\.(?:UNAVAILABLE|\w*INVALID|\w*EXPIRED))$/
const noTracker = /^TRACKER\./
const clearNo = /FAILURE|INVALID|REQUIRED|ADDRESS|CUSTOMS|AMOUNT|UNAVAILABLE|NOT_ALLOWED|BAD_REQUEST/

const text = z.string().catch('')
const FaultShape = z
  .object({
    statusCode: z.int().nullable().catch(null),
    code: text,
    message: text,
    errors: z.array(z.union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message), z.unknown()])).catch([]),
  })
  .transform((fault) => ({ ...fault, errors: fault.errors.filter((one) => typeof one === 'string') }))
  .catch({ statusCode: null, code: '', message: 'an unexpected fault', errors: [] })
