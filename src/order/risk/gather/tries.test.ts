import { expect, test } from 'vitest'
import type { Checks, Instrument } from '#domain/payment.ts'
import { attemptsOf, cardIn, issuerOf, type Try } from './tries.ts'

const card: Instrument = { brand: 'visa', last4: '4242', expMonth: 1, expYear: 2030, funding: 'prepaid', country: 'us', fingerprint: 'f-1' }
const wallet: Instrument = { ...card, brand: 'paypal', last4: null, funding: null, country: 'RO', fingerprint: 'account-1' }
const said: Checks = { line1: 'pass', postalCode: 'fail', cvc: 'pass', threeDSecure: 'authenticated' }
const tried = (instrument: Instrument | null, checks: Checks | null = null): Try => ({
  at: new Date('2026-03-04T14:14:00Z'),
  amount: 100,
  outcome: 'approved',
  account: 'a',
  instrument,
  checks,
})

test('a wallet is no card: its country is its owner’s, and it is not counted among the cards', () => {
  expect(issuerOf([tried(wallet)])).toBeNull()
  expect(attemptsOf([tried(card), tried(wallet)]).map((one) => one.card)).toEqual(['f-1', null])
  expect(cardIn({ instrument: null })).toBeNull()
})

test('the issuer’s word is that of the newest try with a card', () => {
  expect(issuerOf([tried(card, said), tried(wallet), tried(null)])).toEqual({
    street: 'pass',
    postalCode: 'fail',
    cvc: 'pass',
    threeDSecure: 'authenticated',
    funding: 'prepaid',
    country: 'US',
  })
  expect(issuerOf([tried(card)])).toMatchObject({ street: null, threeDSecure: null, country: 'US' })
})
