import type Stripe from 'stripe'
import type { Found, FoundDispute, FoundPart, Gateway } from '#ports/gateway.ts'
import { toDispute, toWarning } from './alarms.ts'
import { saysMissing, toAccountName, toFailure, toFound, toRefundPart, toTry } from './messages.ts'
import { sentenceOf } from './sender.ts'

/** Everything that only looks. */
export function readingsOf(stripe: Stripe): Pick<Gateway, 'find' | 'tries' | 'test'> {
  return {
    find: async (payment) => {
      try {
        const found = toFound(await stripe.paymentIntents.retrieve(payment, { expand: ['latest_charge.balance_transaction'] }))
        return 'unreadable' in found || !moved(found) ? found : { ...found, ...(await partsOf(stripe, payment)) }
      } catch (thrown) {
        return saysMissing(thrown) ? null : { unreadable: sentenceOf(toFailure(thrown)) }
      }
    },
    tries: async (payment) => {
      try {
        return await all(stripe.charges.list({ payment_intent: payment, limit: 100 }), toTry)
      } catch (thrown) {
        return { unreadable: sentenceOf(toFailure(thrown)) }
      }
    },
    test: async () => {
      try {
        const account = toAccountName(await stripe.accounts.retrieveCurrent())
        return account === null ? { ok: false, away: true, message: 'What answered is not Stripe.' } : { ok: true, account }
      } catch (thrown) {
        const failure = toFailure(thrown)
        return { ok: false, away: failure.outcome !== 'config', message: sentenceOf(failure) }
      }
    },
  }
}

function moved(found: Found): boolean {
  return found.captured.amount > 0
}

/** Refunds, disputes and warnings stand beside the payment, each in a list of its own. */
async function partsOf(
  stripe: Stripe,
  payment: string,
): Promise<{ readonly refunds: readonly FoundPart[]; readonly disputes: readonly FoundDispute[] }> {
  const [refunds, disputes, warnings] = await Promise.all([
    all(stripe.refunds.list({ payment_intent: payment, limit: 100 }), toRefundPart),
    all(stripe.disputes.list({ payment_intent: payment, limit: 100 }), toDispute),
    all(stripe.radar.earlyFraudWarnings.list({ payment_intent: payment, limit: 100 }), toWarning),
  ])
  return { refunds, disputes: [...disputes, ...warnings] }
}

async function all<T>(list: AsyncIterable<unknown>, read: (raw: unknown) => T): Promise<T[]> {
  const found: T[] = []
  for await (const raw of list) found.push(read(raw))
  return found
}
