import { saysFraud } from '../registry/case.ts'

/** A dispute, inquiry or warning about a payment, as far as it may speak of fraud. `reason` is the gateway's own word. */
export type BankWord = {
  readonly kind: 'dispute' | 'inquiry' | 'fraud_warning'
  readonly state: 'needs_response' | 'under_review' | 'won' | 'lost' | 'closed'
  readonly reason: string | null
}

/** What the bank says of who made a payment. */
export type BankSays = { readonly chargeback: boolean; readonly issuerAlert: boolean }

/**
 * Does the bank say that it was fraud? A dispute speaks of the buyer when fraud is its reason, until it is won or closed. A warning does whatever its state: it
 * closes when Stripe no longer calls it actionable, which is once the payment was disputed or refunded in full (docs.stripe.com/api/early_fraud_warnings/object)
 * and says nothing about the issuer's mind. Only a dispute for fraud that the store won speaks against it.
 */
export function bankSays(words: readonly BankWord[]): BankSays {
  const disputes = words.filter(({ kind, reason }) => kind === 'dispute' && saysFraud(reason))
  const cleared = disputes.some(({ state }) => state === 'won')
  return {
    chargeback: disputes.some(({ state }) => state !== 'won' && state !== 'closed'),
    issuerAlert: !cleared && words.some(({ kind }) => kind === 'fraud_warning'),
  }
}
