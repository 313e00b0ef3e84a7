import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm, type DeskForm } from '#ui/form/use-desk-form.ts'
import css from '../../settings.module.css'
import own from '../carriers.module.css'
import { CardAsk, type CardPreview as Preview, type CardTables, type CardView } from '../shapes.ts'
import { CardPreview } from './CardPreview.tsx'
import { ColumnsHelp } from './ColumnsHelp.tsx'
import { TableInput } from './TableInput.tsx'

type FormProps = {
  /** the account whose next version it is; null for a new one */
  readonly account: CardView | null
  /** what to begin with */
  readonly tables: CardTables | null
  readonly today: string
  readonly at: string
  readonly onClose: () => void
}
type Values = { readonly name: string; readonly services: string; readonly prices: string; readonly holdsFrom: string }

/** A card is looked at before it is kept: what is wrong by row, or five shipments worked out with it. */
export function CardForm({ account, tables, today, at, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const [shown, show] = useState<Preview | null>(null)
  const toBody = (values: Values) => ({ ...values, account: account?.id ?? null })
  const form = useDeskForm<Values>({
    name: 'card',
    initial: { name: account?.name ?? '', services: tables?.services ?? '', prices: tables?.prices ?? '', holdsFrom: today },
    shape: CardAsk,
    toBody,
    refusals: { carrier_name_taken: 'name', card_in_past: 'holdsFrom' },
    draft: false,
  })
  const preview = useCommand<CardTables, Preview>({ send: post(`${at}/cards/preview`), tell: 'inline', place: form.showError, done: show })
  const keep = useCommand<Values>({
    send: (values, sending) => post(`${at}/cards`)(toBody(values), sending),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
    place: form.showError,
    done: () => {
      tellDone(t`Kept. It quotes from the day it holds.`)
      onClose()
    },
  })
  const good = shown !== null && shown.wrongRows === 0
  const put = (table: keyof CardTables) => (text: string) => {
    form.setFieldValue(table, text)
    show(null)
  }
  return (
    <form
      className={css.key}
      onSubmit={form.onSubmit((values) => {
        const { services, prices } = values
        void (good ? keep.run(values) : preview.run({ services, prices }))
      })}
    >
      <Problem of={form.elsewhere(keep.error ?? preview.error)} />
      <Head form={form} named={account === null} today={today} />
      <div className={own.tables} onChange={() => show(null)}>
        <TableInput
          label={t`Services`}
          form={form}
          table="services"
          put={put('services')}
          placeholder={'code,name,class\nvan,Van,ground'}
        />
        <TableInput label={t`Prices`} form={form} table="prices" put={put('prices')} placeholder={'service,pounds,2,3\nvan,20,8.00,9.50'} />
      </div>
      <ColumnsHelp />
      {shown && <CardPreview preview={shown} />}
      <DialogActions>
        <Button onClick={onClose} disabled={keep.busy}>
          <Trans>Cancel</Trans>
        </Button>
        {good ? (
          <CommandButton type="submit" command={keep}>
            <Trans>Keep this card</Trans>
          </CommandButton>
        ) : (
          <CommandButton type="submit" command={preview}>
            <Trans>Preview</Trans>
          </CommandButton>
        )}
      </DialogActions>
    </form>
  )
}

/** What it is called, and from when it is used. */
function Head({ form, named, today }: { readonly form: DeskForm<Values>; readonly named: boolean; readonly today: string }) {
  const { t } = useLingui()
  return (
    <div className={css.fields}>
      {named && (
        <TextInput
          label={t`Name`}
          description={t`As it stands among the rates, “Own van”.`}
          data-autofocus
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
      )}
      <TextInput
        type="date"
        label={t`Holds from`}
        description={named ? t`The first day its prices are quoted.` : t`The version before is used until the day before.`}
        min={today}
        key={form.key('holdsFrom')}
        {...form.getInputProps('holdsFrom')}
      />
    </div>
  )
}
