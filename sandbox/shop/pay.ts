import type { Connection } from './connection.ts'
import { payAtPayPal, type PayOutcome } from './paypal/pay-at-paypal.ts'
import type { GatewayName } from './shapes.ts'
import type { RefusedTry, StoredOrder } from './store.ts'

/** The addresses of the gateways. */
export type Gateways = Readonly<Record<GatewayName, string>>

/** Sells or holds the order's total at its gateway, or passes the token on, as the shop's mode says. */
export async function pay(order: StoredOrder, connection: Connection, gateways: Gateways, stopping: AbortSignal): Promise<PayOutcome> {
  if (order.pay.gateway === 'paypal') return payAtPayPal(order, { connection, paypal: gateways.paypal, stopping })
  return payByCard(order, { connection, gateway: gateways.stripe, stopping })
}

async function payByCard(order: StoredOrder, { connection, gateway, stopping }: Till): Promise<PayOutcome> {
  const { mode, method } = order.pay
  if (mode === 'token') return { kind: 'paid', payment: { kind: 'payment_method', gateway: 'stripe', token: method } }
  const till = { gateway, connection, stopping }
  const customer = order.pay.mayChargeAgain ? await makeCustomer(order, till) : null
  if (customer && customer.kind !== 'made') return customer
  const { body } = order
  const { refused = [] } = order.pay
  const tries = [...refused, { method, amount: body.totals.total }]
  const reply = await post(till, '/v1/payment_intents', `${order.shop}-${order.externalNumber}-pay`, {
    amount: String(tries[0]?.amount),
    currency: 'usd',
    'allowed_payment_method_types[0]': 'card',
    payment_method: tries[0]?.method ?? method,
    capture_method: mode === 'sale' ? 'automatic' : 'manual',
    confirm: 'true',
    error_on_requires_action: 'true',
    description: `${body.channel} ${order.externalNumber}`,
    receipt_email: body.buyer.email,
    'metadata[channel]': body.channel,
    'metadata[external_number]': order.externalNumber,
    'shipping[name]': body.shipping.name,
    'shipping[address][line1]': body.shipping.line1,
    'shipping[address][city]': body.shipping.city,
    'shipping[address][state]': body.shipping.region ?? '',
    'shipping[address][postal_code]': body.shipping.postalCode ?? '',
    'shipping[address][country]': body.shipping.country,
    ...(customer ? { customer: customer.id, setup_future_usage: 'off_session' } : {}),
  })
  const paid = await tryOn(order, till, reply, tries.slice(1))
  return paid.kind === 'made' ? { kind: 'paid', payment: { kind: 'reference', gateway: 'stripe', reference: paid.id } } : paid
}

/** A buyer whose card was refused tries another, and may have taken something out of the cart before. */
async function tryOn(order: StoredOrder, till: Till, first: Made, tries: readonly RefusedTry[]): Promise<Made> {
  let reply = first
  for (const [at, { method, amount }] of tries.entries()) {
    if (reply.kind !== 'declined' || reply.intent === undefined) return reply
    const [path, key] = [`/v1/payment_intents/${reply.intent}`, `${order.shop}-${order.externalNumber}-try-${at}`]
    const changed = await post(till, path, `${key}-amount`, { amount: String(amount) })
    if (changed.kind !== 'made') return changed
    reply = await post(till, `${path}/confirm`, key, { payment_method: method, error_on_requires_action: 'true' })
  }
  return reply
}

/** Sends a card the way the card field does: with the publishable key. Answers the token. */
export async function makeCardToken(gateway: string, publishable: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const response = await fetch(`${gateway}/v1/payment_methods`, {
    method: 'POST',
    headers: { authorization: `Bearer ${publishable}` },
    body: new URLSearchParams(fields),
    signal: AbortSignal.timeout(10_000),
  })
  const answer = (await response.json()) as { id?: string; error?: { message: string } }
  if (!answer.id) throw new Error(answer.error?.message ?? `the gateway answered ${response.status}`)
  return answer.id
}

type Made =
  | { readonly kind: 'made'; readonly id: string }
  | (Exclude<PayOutcome, { kind: 'paid' }> & { /** the payment that is still open */ readonly intent?: string | undefined })

type Till = { readonly gateway: string; readonly connection: Connection; readonly stopping: AbortSignal }

function makeCustomer(order: StoredOrder, till: Till): Promise<Made> {
  const { buyer } = order.body
  return post(till, '/v1/customers', `${order.shop}-${order.externalNumber}-customer`, {
    name: buyer.name,
    email: buyer.email,
    'metadata[channel]': order.body.channel,
  })
}

async function post(
  { gateway, connection, stopping }: Till,
  path: string,
  key: string,
  fields: Readonly<Record<string, string>>,
): Promise<Made> {
  try {
    const response = await fetch(gateway + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${connection.gateway.secret}`, 'idempotency-key': key },
      body: new URLSearchParams(fields),
      signal: AbortSignal.any([stopping, AbortSignal.timeout(20_000)]),
    })
    const answer = (await response.json()) as { id?: string; error?: { message: string; payment_intent?: { id: string } } }
    if (response.ok && answer.id) return { kind: 'made', id: answer.id }
    const message = answer.error?.message ?? `the gateway answered ${response.status}`
    const unclear = response.status >= 500 || response.status === 409 || response.status === 429
    return { kind: unclear ? 'unanswered' : 'declined', message, intent: answer.error?.payment_intent?.id }
  } catch (fault) {
    return { kind: 'unanswered', message: fault instanceof Error ? fault.message : 'no answer' }
  }
}
