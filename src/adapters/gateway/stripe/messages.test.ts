import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { toConfirmed, toCreated, toFailure, toFound, toRefunded, toTry } from './messages.ts'

const { errors } = Stripe
const raw = (more: object) => ({ message: 'said the gateway', ...more }) as ConstructorParameters<typeof errors.StripeAPIError>[0]
const cut = (code: string) => new errors.StripeConnectionError(raw({ detail: Object.assign(new Error(code), { code }) }))

test.each<[string, unknown, string]>([
  ['a refused card', new errors.StripeCardError(raw({ code: 'card_declined', decline_code: 'lost_card', statusCode: 402 })), 'declined'],
  ['a card that asks for its holder', new errors.StripeCardError(raw({ code: 'authentication_required', statusCode: 402 })), 'action'],
  ['a request that makes no sense', new errors.StripeInvalidRequestError(raw({ code: 'amount_too_small', statusCode: 400 })), 'invalid'],
  ['a refused key', new errors.StripeAuthenticationError(raw({ statusCode: 401 })), 'config'],
  ['a key without the power', new errors.StripePermissionError(raw({ statusCode: 403 })), 'config'],
  ['too many requests', new errors.StripeRateLimitError(raw({ statusCode: 429 })), 'retry'],
  ['nobody listens', cut('ECONNREFUSED'), 'retry'],
  ['no such host', cut('ENOTFOUND'), 'retry'],
  ['a cut line', cut('ECONNRESET'), 'unknown'],
  ['no answer in time', cut('ETIMEDOUT'), 'unknown'],
  ['a server error', new errors.StripeAPIError(raw({ statusCode: 500 })), 'unknown'],
  ['a key that is being worked on', new errors.StripeAPIError(raw({ statusCode: 409, code: 'idempotency_key_in_use' })), 'unknown'],
  ['a key used for something else', new errors.StripeIdempotencyError(raw({ statusCode: 400 })), 'unknown'],
  ['an error of a kind we do not know', { type: 'StripeTeapotError', statusCode: 418, message: 'short and stout' }, 'unknown'],
  ['a bug of ours', new TypeError('undefined is not a function'), 'unknown'],
  ['nothing at all', undefined, 'unknown'],
])('%s: %s', (_case, thrown, outcome) => {
  expect(toFailure(thrown).outcome).toBe(outcome)
})

test('what was sent a second time by the client itself may have been done the first time', () => {
  expect(toFailure(cut('ECONNREFUSED'), true).outcome).toBe('unknown')
  expect(toFailure(new errors.StripeRateLimitError(raw({ statusCode: 429 })), true).outcome).toBe('unknown')
})

test('a decline keeps the issuer’s reason and the advice, and no card number', () => {
  const error = new errors.StripeCardError(
    raw({
      message: 'Card 4242 4242 4242 4242 declined',
      code: 'card_declined',
      decline_code: 'stolen_card',
      advice_code: 'do_not_try_again',
      statusCode: 402,
    }),
  )
  expect(toFailure(error)).toMatchObject({ code: 'stolen_card', advice: 'do_not_try_again', message: 'Card **** **** **** 4242 declined' })
})

const intent = {
  object: 'payment_intent',
  id: 'pi_1',
  status: 'succeeded',
  amount: 100_00,
  amount_received: 60_00,
  currency: 'usd',
  capture_method: 'manual',
  metadata: { partsdesk_order: 'o1', partsdesk_capture: 't1' },
  latest_charge: {
    id: 'ch_1',
    amount: 100_00,
    amount_captured: 60_00,
    amount_refunded: 10_00,
    captured: true,
    balance_transaction: { fee: 204, currency: 'usd' },
    payment_method_details: null,
  },
}

test('what a partial capture released is not a refund: the gateway counts only what was given back', () => {
  expect(toFound(intent)).toMatchObject({
    state: 'captured',
    captured: { amount: 60_00, currency: 'USD' },
    refunded: { amount: 10_00 },
    fee: { amount: 204 },
    order: 'o1',
    captures: [{ transaction: 't1', amount: { amount: 60_00 } }],
  })
})

test.each<[string, object]>([
  ['a status we do not know', { ...intent, status: 'requires_prayer' }],
  ['an amount that is no number', { ...intent, amount: '100.00' }],
  ['another object', { ...intent, object: 'charge' }],
  ['nothing', {}],
])('%s is unreadable, which is unknown and never a no', (_case, answer) => {
  expect(toFound(answer)).toHaveProperty('unreadable')
  expect(toCreated(answer).outcome).toBe('unknown')
  expect(toConfirmed(answer).outcome).toBe('unknown')
})

test('a card detail we cannot read does not hide that money moved', () => {
  const odd = {
    ...intent,
    latest_charge: { ...intent.latest_charge, payment_method_details: { card: { brand: 7, checks: 'none', last4: '4242' } } },
  }
  expect(toConfirmed(odd)).toMatchObject({ outcome: 'approved', found: { instrument: { brand: null, last4: '4242' }, checks: null } })
})

test.each([
  ['succeeded', { outcome: 'approved', reference: 're_1' }],
  ['pending', { outcome: 'approved', pending: true }],
  ['failed', { outcome: 'declined', code: 'expired_or_canceled_card' }],
  ['lost', { outcome: 'unknown' }],
])('a refund that is %s', (status, reply) => {
  expect(
    toRefunded({
      object: 'refund',
      id: 're_1',
      status,
      amount: 1,
      currency: 'usd',
      created: 1_700_000_000,
      failure_reason: status === 'failed' ? 'expired_or_canceled_card' : null,
    }),
  ).toMatchObject(reply)
})

test.each([
  ['authenticated', 'authenticated'],
  ['attempt_acknowledged', 'attempted'],
  ['failed', 'failed'],
  ['exempted', undefined],
  ['not_supported', undefined],
  ['processing_error', undefined],
  ['something new', undefined],
])('3-D Secure: %s is %s', (result, threeDSecure) => {
  const card = { checks: { cvc_check: 'pass' }, three_d_secure: { result } }
  const found = toFound({ ...intent, latest_charge: { ...intent.latest_charge, payment_method_details: { card } } })
  expect(found).toMatchObject({ checks: { line1: null, cvc: 'pass' } })
  expect('checks' in found && found.checks?.threeDSecure).toBe(threeDSecure)
})

test('each charge of a payment is a try; half a list is none', () => {
  const charge = { object: 'charge', id: 'ch_1', amount: 30_000, currency: 'usd', created: 1_700_000_000, status: 'failed' }
  const card = { brand: 'visa', fingerprint: 'f-1', checks: { cvc_check: 'fail' } }
  expect(toTry({ ...charge, payment_method_details: { card } })).toMatchObject({
    amount: { amount: 30_000, currency: 'USD' },
    at: new Date('2023-11-14T22:13:20Z'),
    outcome: 'declined',
    instrument: { brand: 'visa', fingerprint: 'f-1' },
    checks: { cvc: 'fail' },
  })
  expect(toTry({ ...charge, status: 'succeeded' })).toMatchObject({ outcome: 'approved', instrument: null, checks: null })
  expect(toTry({ ...charge, status: 'pending' }).outcome).toBe('other')
  expect(() => toTry({ object: 'list' })).toThrow()
})
