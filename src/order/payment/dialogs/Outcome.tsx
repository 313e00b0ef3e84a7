import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { useWords } from '#ui/words.ts'
import { Reason } from '../page/Reason.tsx'
import { isUnderReview } from '../page/under-review.tsx'
import { useCheckAgain } from '../page/use-check-again.tsx'
import type { MoneyAnswer } from '../shapes.ts'
import css from './dialogs.module.css'

type OutcomeProps = {
  readonly head: OrderHead
  readonly answer: MoneyAnswer
  /** back to the form with a fresh command */
  readonly again: () => void
  /** what the way back is called; "Try again" when left out */
  readonly tryAgain?: ReactNode
  readonly onClose: () => void
  /** said when it worked */
  readonly children?: ReactNode
}

/** What a money command came to, in the dialog it was given in: done, refused with the reason, or not known yet with the way to ask again. */
export function Outcome({ head, answer: first, again, tryAgain, onClose, children }: OutcomeProps) {
  const check = useCheckAgain(head)
  const answer = check.result ?? first
  const open = answer.outcome === 'unknown' || answer.outcome === 'pending'
  const refused = answer.outcome === 'declined' || answer.outcome === 'failed'
  return (
    <div className={css.outcome} role="status">
      <FirstFocus key={answer.outcome} />
      <Came head={head} answer={answer} />
      {open && check.result?.message && !isUnderReview(answer) && <Reason {...check.result} />}
      {answer.outcome === 'approved' && children}
      <Problem of={check.error} />
      <DialogActions>
        <Button variant={open || refused ? 'default' : 'filled'} onClick={onClose} data-autofocus={(!open && !refused) || undefined}>
          <Trans>Close</Trans>
        </Button>
        {refused && (
          <Button variant="filled" onClick={again} data-autofocus>
            {tryAgain ?? <Trans>Try again</Trans>}
          </Button>
        )}
        {open && (
          <CommandButton command={check} input={answer.transaction}>
            <Trans>Check again</Trans>
          </CommandButton>
        )}
      </DialogActions>
    </div>
  )
}

/** One attempt and what came of it; the amount of a verification is nobody's business. */
export function Came({ head, answer }: { readonly head: OrderHead; readonly answer: MoneyAnswer }) {
  const word = useWords()
  const open = answer.outcome === 'unknown' || answer.outcome === 'pending'
  return (
    <>
      <p className={css.came}>
        <StatusBadge kind="outcome" of={answer.outcome} /> {word('transaction', answer.kind)}{' '}
        {answer.kind !== 'verification' && <Amount of={{ amount: answer.amount, currency: head.currency }} />}
      </p>
      {open && !isUnderReview(answer) ? (
        <p>
          <Trans>
            The gateway has not given a readable answer. The money may have moved. The desk keeps asking; nothing happens twice.
          </Trans>
        </p>
      ) : (
        (answer.code !== null || answer.outcome !== 'approved') && (
          <p>
            <Reason {...answer} />
          </p>
        )
      )}
    </>
  )
}
