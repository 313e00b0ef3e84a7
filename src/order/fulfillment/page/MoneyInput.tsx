import { NumberInput, type NumberInputProps } from '@mantine/core'
import { useLingui } from '@lingui/react'
import { localeTag } from '#ui/i18n.ts'
import { digitsOf } from '#ui/show/format.ts'

type Props = Pick<NumberInputProps, 'label' | 'description' | 'error'> & {
  readonly currency: string
  /** minor units; null while nothing is typed */
  readonly value: number | null
  readonly onChange: (amount: number | null) => void
}

/** An amount typed as people write it in their language, held in minor units. */
export function MoneyInput({ currency, value, onChange, ...field }: Props) {
  const { i18n } = useLingui()
  const parts = new Intl.NumberFormat(localeTag(i18n.locale), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(1.5)
  const symbol = parts.find(({ type }) => type === 'currency')?.value ?? currency
  const before = parts[0]?.type === 'currency'
  const digits = digitsOf(currency)
  const sign = <span aria-hidden>{symbol}</span>
  return (
    <NumberInput
      {...field}
      value={value === null ? '' : value / 10 ** digits}
      onChange={(typed) => onChange(typed === '' ? null : Math.round(Number(typed) * 10 ** digits))}
      decimalScale={digits}
      decimalSeparator={parts.find(({ type }) => type === 'decimal')?.value ?? '.'}
      allowedDecimalSeparators={['.', ',']}
      allowNegative={false}
      hideControls
      inputMode="decimal"
      leftSection={before ? sign : undefined}
      rightSection={before ? undefined : sign}
    />
  )
}
