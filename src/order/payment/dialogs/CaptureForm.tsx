import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { MoneyInput } from '#ui/form/MoneyInput.tsx'
import { useMoney } from '#ui/show/Amount.tsx'
import css from '../page/payment.module.css'
import type { Allowed, CaptureAsk, MoneyAnswer, PaymentView } from '../shapes.ts'
import { Effect } from './Effect.tsx'
import { Outcome } from './Outcome.tsx'

type CaptureFormProps = {
  readonly head: OrderHead
  readonly view: PaymentView
  readonly can: Extract<PaymentView['can']['capture'], Allowed>
  readonly ways: ReactNode
  readonly onClose: () => void
}

/** Captures the hold: what is due to begin with, less or more as typed, never more than is held. `ways` stand above until there is a result. */
export function CaptureForm({ head, view, can: now, ways, onClose }: CaptureFormProps) {
  const { t } = useLingui()
  const money = useMoney()
  const { slug } = useStore()
  // What was offered when the dialog opened: the page behind it is read again while the answer is on its way.
  const [can] = useState(now)
  const [amount, setAmount] = useState(can.suggested)
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const capture = useCommand<CaptureAsk, MoneyAnswer>({
    send: post(`${order}/payment/captures`),
    seen: head.version,
    refresh: [order],
    tell: 'inline',
  })
  if (capture.result) return <Outcome head={head} answer={capture.result} again={capture.renew} onClose={onClose} />
  const ask = { transaction: can.transaction, amount }
  const most = money({ amount: can.left, currency: head.currency })
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void capture.run(ask)
      }}
    >
      {ways}
      <Problem of={capture.error} />
      <MoneyInput
        label={t`Amount`}
        description={t`At most ${most}, which is authorized.`}
        currency={head.currency}
        value={amount || null}
        onChange={(typed) => setAmount(typed ?? 0)}
        data-autofocus
      />
      <Effect head={head} view={view} change={amount} released={can.left - amount} />
      <DialogActions>
        <Button onClick={onClose} disabled={capture.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton command={capture} type="submit" amount={{ amount, currency: head.currency }} disabled={amount <= 0}>
          <Trans context="button">Capture</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
