import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Amount } from '#ui/show/Amount.tsx'
import type { PaymentView } from '../shapes.ts'
import css from './dialogs.module.css'

type EffectProps = {
  readonly head: OrderHead
  readonly view: PaymentView
  /** signed: what the store holds more or less afterwards, minor units */
  readonly change: number
  /** what of it the customer does not owe any more */
  readonly credit?: number
  /** money comes in besides what is held, which stays held */
  readonly beside?: boolean
  /** what else follows from it */
  readonly children?: ReactNode
}

/** What the balance will be, before anything is done. */
export function Effect({ head, view, change, credit = 0, beside = false, children }: EffectProps) {
  const due = view.balances.due - change - credit
  const sum = (amount: number, tone?: 'danger') => <Amount of={{ amount, currency: head.currency }} strong tone={tone} />
  return (
    <div className={css.effect} aria-live="polite">
      <p>
        {due === 0 && (change < 0 ? <Trans>Nothing is owed then, on either side.</Trans> : <Trans>The order is paid in full then.</Trans>)}
        {due > 0 && <Trans>Balance due then: {sum(due)}.</Trans>}
        {due < 0 && <Trans>The order is overpaid then: the store owes the customer {sum(-due, 'danger')}.</Trans>}
      </p>
      {beside && view.balances.held > 0 && (
        <p>
          <Trans>{sum(view.balances.held)} stays held on the authorization. Void it if it is not needed any more.</Trans>
        </p>
      )}
      {children}
    </div>
  )
}
