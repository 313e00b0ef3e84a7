import { postJson, type TestWorld } from '../../test-world.ts'

type Body = Readonly<Record<string, unknown>>

/** A reply as it came over the wire, and the official client's name for its type. */
export type Recorded = { readonly type: string; readonly body: Body }

/** A payment in each of its states and everything that can hang on one, as it comes over the wire: no client in between. */
export async function recordReplies(world: TestWorld): Promise<Recorded[]> {
  const recorded: Recorded[] = []
  const call = caller(world)
  const keep = async (type: string, path: string, fields?: Readonly<Record<string, string>>) => {
    const body = await call(path, fields)
    recorded.push({ type, body })
    return String(body['id'])
  }
  const webhooks = { url: 'http://localhost:9/', 'enabled_events[]': '*' }
  await keep('WebhookEndpoint', '/v1/webhook_endpoints', webhooks)
  await keep('Account', '/v1/account')
  const customer = await keep('Customer', '/v1/customers', { name: 'Łukasz', 'address[line1]': '1 Main', 'metadata[a]': '1' })
  await keep('PaymentIntent', '/v1/payment_intents', { amount: '500', currency: 'usd', customer })

  const sale = { ...usd, confirm: 'true', payment_method: 'pm_card_visa' }
  const paid = await keep('PaymentIntent', '/v1/payment_intents', { ...sale, customer, setup_future_usage: 'off_session', ...shipping })
  const { latest_charge: charge, payment_method: method } = await call(`/v1/payment_intents/${paid}`)
  await keep('Charge', `/v1/charges/${String(charge)}`)
  await keep('Charge', `/v1/charges/${String(charge)}?expand[]=balance_transaction`)
  await keep('PaymentMethod', `/v1/payment_methods/${String(method)}`)
  const { balance_transaction: entry } = await call(`/v1/charges/${String(charge)}`)
  await keep('BalanceTransaction', `/v1/balance_transactions/${String(entry)}`)
  await keep('Refund', '/v1/refunds', { payment_intent: paid, amount: '100', 'metadata[a]': '1' })
  await keep('PaymentIntent', `/v1/payment_intents/${paid}?expand[]=latest_charge&expand[]=payment_method&expand[]=customer`)

  const many = { ...sale, capture_method: 'manual', 'payment_method_options[card][request_multicapture]': 'if_available' }
  const held = await keep('PaymentIntent', '/v1/payment_intents', many)
  await keep('PaymentIntent', `/v1/payment_intents/${held}/capture`, { amount_to_capture: '100', final_capture: 'false' })
  await keep('PaymentIntent', `/v1/payment_intents/${held}?expand[]=latest_charge`)
  await keep('PaymentIntent', `/v1/payment_intents/${held}/cancel`, {})
  const waiting = { ...sale, payment_method: 'pm_card_authenticationRequired', return_url: 'http://localhost/back' }
  await keep('PaymentIntent', '/v1/payment_intents', waiting)
  const phoned = { ...sale, 'payment_method_options[card][moto]': 'true' }
  await keep('PaymentIntent', '/v1/payment_intents?expand[]=latest_charge', { ...phoned, 'expand[]': 'latest_charge' })
  recorded.push(...(await refusals(call)))

  await keep('SetupIntent', '/v1/setup_intents', { ...card, customer })
  await keep('SetupIntent', '/v1/setup_intents', { ...card, customer, confirm: 'true', payment_method: 'pm_card_visa' })
  await keep('SetupIntent', '/v1/setup_intents', { ...card, confirm: 'true', payment_method: 'pm_card_threeDSecure2Required' })
  await troubles(world, call, keep)
  await keep('DeletedCustomer', `DELETE /v1/customers/${customer}`)
  const events = (await call('/v1/events?limit=100'))['data'] as Body[]
  return [...recorded, ...events.map((body) => ({ type: 'Event', body }))]
}

type Call = (path: string, fields?: Readonly<Record<string, string>>) => Promise<Body>

const card = { 'allowed_payment_method_types[]': 'card' }
const usd = { ...card, amount: '500', currency: 'usd' }
const shipping = { 'shipping[name]': 'Ana', 'shipping[address][line1]': '2 Main', 'shipping[address][country]': 'US' }

function caller(world: TestWorld): Call {
  return async (path, fields) => {
    const [verb, place] = path.startsWith('DELETE ') ? ['DELETE', path.slice(7)] : [fields ? 'POST' : 'GET', path]
    const response = await fetch(world.url('gateway', place), {
      method: verb,
      headers: { authorization: 'Bearer sk_test_recorded' },
      ...(fields ? { body: new URLSearchParams(fields) } : {}),
    })
    return (await response.json()) as Body
  }
}

/** What a decline leaves behind: on a payment and on a card to be kept. */
async function refusals(call: Call): Promise<Recorded[]> {
  const declined = { ...usd, confirm: 'true', payment_method: 'pm_card_chargeDeclinedIncorrectCvc' }
  const payment = (await call('/v1/payment_intents', declined))['error'] as Body
  const setup = (await call('/v1/setup_intents', { ...card, confirm: 'true', payment_method: 'pm_card_chargeDeclined' }))['error'] as Body
  return [
    { type: 'PaymentIntent', body: payment['payment_intent'] as Body },
    { type: 'Charge', body: await call(`/v1/charges/${String(payment['charge'])}`) },
    { type: 'SetupIntent', body: setup['setup_intent'] as Body },
  ]
}

async function troubles(
  world: TestWorld,
  call: Call,
  keep: (type: string, path: string, fields?: Readonly<Record<string, string>>) => Promise<string>,
) {
  const paidWith = async (name: string) =>
    String((await call('/v1/payment_intents', { ...usd, confirm: 'true', payment_method: `pm_card_${name}` }))['id'])
  const [disputed, asked, warned] = [
    await paidWith('createDispute'),
    await paidWith('createDisputeInquiry'),
    await paidWith('createIssuerFraudRecord'),
  ]
  const [slow, doomed] = [await paidWith('pendingRefund'), await paidWith('refundFail')]
  const pending = await keep('Refund', '/v1/refunds', { payment_intent: slow })
  const failing = await keep('Refund', '/v1/refunds', { payment_intent: doomed })
  await postJson(world.url('control', '/clock'), { advanceSeconds: 4 })
  const firstOf = async (path: string) => String(((await call(path))['data'] as Body[])[0]?.['id'])
  const dispute = await firstOf(`/v1/disputes?payment_intent=${disputed}`)
  await keep('Dispute', `/v1/disputes/${dispute}`)
  await keep('Dispute', `/v1/disputes/${dispute}`, { 'evidence[uncategorized_text]': 'winning_evidence' })
  await keep('Dispute', `/v1/disputes/${await firstOf(`/v1/disputes?payment_intent=${asked}`)}`)
  await keep(
    'Radar.EarlyFraudWarning',
    `/v1/radar/early_fraud_warnings/${await firstOf(`/v1/radar/early_fraud_warnings?payment_intent=${warned}`)}`,
  )
  await postJson(world.url('control', '/clock'), { advanceSeconds: 4 * 86_400 })
  await keep('Dispute', `/v1/disputes/${dispute}`)
  await keep('Refund', `/v1/refunds/${pending}`)
  await keep('Refund', `/v1/refunds/${failing}`)
}
