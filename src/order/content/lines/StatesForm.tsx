import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useWords } from '#ui/words.ts'
import css from '../content.module.css'
import { settableStates, type ContentView, type SettableState, type StatesAsk } from '../shapes.ts'

/** Which lines get a state, and the one to begin with. */
export type StatesFor = { readonly lines: readonly string[]; readonly state: SettableState }

type FormProps = { readonly head: OrderHead; readonly view: ContentView; readonly chosen: StatesFor; readonly onClose: () => void }

/** The state and what belongs to it; nothing is set before it is sent. */
export function StatesForm({ head, view, chosen, onClose }: FormProps) {
  const { t } = useLingui()
  const word = useWords()
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const only = chosen.lines.length === 1 ? view.lines.find((line) => line.id === chosen.lines[0]) : undefined
  const [state, setState] = useState<SettableState>(chosen.state)
  const [supplier, setSupplier] = useState(only?.supplier ?? '')
  const [supplierPo, setSupplierPo] = useState(only?.supplierPo ?? '')
  const [expectedOn, setExpectedOn] = useState(only?.expectedOn ?? '')
  const [notify, setNotify] = useState(view.buyerEmail !== null)
  const save = useCommand<StatesAsk>({
    send: post(`${order}/content/states`),
    seen: head.version,
    refresh: [order],
    tell: 'inline',
    done: onClose,
  })
  const tells = state === 'backordered' && expectedOn !== '' && view.buyerEmail !== null
  const dated = state === 'ordered' || state === 'backordered'
  const ask: StatesAsk = {
    lines: [...chosen.lines],
    state,
    ...(state === 'ordered' && { supplier, supplierPo }),
    ...(dated && { expectedOn: expectedOn || null }),
    ...(tells && { notify }),
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save.run(ask)
      }}
    >
      <Problem of={save.error} />
      <NativeSelect
        label={t`State`}
        value={state}
        onChange={({ currentTarget: { value } }) => setState(settableStates.find((one) => one === value) as SettableState)}
        data={settableStates.map((one) => ({ value: one, label: word('line', one) }))}
        data-autofocus
      />
      {state === 'ordered' && (
        <div className={css.row}>
          <TextInput
            label={t`Ordered from`}
            value={supplier}
            maxLength={120}
            onChange={({ currentTarget: { value } }) => setSupplier(value)}
          />
          <TextInput
            label={t`Supplier’s PO`}
            value={supplierPo}
            maxLength={60}
            onChange={({ currentTarget: { value } }) => setSupplierPo(value)}
          />
        </div>
      )}
      {dated && (
        <TextInput
          type="date"
          label={state === 'ordered' ? t`Expected on` : t`Backordered until`}
          value={expectedOn}
          onChange={({ currentTarget: { value } }) => setExpectedOn(value)}
        />
      )}
      {tells && (
        <Checkbox
          label={t`Mail the customer this day`}
          description={<span data-notranslate>{view.buyerEmail}</span>}
          checked={notify}
          onChange={() => setNotify(!notify)}
        />
      )}
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton command={save} type="submit">
          <Trans>Set state</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
