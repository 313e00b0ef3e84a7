import { useLingui } from '@lingui/react'
import { NumberInput, type NumberInputProps } from '@mantine/core'
import { localeTag } from '../i18n.ts'
import { digitsOf, signOf } from '../show/format.ts'

/** An amount as people write it in their language; the field holds units of the currency, as a form's text does. */
export function MoneyField({ currency, ...field }: NumberInputProps & { readonly currency: string }) {
  const { i18n } = useLingui()
  const { sign, first, decimal } = signOf(currency, localeTag(i18n.locale))
  const symbol = <span aria-hidden>{sign}</span>
  return (
    <NumberInput
      decimalScale={digitsOf(currency)}
      fixedDecimalScale
      decimalSeparator={decimal}
      allowedDecimalSeparators={['.', ',']}
      allowNegative={false}
      hideControls
      inputMode="decimal"
      leftSection={first ? symbol : undefined}
      rightSection={first ? undefined : symbol}
      {...field}
    />
  )
}

type MoneyInputProps = Omit<NumberInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  readonly currency: string
  /** minor units; null while nothing is typed */
  readonly value: number | null
  readonly onChange: (amount: number | null) => void
}

/** The same held in minor units. */
export function MoneyInput({ currency, value, onChange, ...field }: MoneyInputProps) {
  return (
    <MoneyField
      {...field}
      currency={currency}
      value={fromMinor(value, currency)}
      onChange={(typed) => onChange(toMinor(typed, currency))}
    />
  )
}

/** Minor units of what a MoneyField holds; null while it is empty. */
export function toMinor(value: string | number, currency: string): number | null {
  return value === '' ? null : Math.round(Number(value) * 10 ** digitsOf(currency))
}

/** What a MoneyField shows for minor units. */
export function fromMinor(amount: number | null | undefined, currency: string): number | '' {
  return amount == null ? '' : amount / 10 ** digitsOf(currency)
}
