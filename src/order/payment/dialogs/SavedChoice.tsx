import { useLingui } from '@lingui/react/macro'
import { Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePaymentWords } from '../page/words.tsx'
import type { SavedView } from '../shapes.ts'
import css from './dialogs.module.css'

type SavedChoiceProps = {
  readonly label: string
  readonly saved: readonly SavedView[]
  readonly value: string
  readonly onChange: (transaction: string) => void
  /** takes the focus when its dialog opens */
  readonly first?: boolean
  /** one more choice beneath the kept ones */
  readonly children?: ReactNode
}

/** Which of the kept cards and wallets: brand and last digits, and what else tells them apart. */
export function SavedChoice({ label, saved, value, onChange, first = false, children }: SavedChoiceProps) {
  const { t } = useLingui()
  const words = usePaymentWords()
  const about = ({ instrument }: SavedView) => {
    const { expMonth, expYear } = instrument ?? {}
    const expiry = expMonth && expYear ? t`expires ${String(expMonth).padStart(2, '0')}/${expYear}` : null
    return [words.about(instrument), expiry].filter(Boolean).join(', ')
  }
  return (
    <Radio.Group label={label} value={value} onChange={onChange}>
      <div className={css.choices}>
        {saved.map((one) => (
          <Radio
            key={one.transaction}
            value={one.transaction}
            label={words.saved(one)}
            description={about(one)}
            data-autofocus={(first && one.transaction === value) || undefined}
            data-notranslate
          />
        ))}
        {children}
      </div>
    </Radio.Group>
  )
}
