import type { OrderHead } from '#domain/order-head.ts'
import { sumOfParts } from '#domain/payment/refund.ts'
import { Trans } from '@lingui/react/macro'
import { Amount } from '#ui/show/Amount.tsx'
import type { PaymentView } from '../../shapes.ts'
import { Effect } from '../Effect.tsx'
import type { RefundDraft } from './use-refund.tsx'

type RefundEffectProps = { readonly head: OrderHead; readonly view: PaymentView; readonly draft: RefundDraft }

/** The balance after the refund, whether what goes back stays owed, and what it takes from the gross profit. */
export function RefundEffect({ head, view, draft: { amount, parts } }: RefundEffectProps) {
  const credit = sumOfParts(parts)
  // Cores and tax were never part of the profit.
  const lost = parts.reduce((all, { of, net }) => (of === 'core' ? all : all + net), 0)
  const owed = Math.min(amount - credit, view.balances.due + amount - credit)
  const of = (sum: number) => ({ amount: sum, currency: head.currency })
  if (amount <= 0) return null
  return (
    <Effect head={head} view={view} change={-amount} credit={credit}>
      {credit > 0 && (
        <p>
          <Trans>
            The customer does not owe <Amount of={of(credit)} /> any more.
          </Trans>{' '}
          {lost > 0 && (
            <Trans>
              Gross profit falls by <Amount of={of(lost)} />.
            </Trans>
          )}
        </p>
      )}
      {owed > 0 && (
        <p>
          <Trans>
            <Amount of={of(owed)} /> go back but stay owed: the order costs as much as before. If the customer is to owe nothing for it,
            choose what it is for, or cancel the order.
          </Trans>
        </p>
      )}
      <p className="muted">
        <Trans>It goes back to what paid, which takes some days. The customer gets an e-mail.</Trans>
      </p>
    </Effect>
  )
}
