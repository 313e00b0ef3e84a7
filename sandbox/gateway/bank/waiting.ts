import { chargeCard, needsAuthentication } from '../intents/charge-card.ts'
import type { PaymentIntent } from '../objects/payment-intent.ts'
import type { SetupIntent } from '../objects/setup-intent.ts'
import type { Gateway } from '../operation.ts'
import { accountIn, bodyOf, type Account } from '../store.ts'
import { failSetup, finishSetup } from '../setups/confirm-setup.ts'

/** What a card's holder is asked. `named`: the parameters they bring back to the shop; `answer`: true when the payment or the setup went through. */
type Waiting = {
  readonly question: string
  readonly back: string | null
  readonly named: Readonly<Record<string, string>>
  readonly answer: (passed: boolean, origin: string) => boolean
}

/** The payment or setup with this client secret, if it waits for its card's holder. */
export function waitingFor(gateway: Gateway, secret: string): Waiting | undefined {
  const row = gateway.db.get(
    "select * from objects where id = ? and kind in ('payment_intent', 'setup_intent')",
    secret.split('_secret_')[0] ?? '',
  )
  const intent = bodyOf<PaymentIntent | SetupIntent>(row)
  if (intent?.client_secret !== secret || intent.status !== 'requires_action') return undefined
  const account = accountIn(gateway.db, String(row?.['account']), gateway.clock.now(), { id: null, idempotency_key: null })
  return intent.object === 'payment_intent' ? payment(account, intent) : setup(account, intent)
}

function payment(account: Account, intent: PaymentIntent): Waiting {
  return {
    question: `Is it you who pays ${(intent.amount / 100).toFixed(2)} ${intent.currency.toUpperCase()}?`,
    back: intent.next_action?.redirect_to_url.return_url ?? null,
    named: { payment_intent: intent.id, payment_intent_client_secret: intent.client_secret },
    answer: (passed, origin) => {
      const method = account.need('payment_method', intent.payment_method ?? '')
      const after = passed
        ? chargeCard(account, intent, method, { offSession: false, moto: false, authenticated: true, origin })
        : needsAuthentication(account, intent, method, true)
      return !('reply' in after)
    },
  }
}

function setup(account: Account, intent: SetupIntent): Waiting {
  return {
    question: 'May your card be kept for later payments?',
    back: intent.next_action?.redirect_to_url.return_url ?? null,
    named: { setup_intent: intent.id, setup_intent_client_secret: intent.client_secret },
    answer: (passed) => {
      const method = account.need('payment_method', intent.payment_method ?? '')
      const after = passed ? finishSetup(account, intent, method) : failSetup(account, intent, method)
      return !('reply' in after)
    },
  }
}
