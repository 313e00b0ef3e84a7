import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import type { MoneyAnswer } from '../../shapes.ts'
import { Outcome } from '../Outcome.tsx'

type VerifyOutcomeProps = {
  readonly head: OrderHead
  readonly answer: MoneyAnswer
  readonly again: () => void
  readonly onClose: () => void
}

/** Whether the secret hold was placed, and what to ask the customer then. */
export function VerifyOutcome({ head, answer, again, onClose }: VerifyOutcomeProps) {
  return (
    <Outcome head={head} answer={answer} again={again} tryAgain={<Trans>Try another card</Trans>} onClose={onClose}>
      <p>
        <Trans>
          Ask the customer to look for a small pending payment to the store and to tell you its exact amount. Then choose “Name the amount”
          in the payment history.
        </Trans>
      </p>
    </Outcome>
  )
}
