import { useLingui } from '@lingui/react/macro'
import { TextInput, type TextInputProps } from '@mantine/core'
import { localeTag } from '#ui/i18n.ts'
import css from './new-order.module.css'

/** An amount as it is typed, with its currency's sign on the side the reader's language has it. */
export function PriceInput({ currency, ...props }: TextInputProps & { readonly currency: string }) {
  const { i18n } = useLingui()
  const { sign, first } = signOf(currency, localeTag(i18n.locale))
  return (
    <TextInput
      {...props}
      autoComplete="off"
      inputMode="decimal"
      classNames={{ input: css.price }}
      leftSection={first ? sign : undefined}
      rightSection={first ? undefined : sign}
      leftSectionPointerEvents="none"
      rightSectionPointerEvents="none"
    />
  )
}

function signOf(currency: string, locale: string): { readonly sign: string; readonly first: boolean } {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(1)
  const at = parts.findIndex((part) => part.type === 'currency')
  return { sign: parts[at]?.value ?? currency, first: at === 0 }
}
