import { invalidRequest } from '../errors.ts'
import { capturesManyTimes, type Charge } from '../objects/charge.ts'
import type { Metadata } from '../objects/common.ts'
import { mergeMetadata } from '../objects/common.ts'
import type { PaymentIntent } from '../objects/payment-intent.ts'
import type { Account } from '../store.ts'
import { bookCharge, chargeEffect } from './charge-card.ts'
import { unexpectedState } from './confirm.ts'
import { closeHold } from './close-hold.ts'

const mostCaptures = 50

/** `amount` in minor units, default all that is held; after a `final` capture what is left is let go. */
type CaptureAsk = { readonly amount: number | undefined; readonly final: boolean; readonly labels: Metadata | undefined }

/**
 * Takes all or part of a held amount: once, or up to 50 times where the charge allows many captures and none was final. Then a final capture of 0 only
 * lets the rest go. Source: docs.stripe.com/payments/multicapture.
 */
export function captureIntent(account: Account, intent: PaymentIntent, ask: CaptureAsk): PaymentIntent {
  if (intent.status !== 'requires_capture') throw unexpectedState(intent, 'capture')
  const charge = account.need('charge', intent.latest_charge ?? '')
  const many = capturesManyTimes(charge)
  if (!ask.final && !many)
    throw invalidRequest('Only the final capture is possible: this PaymentIntent does not support multiple captures.', {
      param: 'final_capture',
    })
  const labelled: PaymentIntent = { ...intent, metadata: mergeMetadata(intent.metadata, ask.labels) }
  if (many && ask.final && ask.amount === 0 && intent.amount_received > 0) return closeHold(account, labelled, charge, { voids: true })
  const wanted = wantedOf(intent, ask.amount)
  if (many && capturesOf(account, charge) >= mostCaptures)
    throw invalidRequest(`A PaymentIntent can be captured at most ${mostCaptures} times.`, { param: 'amount_to_capture' })

  const taken = taking(account, labelled, charge, wanted)
  if (!many) return closeHold(account, taken.intent, taken.charge, { voids: false })
  account.emit('charge.updated', taken.charge, charge)
  account.emit('payment_intent.amount_capturable_updated', taken.intent, intent)
  return ask.final ? closeHold(account, taken.intent, taken.charge, { voids: false }) : taken.intent
}

function wantedOf(intent: PaymentIntent, amount: number | undefined): number {
  const wanted = amount ?? intent.amount_capturable
  if (wanted < 1) throw invalidRequest('Invalid positive integer', { param: 'amount_to_capture', code: 'parameter_invalid_integer' })
  if (wanted > intent.amount_capturable) {
    throw invalidRequest(
      `The requested capture amount is greater than the authorized amount. You tried to capture ${wanted}, but only ${intent.amount_capturable} is capturable.`,
      { code: 'amount_too_large', param: 'amount_to_capture' },
    )
  }
  return wanted
}

function capturesOf(account: Account, charge: Charge): number {
  const counted = account.db.get(
    "select count(*) as n from effects where account = ? and body ->> 'kind' = 'capture' and body ->> 'charge' = ?",
    account.name,
    charge.id,
  )
  return Number(counted?.['n'])
}

function taking(account: Account, intent: PaymentIntent, charge: Charge, wanted: number) {
  const after = {
    charge: account.put<Charge>({
      ...charge,
      amount_captured: charge.amount_captured + wanted,
      balance_transaction: bookCharge(account, charge, wanted),
    }),
    intent: account.put<PaymentIntent>({
      ...intent,
      amount_received: intent.amount_received + wanted,
      amount_capturable: intent.amount_capturable - wanted,
    }),
  }
  account.effect({ ...chargeEffect('capture', after.intent, charge), amount: wanted })
  return after
}
