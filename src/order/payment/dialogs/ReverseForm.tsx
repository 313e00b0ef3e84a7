import { Trans, useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import type { ReverseAsk } from '../shapes.ts'
import { Effect } from './Effect.tsx'
import { FormActions, FormFrame } from './FormFrame.tsx'
import type { FormProps } from './form-props.tsx'
import { Outcome } from './Outcome.tsx'
import { useMoneyCommand } from './use-money-command.tsx'

/** Takes an offline adjustment back by a row of its own; both stay in the history. */
export function ReverseForm({ head, view: now, transaction, onClose }: FormProps) {
  const { t } = useLingui()
  const [view] = useState(now)
  const [note, setNote] = useState('')
  const reverse = useMoneyCommand<ReverseAsk>(head, 'reversals')
  const row = view.history.find(({ id }) => id === transaction)
  if (!row) return null
  if (reverse.result) return <Outcome head={head} answer={reverse.result} again={reverse.renew} onClose={onClose} />
  return (
    <FormFrame onSubmit={() => void reverse.run({ transaction: row.id, note })}>
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
      <Effect head={head} view={view} change={-row.amount} credit={-row.parts.reduce((all, { net, tax }) => all + net + tax, 0)} />
      <FormActions
        command={reverse}
        onClose={onClose}
        danger
        amount={{ amount: -row.amount, currency: head.currency }}
        disabled={note.trim() === ''}
      >
        <Trans>Take back</Trans>
      </FormActions>
    </FormFrame>
  )
}
