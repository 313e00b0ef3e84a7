import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, Radio } from '@mantine/core'
import { useState } from 'react'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { Refused } from '#ui/api.ts'
import { useExplain } from '#ui/refusals.ts'
import { useMoney } from '#ui/show/Amount.tsx'
import type { RefundableView, RefundAnswer, RefundAsk } from '../../shapes.ts'
import { AmountField } from '../AmountField.tsx'
import css from '../dialogs.module.css'
import { FormActions, FormFrame } from '../FormFrame.tsx'
import type { FormProps } from '../form-props.tsx'
import { useMoneyCommand } from '../use-money-command.tsx'
import { PartsTable } from './PartsTable.tsx'
import { RefundEffect } from './RefundEffect.tsx'
import { RefundOutcome } from './RefundOutcome.tsx'
import { useRefund, type Mode, type RefundDraft } from './use-refund.tsx'
import { Why, type Reasoned } from './Why.tsx'
import { Whither } from './Whither.tsx'

type GiveBackProps = FormProps & { readonly refundable: RefundableView }

/** What goes back, to which payment, why, and what the balance is then. */
export function GiveBack({ head, view, transaction, onClose, refundable }: GiveBackProps) {
  const draft = useRefund(view, refundable, head.currency, transaction)
  const [why, say] = useState<Reasoned>({ reason: draft.overpaid > 0 ? 'overpaid' : '', note: '', goodsBack: null })
  const refund = useMoneyCommand<RefundAsk, RefundAnswer>(head, 'refunds')
  const { amount, left, shares } = draft
  if (refund.result)
    return <RefundOutcome head={head} shares={shares} answers={refund.result.answers} again={refund.renew} onClose={onClose} />
  const goods = draft.parts.some(({ of }) => of === 'line' || of === 'core')
  const { reason } = why
  const send = () => {
    if (reason === '') return
    void refund.run({
      transaction: draft.transaction ?? (shares.length === 1 ? (shares[0]?.row.id ?? null) : null),
      amount,
      reason,
      note: why.note.trim() || null,
      parts: [...draft.asked],
      goodsBack: goods ? why.goodsBack : null,
    })
  }
  return (
    <FormFrame onSubmit={send}>
      <FirstFocus />
      <Problem of={refund.error} />
      <Modes head={head} draft={draft} />
      {draft.mode === 'amount' && <SomeAmount head={head} draft={draft} />}
      {draft.mode === 'parts' && <PartsTable head={head} draft={draft} refundable={refundable} />}
      <TooMuch draft={draft} currency={head.currency} />
      <Whither head={head} draft={draft} />
      <Why why={why} change={(changes) => say({ ...why, ...changes })} goods={goods} />
      <RefundEffect head={head} view={view} draft={draft} />
      <FormActions
        command={refund}
        onClose={onClose}
        danger
        amount={{ amount, currency: head.currency }}
        disabled={amount <= 0 || amount > left || draft.refusal !== null || reason === ''}
      >
        <Trans context="button">Refund</Trans>
      </FormActions>
    </FormFrame>
  )
}

type PartProps = Pick<FormProps, 'head'> & { readonly draft: RefundDraft }

const modes: readonly Mode[] = ['overpaid', 'parts', 'amount', 'all']

function Modes({ head, draft }: PartProps) {
  const { t } = useLingui()
  const money = useMoney()
  const of = (amount: number) => money({ amount, currency: head.currency })
  const says: { readonly [mode in Mode]: string } = {
    overpaid: t`What was paid too much, ${of(draft.overpaid)}`,
    parts: t`Goods, cores, shipping or a courtesy`,
    amount: t`An amount`,
    all: t`All that is left to refund, ${of(draft.left)}`,
  }
  return (
    <Radio.Group
      label={t`What goes back`}
      value={draft.mode}
      onChange={(value) => draft.setMode(modes.find((mode) => mode === value) ?? 'parts')}
    >
      <div className={css.row}>
        {modes
          .filter((mode) => mode !== 'overpaid' || draft.overpaid > 0)
          .map((mode) => (
            <Radio key={mode} value={mode} label={says[mode]} data-autofocus={mode === draft.mode || undefined} />
          ))}
      </div>
    </Radio.Group>
  )
}

function SomeAmount({ head, draft }: PartProps) {
  const { t } = useLingui()
  return (
    <>
      <AmountField head={head} value={draft.typed} onChange={draft.type} />
      <Checkbox
        label={t`The customer does not owe it any more`}
        description={t`As a courtesy credit: it lowers the balance and the gross profit.`}
        checked={draft.courtesy}
        onChange={() => draft.forgive(!draft.courtesy)}
      />
    </>
  )
}

/** More than can go back, or pieces that are not there any more. */
function TooMuch({ draft: { amount, left, refusal }, currency }: { readonly draft: RefundDraft; readonly currency: string }) {
  const explain = useExplain()
  const money = useMoney()
  if (refusal) return <Problem of={new Refused(refusal.code, refusal.detail, null)} />
  if (amount <= left) return null
  return (
    <p role="alert" className={css.wrong}>
      {explain(new Refused('over_refund', { left }, null))}{' '}
      <Trans>The other {money({ amount: amount - left, currency })} must be paid another way and recorded as an offline adjustment.</Trans>
    </p>
  )
}
