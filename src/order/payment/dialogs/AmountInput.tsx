import { useLingui } from '@lingui/react'
import { NumberInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { localeTag } from '#ui/i18n.ts'
import { digitsOf } from '#ui/show/format.ts'

type AmountInputProps = {
  readonly label: ReactNode
  readonly currency: string
  /** minor units; 0 while nothing is typed */
  readonly value: number
  readonly onChange: (amount: number) => void
  readonly description?: ReactNode
}

/** An amount typed as people write it in their language, held in minor units. */
export function AmountInput({ label, currency, value, onChange, description }: AmountInputProps) {
  const { i18n } = useLingui()
  const parts = new Intl.NumberFormat(localeTag(i18n.locale), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(1234.5)
  const symbol = <span aria-hidden>{parts.find(({ type }) => type === 'currency')?.value ?? currency}</span>
  const before = parts[0]?.type === 'currency'
  const digits = digitsOf(currency)
  return (
    <NumberInput
      label={label}
      description={description}
      value={value === 0 ? '' : value / 10 ** digits}
      onChange={(typed) => onChange(typed === '' ? 0 : Math.round(Number(typed) * 10 ** digits))}
      decimalScale={digits}
      fixedDecimalScale
      decimalSeparator={parts.find(({ type }) => type === 'decimal')?.value ?? '.'}
      thousandSeparator={parts.find(({ type }) => type === 'group')?.value}
      allowedDecimalSeparators={['.']}
      allowNegative={false}
      hideControls
      inputMode="decimal"
      leftSection={before ? symbol : undefined}
      rightSection={before ? undefined : symbol}
      data-autofocus
    />
  )
}
