import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { MoneyInput } from '#ui/form/MoneyInput.tsx'
import { useMoney } from '#ui/show/Amount.tsx'
import { useWords } from '#ui/words.ts'
import css from '../page/payment.module.css'
import { cardName, type RefundAnswer, type RefundAsk, type TransactionView } from '../shapes.ts'
import { Effect } from './Effect.tsx'
import type { FormProps } from './form-props.tsx'
import { Outcome } from './Outcome.tsx'

/** Gives money back to the card that paid: which payment, how much, why. */
export function RefundForm({ head, view: now, transaction, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const labelOf = usePaymentLabel(head.currency)
  // As offered when the dialog opened: see CollectForm.
  const [view] = useState(now)
  const paid = view.history.filter((row) => row.can.refund?.ok)
  const [{ chosen, amount, reason }, set] = useState(() => {
    const first = paid.find((row) => row.id === transaction) ?? paid[0]
    return { chosen: first?.id ?? '', amount: amountFor(first, view.balances.due), reason: '' }
  })
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const refund = useCommand<RefundAsk, RefundAnswer>({
    send: post(`${order}/payment/refunds`),
    seen: head.version,
    refresh: [order],
    tell: 'inline',
  })
  const answer = refund.result?.answers[0]
  if (answer) return <Outcome head={head} answer={answer} again={refund.renew} onClose={onClose} />
  const choose = (id: string) =>
    set({
      chosen: id,
      amount: amountFor(
        paid.find((row) => row.id === id),
        view.balances.due,
      ),
      reason,
    })
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void refund.run({ transaction: chosen, amount, reason: 'other', note: reason })
      }}
    >
      <Problem of={refund.error} />
      <NativeSelect
        label={t`Payment`}
        value={chosen}
        onChange={({ currentTarget: { value } }) => choose(value)}
        data={paid.map((row) => ({ value: row.id, label: labelOf(row) }))}
        data-notranslate
      />
      <MoneyInput
        label={t`Amount`}
        currency={head.currency}
        value={amount || null}
        onChange={(typed) => set({ chosen, amount: typed ?? 0, reason })}
        data-autofocus
      />
      <TextInput
        label={t`Reason`}
        description={t`Stands in the payment history.`}
        value={reason}
        onChange={({ currentTarget: { value } }) => set({ chosen, amount, reason: value })}
        maxLength={300}
        data-notranslate
      />
      <Effect head={head} view={view} change={-amount} />
      <p className={css.rests}>
        <Trans>It goes back to the card that paid. The customer gets an e-mail.</Trans>
      </p>
      <DialogActions>
        <Button onClick={onClose} disabled={refund.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton
          command={refund}
          type="submit"
          danger
          amount={{ amount, currency: head.currency }}
          disabled={amount <= 0 || reason.trim() === ''}
        >
          <Trans context="button">Refund</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}

/** What was paid too much, else all that is left of the payment. */
function amountFor(row: TransactionView | undefined, due: number): number {
  const left = row?.can.refund?.ok ? row.can.refund.left : 0
  return due < 0 ? Math.min(-due, left) : left
}

function usePaymentLabel(currency: string) {
  const { t } = useLingui()
  const word = useWords()
  const money = useMoney()
  return (row: TransactionView) => {
    const left = money({ amount: row.can.refund?.ok ? row.can.refund.left : 0, currency })
    const amount = money({ amount: row.amount, currency })
    return `${[word('transaction', row.kind), cardName(row.instrument), amount].filter(Boolean).join(' ')} – ${t`${left} left`}`
  }
}
