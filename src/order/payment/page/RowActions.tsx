import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import type { DialogName } from '../dialogs/form-props.tsx'
import type { TransactionView } from '../shapes.ts'
import { CanButton } from './CanButton.tsx'
import css from './payment.module.css'
import { useCheckAgain } from './use-check-again.tsx'

/** Opens a dialog of the section for one row. */
export type OpenRow = (dialog: DialogName, transaction: string | null) => void

type RowActionsProps = { readonly head: OrderHead; readonly row: TransactionView; readonly open: OpenRow }

/** What can be done with one attempt now. */
export function RowActions({ head, row, open }: RowActionsProps) {
  const check = useCheckAgain(head)
  const { can } = row
  return (
    <div className={css.actions}>
      {can.check && (
        <CanButton size="compact-sm" can={can.check} onClick={() => void check.run(row.id)}>
          <Trans>Check again</Trans>
        </CanButton>
      )}
      {can.name && (
        <CanButton size="compact-sm" can={can.name} onClick={() => open('name', row.id)}>
          <Trans>Name the amount</Trans>
        </CanButton>
      )}
      {can.void && (
        <CanButton size="compact-sm" can={can.void} onClick={() => open('void', row.id)}>
          <Trans context="button">Void</Trans>
        </CanButton>
      )}
      {can.refund && (
        <CanButton size="compact-sm" can={can.refund} onClick={() => open('refund', row.id)}>
          <Trans context="button">Refund</Trans>
        </CanButton>
      )}
      {can.reverse && (
        <CanButton size="compact-sm" can={can.reverse} onClick={() => open('reverse', row.id)}>
          <Trans>Take back</Trans>
        </CanButton>
      )}
    </div>
  )
}
