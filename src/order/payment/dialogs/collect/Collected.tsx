import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Amount } from '#ui/show/Amount.tsx'
import type { MoneyAnswer } from '../../shapes.ts'
import css from '../dialogs.module.css'
import type { FormProps } from '../form-props.tsx'

type CollectedProps = Pick<FormProps, 'head' | 'view' | 'buyer'> & {
  readonly answer: MoneyAnswer
  /** the card or wallet it came from, as people call it */
  readonly from: string
  /** what else follows from it */
  readonly children?: ReactNode
}

/** What came in from which card or wallet, what the customer still owes, and that they get a receipt. */
export function Collected({ head, view, buyer, answer, from, children }: CollectedProps) {
  const due = view.balances.due - answer.amount
  const of = (amount: number) => <Amount of={{ amount, currency: head.currency }} strong />
  return (
    <>
      <p>
        <Trans>
          {of(answer.amount)} was charged to <span data-notranslate>{from}</span>.
        </Trans>{' '}
        {due > 0 && <Trans>{of(due)} is still due.</Trans>}
        {due === 0 && <Trans>The order is paid in full.</Trans>}
        {due < 0 && <Trans>The order is overpaid by {of(-due)}.</Trans>}
      </p>
      {children}
      {buyer.email !== null && (
        <p className={css.quiet}>
          <Trans>
            A receipt goes to <span data-notranslate>{buyer.email}</span> by mail.
          </Trans>
        </p>
      )}
    </>
  )
}
