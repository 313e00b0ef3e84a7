import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { Amount } from '#ui/show/Amount.tsx'
import css from '../page/payment.module.css'
import type { PaymentView } from '../shapes.ts'

type EffectProps = {
  readonly head: OrderHead
  readonly view: PaymentView
  /** signed: what the store holds more or less afterwards, minor units */
  readonly change: number
  /** what is let go of a hold that is captured in part */
  readonly released?: number
}

/** What the balance will be, before anything is done. */
export function Effect({ head, view, change, released = 0 }: EffectProps) {
  const due = view.balances.due - change
  const of = (amount: number) => ({ amount, currency: head.currency })
  return (
    <div className={css.effect} aria-live="polite">
      {due === 0 && <Trans>The order is paid in full then.</Trans>}
      {due > 0 && (
        <Trans>
          Balance due then: <Amount of={of(due)} strong />.
        </Trans>
      )}
      {due < 0 && (
        <Trans>
          The order is overpaid then, by <Amount of={of(-due)} strong tone="danger" />.
        </Trans>
      )}{' '}
      {released > 0 && (
        <Trans>
          The other <Amount of={of(released)} /> of the authorization is released and cannot be captured later.
        </Trans>
      )}
    </div>
  )
}
