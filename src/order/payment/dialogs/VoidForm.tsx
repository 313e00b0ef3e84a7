import { Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { usePaymentWords } from '../page/words.tsx'
import type { VoidAsk } from '../shapes.ts'
import { FormActions, FormFrame } from './FormFrame.tsx'
import type { FormProps } from './form-props.tsx'
import { Outcome } from './Outcome.tsx'
import { useMoneyCommand } from './use-money-command.tsx'

/** Lets a hold go whole. `lead` says why this form stands where another was asked for. */
export function VoidForm({ head, view: now, transaction, onClose, lead }: FormProps & { readonly lead?: ReactNode }) {
  const { t } = useLingui()
  const words = usePaymentWords()
  const [view] = useState(now)
  const [reason, setReason] = useState('')
  const release = useMoneyCommand<VoidAsk>(head, 'voids')
  const hold = view.history.find((row) => row.id === transaction && row.can.void) ?? view.history.find((row) => row.can.void?.ok)
  if (!hold) return null
  if (release.result) return <Outcome head={head} answer={release.result} again={release.renew} onClose={onClose} />
  // What was captured of it is not released: the rest is what the view counts as held.
  const amount = { amount: Math.min(hold.amount, view.balances.held), currency: head.currency }
  return (
    <FormFrame onSubmit={() => void release.run({ transaction: hold.id, reason })}>
      <Problem of={release.error} />
      {lead}
      <p>
        <Trans>
          <Amount of={amount} strong /> on {words.instrument(hold.instrument)} is released at once. It cannot be captured after that.
        </Trans>
      </p>
      <TextInput
        label={t`Reason`}
        description={t`Stands in the payment history.`}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
        maxLength={300}
        data-autofocus
        data-notranslate
      />
      <FormActions command={release} onClose={onClose} danger amount={amount} disabled={reason.trim() === ''}>
        <Trans context="button">Void</Trans>
      </FormActions>
    </FormFrame>
  )
}
