import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { usePaymentWords } from '../../page/words.tsx'
import type { MoneyAnswer } from '../../shapes.ts'
import css from '../dialogs.module.css'
import { Came, Outcome } from '../Outcome.tsx'
import refund from './refund.module.css'
import type { Share } from './use-refund.tsx'

type RefundOutcomeProps = {
  readonly head: OrderHead
  /** in the order of the answers */
  readonly shares: readonly Share[]
  readonly answers: readonly MoneyAnswer[]
  readonly again: () => void
  readonly onClose: () => void
}

/** What a refund came to: one line for each payment it went back to. */
export function RefundOutcome({ head, shares, answers, again, onClose }: RefundOutcomeProps) {
  const words = usePaymentWords()
  const [first, ...more] = answers
  if (first && more.length === 0) {
    return (
      <Outcome head={head} answer={first} again={again} onClose={onClose}>
        <p className="muted">{words.instrument(shares[0]?.row.instrument ?? null)}</p>
        <OnItsWay />
      </Outcome>
    )
  }
  // The page behind has been read again by now and holds the new rows; what is open there can be checked again there.
  return (
    <div className={css.outcome} role="status">
      <FirstFocus />
      <ul className={refund.outcomes}>
        {answers.map((answer, at) => (
          <li key={answer.transaction}>
            <Came head={head} answer={answer} />
            <p className="muted">{words.instrument(shares[at]?.row.instrument ?? null)}</p>
          </li>
        ))}
      </ul>
      {answers.some(({ outcome }) => outcome === 'approved') && <OnItsWay />}
      {answers.some(({ outcome }) => outcome !== 'approved') && (
        <p>
          <Trans>What was not approved stands in the payment history, each with its own next step.</Trans>
        </p>
      )}
      <DialogActions>
        <Button variant="filled" onClick={onClose} data-autofocus>
          <Trans>Close</Trans>
        </Button>
      </DialogActions>
    </div>
  )
}

function OnItsWay() {
  return (
    <p>
      <Trans>It goes back to what paid, which takes some days. The customer gets an e-mail.</Trans>
    </p>
  )
}
