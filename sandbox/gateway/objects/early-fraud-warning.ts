import type { Charge } from './charge.ts'
import { newId } from './common.ts'

/** An issuer's word that a charge was fraud, before anyone disputes it. `actionable` until it is disputed or given back in full. */
export type EarlyFraudWarning = {
  readonly id: string
  readonly object: 'radar.early_fraud_warning'
  readonly actionable: boolean
  readonly charge: string
  readonly created: number
  readonly fraud_type: 'misc'
  readonly livemode: false
  readonly payment_intent: string
}

/** A fresh warning about a charge. */
export function newEarlyFraudWarning(now: number, charge: Charge): EarlyFraudWarning {
  return {
    id: newId('issfr'),
    object: 'radar.early_fraud_warning',
    actionable: true,
    charge: charge.id,
    created: now,
    fraud_type: 'misc',
    livemode: false,
    payment_intent: charge.payment_intent,
  }
}
