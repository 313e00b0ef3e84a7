import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { MoneyInput } from '#ui/form/MoneyInput.tsx'
import css from '../page/payment.module.css'
import { usePaymentWords } from '../page/words.tsx'
import { OfflineAsk, offlineMethods, type MoneyAnswer, type OfflineMethod } from '../shapes.ts'
import { Effect } from './Effect.tsx'
import type { FormProps } from './form-props.tsx'
import { Outcome } from './Outcome.tsx'

type OfflineFormProps = Pick<FormProps, 'head' | 'view' | 'onClose'> & { readonly ways?: ReactNode }
type Typed = {
  readonly direction: 'in' | 'out'
  readonly amount: number
  readonly method: OfflineMethod
  readonly reference: string
  readonly note: string
}

/** Records money that moved outside the gateway, in or out. Moves none itself. */
export function OfflineForm({ head, view: now, ways, onClose }: OfflineFormProps) {
  const { slug } = useStore()
  // As offered when the dialog opened: see CollectForm.
  const [view] = useState(now)
  const [typed, type] = useState<Typed>({
    direction: 'in',
    amount: Math.max(view.balances.due, 0),
    method: 'cash',
    reference: '',
    note: '',
  })
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const save = useCommand<OfflineAsk, MoneyAnswer>({
    send: post(`${order}/payment/offline`),
    seen: head.version,
    refresh: [order],
    tell: 'inline',
  })
  if (save.result) return <Outcome head={head} answer={save.result} again={save.renew} onClose={onClose} />
  const { amount, direction } = typed
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save.run(typed)
      }}
    >
      {ways}
      <Problem of={save.error} />
      <OfflineFields head={head} typed={typed} change={(changes) => type({ ...typed, ...changes })} />
      <Effect head={head} view={view} change={direction === 'in' ? amount : -amount} />
      <p className={css.rests}>
        <Trans>Record it only when the money has moved already: this moves none.</Trans>
      </p>
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton
          command={save}
          type="submit"
          amount={{ amount, currency: head.currency }}
          disabled={!OfflineAsk.safeParse(typed).success}
        >
          {direction === 'in' ? <Trans>Record received</Trans> : <Trans>Record paid out</Trans>}
        </CommandButton>
      </DialogActions>
    </form>
  )
}

function OfflineFields({
  head,
  typed,
  change,
}: {
  readonly head: OrderHead
  readonly typed: Typed
  readonly change: (changes: Partial<Typed>) => void
}) {
  const { t } = useLingui()
  const words = usePaymentWords()
  return (
    <>
      <Radio.Group
        aria-label={t`Direction`}
        value={typed.direction}
        onChange={(value) => change({ direction: value === 'out' ? 'out' : 'in' })}
      >
        <div className={css.choices}>
          <Radio value="in" label={t`Money received`} />
          <Radio value="out" label={t`Money paid out`} />
        </div>
      </Radio.Group>
      <MoneyInput
        label={t`Amount`}
        currency={head.currency}
        value={typed.amount || null}
        onChange={(amount) => change({ amount: amount ?? 0 })}
        data-autofocus
      />
      <NativeSelect
        label={t`How`}
        value={typed.method}
        onChange={({ currentTarget: { value } }) => change({ method: offlineMethods.find((method) => method === value) ?? 'other' })}
        data={offlineMethods.map((value) => ({ value, label: words.method(value) }))}
      />
      <TextInput
        label={t`Reference`}
        description={t`Receipt, check or terminal slip number.`}
        value={typed.reference}
        onChange={({ currentTarget: { value } }) => change({ reference: value })}
        maxLength={120}
        required
        withAsterisk={false}
        data-notranslate
      />
      <Textarea
        label={t`Note`}
        value={typed.note}
        onChange={({ currentTarget: { value } }) => change({ note: value })}
        maxLength={1000}
        autosize
        minRows={2}
        required
        withAsterisk={false}
        data-notranslate
      />
    </>
  )
}
