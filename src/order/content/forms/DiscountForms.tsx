import { Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import { MoneyField, toMinor } from '#ui/form/MoneyInput.tsx'
import { useMoney } from '#ui/show/Amount.tsx'
import css from '../content.module.css'
import { AskForMore } from './AskForMore.tsx'
import { EditActions } from './EditActions.tsx'
import type { Editing, FormProps } from './editing.tsx'
import { PreviewBox } from './PreviewBox.tsx'
import type { EditAsk } from '../edit/shapes.ts'
import { useEdit } from './use-edit.tsx'

/** Gives a discount on the whole order; the label stands on the totals and in the log. */
export function AddDiscountForm({ head, onClose }: FormProps) {
  const { t } = useLingui()
  const [label, setLabel] = useState('')
  const [amount, setAmount] = useState<number | null>(null)
  const edit = useEdit(head, undefined, onClose)
  const ask: EditAsk | undefined = amount === null || amount <= 0 ? undefined : { kind: 'add_discount', label: label.trim() || '–', amount }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (ask && edit.ready && label.trim()) void edit.save.run(ask)
      }}
    >
      <Problem of={edit.save.error} />
      <TextInput
        label={t`What for`}
        description={t`The customer may read this.`}
        value={label}
        maxLength={120}
        required
        withAsterisk={false}
        onChange={({ currentTarget: { value } }) => setLabel(value)}
        data-autofocus
      />
      <MoneyField
        label={t`Amount`}
        currency={head.currency}
        onChange={(value) => {
          const minor = toMinor(value, head.currency)
          setAmount(minor)
          edit.setAsk(minor === null || minor <= 0 ? undefined : { kind: 'add_discount', label: '–', amount: minor })
        }}
      />
      <PreviewBox head={head} preview={edit.preview} />
      <EditActions edit={{ save: edit.save, ready: edit.ready && label.trim() !== '' }} onClose={onClose}>
        <Trans>Give discount</Trans>
      </EditActions>
    </form>
  )
}

/** Takes a discount of the order back. */
export function RemoveDiscountForm({
  head,
  discount,
  onClose,
}: FormProps & { readonly discount: Extract<Editing, { readonly kind: 'remove_discount' }> }) {
  const money = useMoney()
  const ask: EditAsk = { kind: 'remove_discount', index: discount.index, label: discount.label, amount: discount.amount }
  const edit = useEdit(head, ask, onClose)
  const amount = money({ amount: discount.amount, currency: head.currency })
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (edit.ready) void edit.save.run(ask)
      }}
    >
      <Problem of={edit.save.error} />
      <p>
        <Trans>
          The discount <strong data-notranslate>{discount.label}</strong> of {amount} will no longer count.
        </Trans>
      </p>
      <PreviewBox head={head} preview={edit.preview} />
      <AskForMore edit={edit} currency={head.currency} />
      <EditActions edit={edit} onClose={onClose}>
        <Trans>Take it back</Trans>
      </EditActions>
    </form>
  )
}
