import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import { useMay, useMe } from '#ui/desk.tsx'
import { MoneyField } from '#ui/form/MoneyInput.tsx'
import { useDeskForm, type DeskForm } from '#ui/form/use-desk-form.ts'
import { localeTag } from '#ui/i18n.ts'
import css from '../content.module.css'
import type { ContentView, LineView } from '../shapes.ts'
import { AskForMore } from './AskForMore.tsx'
import { EditActions } from './EditActions.tsx'
import type { FormProps } from './editing.tsx'
import { editOf, lineValues, type LineValues } from './line-values.tsx'
import { PreviewBox } from './PreviewBox.tsx'
import { EditAsk } from '../edit/shapes.ts'
import { useEdit } from './use-edit.tsx'

/** Adds a part by hand, or puts a line right. Every change is worked out by the server while one types. */
export function LineForm({ head, view, line, onClose }: FormProps & { readonly line?: LineView }) {
  const { i18n } = useLingui()
  const { units } = useMe().person
  // As the line stood when the form was opened: what a colleague changes meanwhile is not sent back as it was.
  const [start] = useState(() => {
    const reader = { currency: head.currency, units, locale: localeTag(i18n.locale), rateNow: line?.taxRatePpm ?? view.ownRatePpm }
    return { reader, initial: lineValues(line, reader) }
  })
  const { reader, initial } = start
  const toBody = (values: LineValues) => editOf(values, initial, line, reader)
  const form = useDeskForm<LineValues>({ name: 'line', initial, shape: EditAsk, toBody, draft: false })
  const edit = useEdit(head, undefined, onClose, form.showError)
  return (
    <form
      className={css.form}
      onChange={() => edit.setAsk(EditAsk.safeParse(toBody(form.getValues())).data)}
      onSubmit={form.onSubmit((values) => {
        const ask = EditAsk.safeParse(toBody(values)).data
        if (ask && edit.ready) void edit.save.run(ask)
      })}
    >
      <Problem of={edit.save.error} />
      <PartFields form={form} editing={line !== undefined} />
      <PriceFields form={form} currency={head.currency} editing={line !== undefined} />
      <SizeFields form={form} />
      <TaxFields form={form} added={line === undefined} taxes={view.added} />
      <PreviewBox head={head} preview={edit.preview} />
      <AskForMore edit={edit} currency={head.currency} />
      <EditActions edit={edit} onClose={onClose}>
        {line ? <Trans>Save line</Trans> : <Trans>Add item</Trans>}
      </EditActions>
    </form>
  )
}

type FieldsProps = { readonly form: DeskForm<LineValues> }

function PartFields({ form, editing }: FieldsProps & { readonly editing: boolean }) {
  const { t } = useLingui()
  return (
    <>
      <div className={css.row}>
        <TextInput
          label={t`Part number`}
          key={form.key('line.partNumber')}
          {...form.getInputProps('line.partNumber')}
          classNames={{ input: 'mono' }}
          data-autofocus
        />
        <TextInput label={t`Brand`} key={form.key('line.brand')} {...form.getInputProps('line.brand')} />
        {editing && (
          <TextInput
            label={t`Superseded by`}
            key={form.key('line.supersededBy')}
            {...form.getInputProps('line.supersededBy')}
            classNames={{ input: 'mono' }}
          />
        )}
      </div>
      <TextInput label={t`Name`} key={form.key('line.name')} {...form.getInputProps('line.name')} />
    </>
  )
}

function PriceFields({ form, currency, editing }: FieldsProps & { readonly currency: string; readonly editing: boolean }) {
  const { t } = useLingui()
  const seesCost = useMay('cost')
  return (
    <div className={css.row}>
      <NumberInput
        label={t`Quantity`}
        min={1}
        max={9999}
        allowDecimal={false}
        hideControls
        key={form.key('line.quantity')}
        {...form.getInputProps('line.quantity')}
      />
      <MoneyField currency={currency} label={t`Price each`} key={form.key('line.unitPrice')} {...form.getInputProps('line.unitPrice')} />
      <MoneyField currency={currency} label={t`List price`} key={form.key('line.listPrice')} {...form.getInputProps('line.listPrice')} />
      {seesCost && (
        <MoneyField currency={currency} label={t`Cost each`} key={form.key('line.unitCost')} {...form.getInputProps('line.unitCost')} />
      )}
      <MoneyField currency={currency} label={t`Core charge`} key={form.key('line.coreCharge')} {...form.getInputProps('line.coreCharge')} />
      {editing && (
        <MoneyField
          currency={currency}
          label={t`Discount on the line`}
          key={form.key('line.discount')}
          {...form.getInputProps('line.discount')}
        />
      )}
    </div>
  )
}

function SizeFields({ form }: FieldsProps) {
  const { t } = useLingui()
  const imperial = useMe().person.units === 'imperial'
  return (
    <div className={css.row}>
      <TextInput
        label={t`Weight`}
        placeholder={imperial ? '1.9 lb' : '0.85 kg'}
        key={form.key('line.weightGrams')}
        {...form.getInputProps('line.weightGrams')}
      />
      <TextInput
        label={t`Length`}
        placeholder={imperial ? '12 in' : '30 cm'}
        key={form.key('line.lengthMm')}
        {...form.getInputProps('line.lengthMm')}
      />
      <TextInput label={t`Width`} key={form.key('line.widthMm')} {...form.getInputProps('line.widthMm')} />
      <TextInput label={t`Height`} key={form.key('line.heightMm')} {...form.getInputProps('line.heightMm')} />
      <Checkbox
        label={t`Hazmat`}
        className={css.tick}
        key={form.key('line.hazmat')}
        {...form.getInputProps('line.hazmat', { type: 'checkbox' })}
      />
    </div>
  )
}

function TaxFields({ form, added, taxes }: FieldsProps & { readonly added: boolean; readonly taxes: ContentView['added'] }) {
  const { t, i18n } = useLingui()
  const names = taxes.map(({ name, ratePpm }) => `${name} ${i18n.number(ratePpm / 10_000, { maximumFractionDigits: 4 })} %`).join(' + ')
  return (
    <div className={css.row}>
      <NumberInput
        label={t`Tax rate, %`}
        description={added ? names || t`The order has no tax.` : undefined}
        min={0}
        max={100}
        decimalScale={4}
        hideControls
        key={form.key('tax.ratePpm')}
        {...form.getInputProps('tax.ratePpm')}
      />
      <TextInput label={t`Reason for another rate`} maxLength={400} key={form.key('tax.reason')} {...form.getInputProps('tax.reason')} />
      {added && <TextInput label={t`Why it was added`} maxLength={400} key={form.key('reason')} {...form.getInputProps('reason')} />}
    </div>
  )
}
