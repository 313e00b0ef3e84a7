import { useLingui } from '@lingui/react/macro'
import { NativeSelect, NumberInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { NumberFact } from '#domain/risk/rule.ts'
import { localeTag } from '#ui/i18n.ts'
import { MoneyField } from '#ui/form/MoneyInput.tsx'
import type { TypedOne, Units } from './typed.tsx'

type FieldProps = {
  readonly value: Extract<TypedOne, { readonly value: number | string }>
  readonly measures: Units
  readonly error: ReactNode
  readonly path: string
  readonly onChange: (typed: number | string) => void
}

/** A number with its unit; an hour is one of the day's. */
export function NumberField({ value: { fact, is, value }, measures, error, path, onChange }: FieldProps) {
  const { t } = useLingui()
  const field = { 'aria-label': t`Value`, 'data-path': path, error }
  if (fact === 'hour') return <HourField field={field} value={Number(value)} is={is} onChange={onChange} />
  if (fact === 'amount') return <MoneyField {...field} currency={measures.currency} value={value} onChange={onChange} />
  return (
    <NumberInput
      {...field}
      min={0}
      hideControls
      clampBehavior="none"
      value={value}
      onChange={onChange}
      rightSectionWidth={fact === 'distance' || fact === 'ip_distance' ? 36 : 76}
      rightSection={<Unit fact={fact} imperial={measures.imperial} />}
    />
  )
}

type HourProps = {
  readonly field: { readonly 'aria-label': string; readonly 'data-path': string; readonly error: ReactNode }
  readonly value: number
  readonly is: 'at_least' | 'at_most'
  readonly onChange: (typed: number) => void
}

/** "At most" an hour takes in all its minutes: the last of them is shown. */
function HourField({ field, value, is, onChange }: HourProps) {
  const { i18n } = useLingui()
  const write = new Intl.DateTimeFormat(localeTag(i18n.locale), { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
  const labelOf = (hour: number) => write.format(new Date(Date.UTC(2026, 0, 1, hour, is === 'at_least' ? 0 : 59)))
  return (
    <NativeSelect
      {...field}
      value={String(value)}
      onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      data={Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: labelOf(hour) }))}
      data-notranslate
    />
  )
}

function Unit({ fact, imperial }: { readonly fact: Exclude<NumberFact, 'amount' | 'hour'>; readonly imperial: boolean }) {
  const { t } = useLingui()
  switch (fact) {
    case 'score':
      return t`of 100`
    case 'quantity':
    case 'pieces':
      return t`pieces`
    case 'declines':
      return t`payments`
    case 'distance':
    case 'ip_distance':
      return imperial ? 'mi' : 'km'
  }
}
