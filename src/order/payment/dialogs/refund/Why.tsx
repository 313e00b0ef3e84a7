import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, Radio, TextInput } from '@mantine/core'
import { useReasons } from '../../page/reasons.tsx'
import { refundReasons } from '../../shapes.ts'
import css from '../dialogs.module.css'
import refund from './refund.module.css'

/** Why money is given back; `goodsBack` null: nobody knows yet. */
export type Reasoned = {
  readonly reason: (typeof refundReasons)[number] | ''
  readonly note: string
  readonly goodsBack: boolean | null
}

type WhyProps = { readonly why: Reasoned; readonly change: (changes: Partial<Reasoned>) => void; readonly goods: boolean }

/** The reason as a choice, more words where there are some, and for goods whether they come back. */
export function Why({ why, change, goods }: WhyProps) {
  const { t } = useLingui()
  const reasons = useReasons()
  return (
    <>
      <div className={refund.why}>
        <NativeSelect
          label={t`Reason`}
          value={why.reason}
          onChange={({ currentTarget: { value } }) => change({ reason: refundReasons.find((reason) => reason === value) ?? '' })}
          data={[{ value: '', label: t`Choose a reason` }, ...refundReasons.map((value) => ({ value, label: reasons.refund(value) }))]}
        />
        <TextInput
          label={t`Note (optional)`}
          value={why.note}
          onChange={({ currentTarget: { value } }) => change({ note: value })}
          maxLength={300}
          data-notranslate
        />
      </div>
      {goods && (
        <Radio.Group
          label={t`Do the goods come back?`}
          value={why.goodsBack === null ? 'unknown' : why.goodsBack ? 'yes' : 'no'}
          onChange={(value) => change({ goodsBack: value === 'unknown' ? null : value === 'yes' })}
        >
          <div className={css.row}>
            <Radio value="yes" label={<Trans>Yes</Trans>} />
            <Radio value="no" label={<Trans>No</Trans>} />
            <Radio value="unknown" label={<Trans>Not known yet</Trans>} />
          </div>
        </Radio.Group>
      )}
    </>
  )
}
