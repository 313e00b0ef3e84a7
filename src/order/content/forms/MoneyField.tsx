import { useLingui } from '@lingui/react'
import { NumberInput, type NumberInputProps } from '@mantine/core'
import { localeTag } from '#ui/i18n.ts'
import { digitsOf } from '#ui/show/format.ts'

/** An amount as people write it in their language; the field holds units of the currency, not minor ones. */
export function MoneyField({ currency, ...field }: NumberInputProps & { readonly currency: string }) {
  const { i18n } = useLingui()
  const parts = new Intl.NumberFormat(localeTag(i18n.locale), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(1.5)
  const symbol = <span aria-hidden>{parts.find(({ type }) => type === 'currency')?.value ?? currency}</span>
  const before = parts[0]?.type === 'currency'
  return (
    <NumberInput
      {...field}
      decimalScale={digitsOf(currency)}
      decimalSeparator={parts.find(({ type }) => type === 'decimal')?.value ?? '.'}
      allowedDecimalSeparators={['.', ',']}
      allowNegative={false}
      hideControls
      inputMode="decimal"
      leftSection={before ? symbol : undefined}
      rightSection={before ? undefined : symbol}
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
