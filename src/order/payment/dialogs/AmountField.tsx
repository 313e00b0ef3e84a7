import type { OrderHead } from '#domain/order-head.ts'
import { useLingui } from '@lingui/react/macro'
import { MoneyInput } from '#ui/form/MoneyInput.tsx'

type AmountFieldProps = {
  readonly head: OrderHead
  readonly value: number
  readonly onChange: (amount: number) => void
  /** what stands beneath it */
  readonly description?: string
  /** why this amount is too much; nothing while it is not */
  readonly error?: string | undefined
}

/** How much: minor units, 0 while nothing is typed. Has the focus when its dialog opens. */
export function AmountField({ head, value, onChange, description, error }: AmountFieldProps) {
  const { t } = useLingui()
  return (
    <MoneyInput
      label={t`Amount`}
      description={description}
      error={error}
      currency={head.currency}
      value={value || null}
      onChange={(typed) => onChange(typed ?? 0)}
      data-autofocus
    />
  )
}
