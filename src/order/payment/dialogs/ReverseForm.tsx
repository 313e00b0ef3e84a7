import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import css from '../page/payment.module.css'
import type { MoneyAnswer, ReverseAsk } from '../shapes.ts'
import { Effect } from './Effect.tsx'
import type { FormProps } from './form-props.tsx'
import { Outcome } from './Outcome.tsx'

/** Takes an offline adjustment back by a row of its own; both stay in the history. */
export function ReverseForm({ head, view: now, transaction, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const [view] = useState(now)
  const [note, setNote] = useState('')
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const reverse = useCommand<ReverseAsk, MoneyAnswer>({
    send: post(`${order}/payment/reversals`),
    seen: head.version,
    refresh: [order],
    tell: 'inline',
  })
  const row = view.history.find(({ id }) => id === transaction)
  if (!row) return null
  if (reverse.result) return <Outcome head={head} answer={reverse.result} again={reverse.renew} onClose={onClose} />
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void reverse.run({ transaction: row.id, note })
      }}
    >
      <Problem of={reverse.error} />
      <Textarea
        label={t`Why it was wrong`}
        value={note}
        onChange={({ currentTarget: { value } }) => setNote(value)}
        maxLength={1000}
        autosize
        minRows={2}
        data-autofocus
        data-notranslate
      />
      <Effect head={head} view={view} change={-row.amount} />
      <DialogActions>
        <Button onClick={onClose} disabled={reverse.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton
          command={reverse}
          type="submit"
          danger
          amount={{ amount: -row.amount, currency: head.currency }}
          disabled={note.trim() === ''}
        >
          <Trans>Take back</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
