import { maskCardNumbers } from '#domain/card-number.ts'
import type { Reply } from '#ports/gateway.ts'
import { ProblemShape } from './wire.ts'

/** A refusal as it came over the wire. */
export type Answered = { readonly status: number; readonly body: unknown }

const declined = [
  'INSTRUMENT_DECLINED',
  'PAYER_CANNOT_PAY',
  'TRANSACTION_REFUSED',
  'PAYER_ACCOUNT_RESTRICTED',
  'PAYER_ACCOUNT_LOCKED_OR_CLOSED',
  'PAYEE_BLOCKED_TRANSACTION',
  'MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED',
  'REDIRECT_PAYER_FOR_ALTERNATE_FUNDING',
  'CARD_EXPIRED',
  'TOKEN_ID_NOT_FOUND',
]
const askBuyer = ['PAYER_ACTION_REQUIRED', 'ORDER_NOT_APPROVED']
const askOwner = ['PERMISSION_DENIED', 'NOT_AUTHORIZED', 'PAYEE_ACCOUNT_RESTRICTED', 'PAYEE_ACCOUNT_LOCKED_OR_CLOSED']

/**
 * What an answer that is no success came to. What is not on these lists is unknown: any 5xx, a key in use (409), an answer we cannot read. Source: PayPal's
 * error reference for orders v2 and payments v2.
 */
export function toFailure({ status, body }: Answered): Reply {
  const problem = ProblemShape.safeParse(body).data
  const [detail] = problem?.details ?? []
  const issue = detail?.issue ?? problem?.name ?? problem?.error ?? `http_${status}`
  const message = maskCardNumbers(detail?.description ?? problem?.message ?? problem?.error_description ?? issue).slice(0, 300)
  if (askOwner.includes(issue) || status === 401 || status === 403) return { outcome: 'config', message }
  if (status === 429) return { outcome: 'retry', message }
  if (declined.includes(issue)) return { outcome: 'declined', code: issue.toLowerCase(), advice: null, message }
  if (askBuyer.includes(issue)) return { outcome: 'action', message }
  if (status === 400 || status === 404 || status === 422) return { outcome: 'invalid', code: issue.toLowerCase(), message }
  return { outcome: 'unknown', message }
}

const neverLeft = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/**
 * What a line that failed came to. Only the socket's own code is looked at: the error itself carries the request with the account's bearer token, and goes
 * nowhere.
 */
export function toBroken(thrown: unknown): Reply {
  const code = codeOf(thrown)
  const message = code ? `the line to PayPal failed (${code})` : 'an unexpected fault'
  return code && neverLeft.includes(code) ? { outcome: 'retry', message } : { outcome: 'unknown', message }
}

function codeOf(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code
  return 'cause' in thrown ? codeOf(thrown.cause) : undefined
}
