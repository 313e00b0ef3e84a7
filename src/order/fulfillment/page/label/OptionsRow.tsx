import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect } from '@mantine/core'
import { IconFlame } from '@tabler/icons-react'
import { MoneyInput } from '#ui/form/MoneyInput.tsx'
import type { RatesAsk } from '../../rates/shapes.ts'
import css from './label.module.css'

export type Options = RatesAsk['options']

/** What is wanted besides carrying; the rates are asked for anew with it. Dangerous goods are known from the parts. */
export function OptionsRow({
  options,
  set,
  currency,
  hazmat,
}: {
  readonly options: Options
  readonly set: (options: Options) => void
  readonly currency: string
  readonly hazmat: boolean
}) {
  const { t } = useLingui()
  return (
    <div className={css.options}>
      <NativeSelect
        size="xs"
        label={t`Signature`}
        value={options.signature}
        onChange={({ currentTarget: { value } }) => set({ ...options, signature: value as Options['signature'] })}
        data={[
          { value: 'none', label: t`None` },
          { value: 'any', label: t`Somebody signs` },
          { value: 'adult', label: t`An adult signs` },
        ]}
      />
      <MoneyInput
        size="xs"
        label={t`Insured for`}
        currency={currency}
        value={options.insured}
        onChange={(insured) => set({ ...options, insured: insured === 0 ? null : insured })}
      />
      <Checkbox label={t`Saturday delivery`} checked={options.saturday} onChange={() => set({ ...options, saturday: !options.saturday })} />
      {hazmat && (
        <span className={css.hazmat}>
          <IconFlame size={16} aria-hidden /> <Trans>Dangerous goods: by ground only</Trans>
        </span>
      )}
    </div>
  )
}
