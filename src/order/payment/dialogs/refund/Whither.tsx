import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { Amount, useMoney } from '#ui/show/Amount.tsx'
import { When } from '#ui/show/When.tsx'
import { useWords } from '#ui/words.ts'
import { usePaymentWords } from '../../page/words.tsx'
import type { TransactionView } from '../../shapes.ts'
import css from './refund.module.css'
import type { RefundDraft } from './use-refund.tsx'

type WhitherProps = { readonly head: OrderHead; readonly draft: RefundDraft }

/** To which payment it goes back: one, or all of them, the oldest first; and how it is split then. */
export function Whither({ head, draft }: WhitherProps) {
  const { t } = useLingui()
  const labelOf = useLabel(head)
  return (
    <div className={css.whither}>
      {draft.payments.length > 1 && (
        <NativeSelect
          label={t`Back to`}
          value={draft.transaction ?? ''}
          onChange={({ currentTarget: { value } }) => draft.setTransaction(value || null)}
          data={[
            { value: '', label: t`All payments, the oldest first` },
            ...draft.payments.map((row) => ({ value: row.id, label: labelOf(row) })),
          ]}
          data-notranslate
        />
      )}
      {draft.amount > 0 && <Shares head={head} draft={draft} />}
    </div>
  )
}

/** Each instrument with what it gets. */
function Shares({ head, draft }: WhitherProps) {
  const words = usePaymentWords()
  return (
    <ul className={css.shares}>
      {draft.shares.map(({ row, amount }) => (
        <li key={row.id}>
          <Trans>
            <Amount of={{ amount, currency: head.currency }} strong /> to {words.instrument(row.instrument)}, which paid on{' '}
            <When at={row.at} show="moment" />
          </Trans>
        </li>
      ))}
    </ul>
  )
}

function useLabel(head: OrderHead) {
  const { t } = useLingui()
  const word = useWords()
  const words = usePaymentWords()
  const money = useMoney()
  return (row: TransactionView) => {
    const left = money({ amount: row.can.refund?.ok ? row.can.refund.left : 0, currency: head.currency })
    const amount = money({ amount: row.amount, currency: head.currency })
    return `${[word('transaction', row.kind), words.instrument(row.instrument), amount].join(' ')} – ${t`${left} left`}`
  }
}
