import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { useWords } from '#ui/words.ts'
import css from '../page/payment.module.css'
import { useCheckAgain } from '../page/Notices.tsx'
import { usePaymentWords } from '../page/words.tsx'
import type { MoneyAnswer } from '../shapes.ts'

type OutcomeProps = { readonly head: OrderHead; readonly answer: MoneyAnswer; readonly again: () => void; readonly onClose: () => void }

/** What a money command came to, in the dialog it was given in: done, refused with the reason, or not known yet with the way to ask again. */
export function Outcome({ head, answer: first, again, onClose }: OutcomeProps) {
  const word = useWords()
  const words = usePaymentWords()
  const check = useCheckAgain(head)
  const answer = check.result ?? first
  const open = answer.outcome === 'unknown' || answer.outcome === 'pending'
  const refused = answer.outcome === 'declined' || answer.outcome === 'failed'
  return (
    <div className={css.outcome} role="status">
      <FirstFocus key={answer.outcome} />
      <p>
        <StatusBadge kind="outcome" of={answer.outcome} /> {word('transaction', answer.kind)}{' '}
        <Amount of={{ amount: answer.amount, currency: head.currency }} />
      </p>
      {open && (
        <p>
          <Trans>
            The gateway has not given a readable answer. The money may have moved. The desk keeps asking; nothing happens twice.
          </Trans>
        </p>
      )}
      {!open && answer.outcome !== 'approved' && <p>{words.reason(answer.code, answer.message)}</p>}
      {answer.outcome === 'approved' && answer.code !== null && <p>{words.reason(answer.code, answer.message)}</p>}
      {answer.advice && <p>{words.advice(answer.advice)}</p>}
      {open && check.result?.message && <p>{words.reason(check.result.code, check.result.message)}</p>}
      <Problem of={check.error} />
      <DialogActions>
        {refused && (
          <Button onClick={again}>
            <Trans>Try again</Trans>
          </Button>
        )}
        <Button variant={open ? 'default' : 'filled'} onClick={onClose} data-autofocus={!open || undefined}>
          <Trans>Close</Trans>
        </Button>
        {open && (
          <CommandButton command={check} input={answer.transaction}>
            <Trans>Check again</Trans>
          </CommandButton>
        )}
      </DialogActions>
    </div>
  )
}
