import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import { usePaymentWords } from '../../page/words.tsx'
import { OfflineAsk, offlineMethods, type OfflineMethod } from '../../shapes.ts'
import { AmountField } from '../AmountField.tsx'
import css from '../dialogs.module.css'
import { Effect } from '../Effect.tsx'
import { FormActions, FormFrame } from '../FormFrame.tsx'
import type { FormProps } from '../form-props.tsx'
import { Outcome } from '../Outcome.tsx'
import { useMoneyCommand } from '../use-money-command.tsx'

type OfflineFormProps = Pick<FormProps, 'head' | 'view' | 'onClose'> & { readonly ways?: ReactNode }
type Typed = {
  readonly direction: 'in' | 'out'
  readonly amount: number
  readonly method: OfflineMethod
  readonly reference: string
  readonly note: string
  readonly credit: boolean
}

/** Records money that moved outside the gateway, in or out. Moves none itself. */
export function OfflineForm({ head, view: now, ways, onClose }: OfflineFormProps) {
  // As offered when the dialog opened: see CollectForm.
  const [view] = useState(now)
  const [typed, type] = useState<Typed>({
    direction: 'in',
    amount: Math.max(view.balances.due, 0),
    method: 'cash',
    reference: '',
    note: '',
    credit: false,
  })
  const save = useMoneyCommand<OfflineAsk>(head, 'offline')
  if (save.result) return <Outcome head={head} answer={save.result} again={save.renew} onClose={onClose} />
  const { amount, direction } = typed
  const out = direction === 'out'
  const ask = { ...typed, credit: out && typed.credit }
  return (
    <FormFrame ways={ways} onSubmit={() => void save.run(ask)}>
      <Problem of={save.error} />
      <OfflineFields head={head} typed={typed} change={(changes) => type({ ...typed, ...changes })} />
      <Effect head={head} view={view} change={out ? -amount : amount} credit={ask.credit ? amount : 0} beside={!out} />
      <p className={css.quiet}>
        <Trans>Record it only when the money has moved already: this moves none.</Trans>
      </p>
      <FormActions
        command={save}
        onClose={onClose}
        amount={{ amount, currency: head.currency }}
        disabled={!OfflineAsk.safeParse(ask).success}
      >
        {out ? <Trans>Record paid out</Trans> : <Trans>Record received</Trans>}
      </FormActions>
    </FormFrame>
  )
}

type OfflineFieldsProps = { readonly head: OrderHead; readonly typed: Typed; readonly change: (changes: Partial<Typed>) => void }

function OfflineFields({ head, typed, change }: OfflineFieldsProps) {
  const { t } = useLingui()
  const words = usePaymentWords()
  return (
    <>
      <Radio.Group
        aria-label={t`Direction`}
        value={typed.direction}
        onChange={(value) => change({ direction: value === 'out' ? 'out' : 'in' })}
      >
        <div className={css.row}>
          <Radio value="in" label={t`Money received`} />
          <Radio value="out" label={t`Money paid out`} />
        </div>
      </Radio.Group>
      <AmountField head={head} value={typed.amount} onChange={(amount) => change({ amount })} />
      {typed.direction === 'out' && (
        <Checkbox
          label={t`The customer does not owe it any more`}
          description={t`For goods or cores that came back, or as a courtesy. Not for what was paid too much.`}
          checked={typed.credit}
          onChange={() => change({ credit: !typed.credit })}
        />
      )}
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
