import { useLingui } from '@lingui/react/macro'
import { TextInput, type TextInputProps } from '@mantine/core'
import { localeTag } from '#ui/i18n.ts'
import { signOf } from '#ui/show/format.ts'
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
