import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Checkbox, Switch, TextInput, type TextInputProps } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { tellUndo } from '#ui/act/UndoToast.tsx'
import type { PartProps } from './form.tsx'
import css from './new-order.module.css'
import type { TaxRow } from './taxes.tsx'

type RowProps = PartProps & { readonly row: TaxRow; readonly exempt: boolean; readonly children: ReactNode }

/** A tax of the store's settings: it can be left out, and charged at another rate. */
export function ProposedTax({ form, live, row, exempt, children }: RowProps) {
  const { t, i18n } = useLingui()
  const { id, name, off, rate, path } = row
  const change = (part: { readonly off?: boolean; readonly rate?: string }) => {
    const { proposed } = form.getValues()
    form.setFieldValue('proposed', { ...proposed, [id]: { ...proposed[id], ...part } }, { forceUpdate: false })
    form.clearFieldError(path)
    live.tell()
  }
  return (
    <div className={css.tax} data-off={off || exempt || undefined}>
      <Switch
        label={<span data-notranslate>{name}</span>}
        aria-label={t`Charge ${name}`}
        checked={!off && !exempt}
        disabled={exempt}
        onChange={({ currentTarget: { checked } }) => change({ off: !checked })}
      />
      <Rate
        aria-label={t`Rate of ${name}`}
        disabled={exempt || off}
        data-path={path}
        key={form.key(path)}
        defaultValue={i18n.locale === 'fr' ? rate.replace('.', ',') : rate}
        error={form.errors[path]}
        onChange={({ currentTarget: { value } }) => change({ rate: value })}
      />
      <span className="muted">{off && !exempt ? <Trans>left out</Trans> : <TaxedOn row={row} />}</span>
      <span className={css.amount}>{children}</span>
    </div>
  )
}

function TaxedOn({ row: { onShipping, onCores } }: Pick<RowProps, 'row'>) {
  if (onShipping && onCores) return <Trans>on parts, shipping and core charges</Trans>
  if (onShipping) return <Trans>on parts and shipping</Trans>
  return onCores ? <Trans>on parts and core charges</Trans> : <Trans>on parts</Trans>
}

/** A tax somebody adds by name and rate. */
export function AddedTax({ form, live, row, exempt, children }: RowProps) {
  const { t } = useLingui()
  const at = form.getValues().taxes.findIndex(({ id }) => id === row.id)
  const label = row.name.trim() || String(at + 1)
  const remove = () => {
    const taken = form.getValues().taxes[at]
    form.removeListItem('taxes', at)
    live.tell()
    if (taken)
      tellUndo(t`Tax ${label} is removed`, () => {
        form.insertListItem('taxes', taken, at)
        live.tell()
      })
  }
  const tick = (field: 'onShipping' | 'onCores') => ({
    disabled: exempt,
    ...form.getInputProps(`taxes.${at}.${field}`, { type: 'checkbox' }),
  })
  return (
    <div className={css.tax} data-tax={row.id} data-added data-off={exempt || undefined}>
      <TextInput
        label={t`Tax name`}
        autoComplete="off"
        maxLength={80}
        disabled={exempt}
        data-notranslate
        key={form.key(`taxes.${at}.name`)}
        {...form.getInputProps(`taxes.${at}.name`)}
      />
      <Rate label={t`Tax rate`} disabled={exempt} key={form.key(row.path)} {...form.getInputProps(row.path)} />
      <div className={css.ticks}>
        <Checkbox label={t`Also on shipping`} key={form.key(`taxes.${at}.onShipping`)} {...tick('onShipping')} />
        <Checkbox label={t`Also on core charges`} key={form.key(`taxes.${at}.onCores`)} {...tick('onCores')} />
      </div>
      <span className={css.amount}>{children}</span>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Remove tax ${label}`} onClick={remove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}

function Rate(props: TextInputProps) {
  return (
    <TextInput
      autoComplete="off"
      inputMode="decimal"
      classNames={{ input: css.price }}
      rightSection="%"
      rightSectionPointerEvents="none"
      {...props}
    />
  )
}
