import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, postJson, startWorld, type TestWorld } from '../../test-world.ts'
import { cardByNumber } from '../cards.ts'

let world: TestWorld
let stripe: Stripe
beforeAll(async () => {
  world = await startWorld()
  stripe = client(world, 'magic')
})
afterAll(() => world.end())

const card = {
  currency: 'usd',
  amount: 12_00,
  allowed_payment_method_types: ['card'],
  confirm: true,
} satisfies Partial<Stripe.PaymentIntentCreateParams>

/** A card as a buyer types it: with everything that can be checked. */
async function typed(number: string): Promise<string> {
  const response = await fetch(world.url('gateway', '/v1/payment_methods'), {
    method: 'POST',
    headers: { authorization: 'Bearer pk_test_magic' },
    body: new URLSearchParams({
      type: 'card',
      'card[number]': number,
      'card[exp_month]': '4',
      'card[exp_year]': '2031',
      'card[cvc]': number.startsWith('37') ? '1234' : '123',
      'billing_details[address][line1]': '1 Main',
      'billing_details[address][postal_code]': '92103',
    }),
  })
  return ((await response.json()) as Stripe.PaymentMethod).id
}

/** The same card three ways: typed, by the name of a payment method, by the name of a token. */
async function thrice(number: string, name: string) {
  const { id: ofToken } = await stripe.paymentMethods.create({ type: 'card', card: { token: `tok_${name}` } })
  return [await typed(number), `pm_card_${name}`, ofToken]
}

/** How the payment ends at once, in a word; with the card's brand where it is paid. */
async function outcome(method: string): Promise<string> {
  try {
    const intent = await stripe.paymentIntents.create({ ...card, payment_method: method, expand: ['latest_charge'] })
    const charge = intent.latest_charge as Stripe.Charge | null
    const failed = Object.entries(charge?.payment_method_details?.card?.checks ?? {}).flatMap(([name, result]) =>
      result === 'fail' || result === 'unavailable' ? [`${name.replace('_check', '')} ${result}`] : [],
    )
    const risk = charge?.outcome?.risk_level === 'normal' ? [] : [`risk ${charge?.outcome?.risk_level}`]
    return [intent.status, ...failed, ...(charge ? risk : [])].join(', ')
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeCardError)) throw error
    return `declined ${error.code}/${error.decline_code}`
  }
}

/** The published test cards: number, name, and what a sale to its present holder comes to. */
const atOnce = [
  ['4242424242424242', 'visa', 'succeeded'],
  ['5555555555554444', 'mastercard', 'succeeded'],
  ['378282246310005', 'amex', 'succeeded'],
  ['6011111111111117', 'discover', 'succeeded'],
  ['4000000000000002', 'visa_chargeDeclined', 'declined card_declined/generic_decline'],
  ['4000000000009995', 'visa_chargeDeclinedInsufficientFunds', 'declined card_declined/insufficient_funds'],
  ['4000000000009987', 'visa_chargeDeclinedLostCard', 'declined card_declined/lost_card'],
  ['4000000000009979', 'visa_chargeDeclinedStolenCard', 'declined card_declined/stolen_card'],
  ['4000000000000069', 'chargeDeclinedExpiredCard', 'declined expired_card/expired_card'],
  ['4000000000000127', 'chargeDeclinedIncorrectCvc', 'declined incorrect_cvc/incorrect_cvc'],
  ['4000000000000119', 'chargeDeclinedProcessingError', 'declined processing_error/processing_error'],
  ['4000000000006975', 'visa_chargeDeclinedVelocityLimitExceeded', 'declined card_declined/card_velocity_exceeded'],
  ['4000000000000341', 'chargeCustomerFail', 'declined card_declined/generic_decline'],
  ['4000000000000101', 'cvcCheckFail', 'succeeded, cvc fail'],
  ['4000000000000036', 'avsZipFail', 'succeeded, address_postal_code fail'],
  ['4000000000000028', 'avsLine1Fail', 'succeeded, address_line1 fail'],
  ['4000000000000010', 'avsFail', 'succeeded, address_line1 fail, address_postal_code fail'],
  ['4000000000000044', 'avsUnchecked', 'succeeded, address_line1 unavailable, address_postal_code unavailable'],
  ['4100000000000019', 'radarBlock', 'declined card_declined/fraudulent'],
  ['4000000000004954', 'riskLevelHighest', 'succeeded, risk highest'],
  ['4000000000009235', 'riskLevelElevated', 'succeeded, risk elevated'],
  ['4000002760003184', 'authenticationRequired', 'requires_action'],
  ['4000002500003155', 'authenticationRequiredOnSetup', 'requires_action'],
  ['4000003800000446', 'authenticationRequiredSetupForOffSession', 'requires_action'],
  ['4000000000003220', 'threeDSecure2Required', 'requires_action'],
  ['4000008400000076', 'credit_disableEnterpriseCardFeatures', 'succeeded'],
] as const

test.each(atOnce)('%s, %s: %s', async (number, name, expected) => {
  const methods = await thrice(number, name)
  expect(await Promise.all(methods.map(outcome))).toEqual([expected, expected, expected])
})

/** What happens later to a sale that went through: number, name, and the sign of it. */
const later = [
  ['4000000000000259', 'createDispute', 'needs_response fraudulent'],
  ['4000000000002685', 'createDisputeProductNotReceived', 'needs_response product_not_received'],
  ['4000000000001976', 'createDisputeInquiry', 'warning_needs_response general'],
  ['4000000000005423', 'createIssuerFraudRecord', 'warned'],
] as const

test.each(later)('%s, %s: a while after the sale %s', async (number, name, expected) => {
  const signs = async (method: string) => {
    const { id, status } = await stripe.paymentIntents.create({ ...card, payment_method: method })
    await postJson(world.url('control', '/clock'), { advanceSeconds: 4 })
    const disputes = (await stripe.disputes.list({ payment_intent: id })).data.map((dispute) => `${dispute.status} ${dispute.reason}`)
    const warnings = (await stripe.radar.earlyFraudWarnings.list({ payment_intent: id })).data.map(() => 'warned')
    return [status, ...disputes, ...warnings]
  }
  for (const method of await thrice(number, name)) expect(await signs(method)).toEqual(['succeeded', expected])
})

test.each([
  ['4000000000007726', 'pendingRefund', ['pending', 'succeeded']],
  ['4000000000005126', 'refundFail', ['succeeded', 'failed']],
])('%s, %s: its refund is first and later %o', async (number, name, expected) => {
  for (const method of await thrice(number, name)) {
    const { id } = await stripe.paymentIntents.create({ ...card, payment_method: method })
    const refund = await stripe.refunds.create({ payment_intent: id })
    await postJson(world.url('control', '/clock'), { advanceSeconds: 3 * 86_400 })
    expect([refund.status, (await stripe.refunds.retrieve(refund.id)).status]).toEqual(expected)
  }
})

test('a number off by one digit is no card', async () => {
  expect(cardByNumber('4242424242424241')).toBeUndefined()
  await expect(outcome(await typed('4242424242424241'))).rejects.toThrow()
})
