import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconReceiptTax, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { mostTaxes, percentOf, readPercent, type StoreTax } from '#domain/store/taxes.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm, type DeskForm } from '#ui/form/use-desk-form.ts'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { localeTag } from '#ui/i18n.ts'
import settings from '../settings.module.css'
import { useSave } from '../use-save.tsx'
import { TaxesAsk, type TaxesView } from './shapes.ts'
import css from './taxes.module.css'
import './words.tsx'

export type Lists = { readonly countries: (locale: string) => readonly { readonly value: string; readonly label: string }[] }

type TypedTax = Omit<StoreTax, 'nameFr' | 'region' | 'ratePpm'> & {
  readonly nameFr: string
  readonly region: string
  /** percent, as it is typed */
  readonly ratePpm: string
}
type Values = { readonly taxes: readonly TypedTax[] }

/** Every tax a row, saved together. */
export function TaxesForm({ view, at, lists }: { readonly view: TaxesView; readonly at: string; readonly lists: Lists }) {
  const { currency } = useStore()
  const form = useDeskForm<Values>({ name: 'taxes', initial: { taxes: view.taxes.map(typedOf) }, shape: TaxesAsk, toBody: bodyOf })
  const [rows, show] = useState(() => form.getValues().taxes.map(({ id }) => id))
  const save = useSave({ at, form, seen: view.seen, bodyOf })
  const refresh = () => show(form.getValues().taxes.map(({ id }) => id))
  const add = () => {
    const country = form.getValues().taxes.at(-1)?.country ?? (currency === 'CAD' ? 'CA' : 'US')
    const id = uuidv7()
    form.insertListItem('taxes', {
      id,
      name: '',
      nameFr: '',
      country,
      region: '',
      ratePpm: '',
      onShipping: false,
      onCores: false,
      from: view.day,
    })
    refresh()
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-tax="${id}"] input`)?.focus())
  }
  const remove = (row: number) => {
    form.removeListItem('taxes', row)
    refresh()
  }
  return (
    <form className={settings.key} onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
      <p className={settings.says}>
        <Trans>
          Proposed on an order your people type in, by where it ships. Each tax is rounded by itself on each line. An order that comes from
          a web store keeps the tax it came with. When a rate changes, add it again with its first day: the older one ends the day before.
        </Trans>
      </p>
      {rows.length === 0 && (
        <EmptyState icon={<IconReceiptTax size={20} />} title={<Trans>No tax is proposed yet</Trans>}>
          <Trans>Until then whoever types an order in types its tax rate too.</Trans>
        </EmptyState>
      )}
      <div className={css.taxes}>
        {rows.map((id, row) => (
          <TaxRow key={id} id={id} row={row} form={form} lists={lists} onRemove={() => remove(row)} />
        ))}
      </div>
      <Problem of={save.error} />
      <div className={settings.buttons}>
        <CommandButton type="submit" command={save}>
          <Trans>Save taxes</Trans>
        </CommandButton>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} disabled={rows.length >= mostTaxes} onClick={add}>
          <Trans>Add tax</Trans>
        </Button>
      </div>
    </form>
  )
}

type RowProps = {
  readonly id: string
  readonly row: number
  readonly form: DeskForm<Values>
  readonly lists: Lists
  readonly onRemove: () => void
}

function TaxRow({ id, row, form, lists, onRemove }: RowProps) {
  const { t, i18n } = useLingui()
  const own = { autoComplete: 'off', 'data-notranslate': true }
  const propsOf = (field: keyof TypedTax) => form.getInputProps(`taxes.${row}.${field}`)
  const tick = (field: 'onShipping' | 'onCores') => form.getInputProps(`taxes.${row}.${field}`, { type: 'checkbox' })
  const key = (field: keyof TypedTax) => form.key(`taxes.${row}.${field}`)
  return (
    <fieldset className={css.tax} data-tax={id} aria-label={t`Tax ${row + 1}`}>
      <TextInput label={t`Name`} placeholder="GST" {...own} key={key('name')} {...propsOf('name')} />
      <TextInput label={t`Name in French`} placeholder="TPS" {...own} key={key('nameFr')} {...propsOf('nameFr')} />
      <TextInput
        label={t`Rate`}
        inputMode="decimal"
        rightSection="%"
        rightSectionPointerEvents="none"
        {...own}
        key={key('ratePpm')}
        {...propsOf('ratePpm')}
      />
      <TextInput type="date" label={t`From`} {...own} key={key('from')} {...propsOf('from')} />
      <NativeSelect
        label={t`Ships to`}
        data={[...lists.countries(localeTag(i18n.locale))]}
        data-notranslate
        key={key('country')}
        {...propsOf('country')}
      />
      <TextInput label={t`State or province`} placeholder={t`the whole country`} {...own} key={key('region')} {...propsOf('region')} />
      <div className={css.ticks}>
        <Checkbox label={t`Also on shipping`} key={key('onShipping')} {...tick('onShipping')} />
        <Checkbox label={t`Also on core charges`} key={key('onCores')} {...tick('onCores')} />
      </div>
      <div className={css.remove}>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={onRemove}
          aria-label={t`Remove tax ${row + 1}`}
        >
          <Trans>Remove</Trans>
        </Button>
      </div>
    </fieldset>
  )
}

function typedOf({ nameFr, region, ratePpm, ...tax }: StoreTax): TypedTax {
  return { ...tax, nameFr: nameFr ?? '', region: region ?? '', ratePpm: percentOf(ratePpm) }
}

/** A rate that cannot be read is told at its field, not taken for 0. */
function bodyOf({ taxes }: Values): unknown {
  return {
    taxes: taxes.map((tax) => ({ ...tax, ratePpm: tax.ratePpm.trim() === '' ? undefined : (readPercent(tax.ratePpm) ?? Number.NaN) })),
  }
}
