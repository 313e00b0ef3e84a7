import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import css from '../page/payment.module.css'
import { cardName, type MoneyAnswer, type VoidAsk } from '../shapes.ts'
import type { FormProps } from './form-props.tsx'
import { Outcome } from './Outcome.tsx'

/** Lets a hold go whole. */
export function VoidForm({ head, view: now, transaction, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const [view] = useState(now)
  const [reason, setReason] = useState('')
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const release = useCommand<VoidAsk, MoneyAnswer>({
    send: post(`${order}/payment/voids`),
    seen: head.version,
    refresh: [order],
    tell: 'inline',
  })
  const hold = view.history.find((row) => row.id === transaction) ?? view.history.find((row) => row.can.void?.ok)
  if (!hold) return null
  if (release.result) return <Outcome head={head} answer={release.result} again={release.renew} onClose={onClose} />
  const amount = { amount: hold.amount, currency: head.currency }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void release.run({ transaction: hold.id, reason })
      }}
    >
      <Problem of={release.error} />
      <p>
        <Trans>
          <Amount of={amount} strong /> on {cardName(hold.instrument) ?? t`the customer’s card`} is released at once. It cannot be captured
          after that.
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
      <DialogActions>
        <Button onClick={onClose} disabled={release.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton command={release} type="submit" danger amount={amount} disabled={reason.trim() === ''}>
          <Trans context="button">Void</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
