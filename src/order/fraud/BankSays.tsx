import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconBuildingBank } from '@tabler/icons-react'
import { When } from '#ui/show/When.tsx'
import css from './fraud.module.css'
import type { BankView } from './shapes.ts'

type BankSaysProps = { readonly bank: BankView; readonly known: boolean; readonly may: boolean; readonly report: () => void }

/** The bank's own word that it was fraud: what to do, and the mark with what is known filled in. It goes by itself when the store wins. */
export function BankSays({ bank, known, may, report }: BankSaysProps) {
  return (
    <div className={css.bank} role="status">
      <IconBuildingBank size={18} aria-hidden />
      <div>
        <p>
          <strong>
            <Trans>The bank says fraud</Trans>
          </strong>{' '}
          <When at={bank.at} show="relative" />
        </p>
        <p>
          <Todo bank={bank} />
        </p>
        {!known && may && (
          <Button size="xs" aria-haspopup="dialog" onClick={report}>
            <Trans>Mark known fraud</Trans>
          </Button>
        )}
      </div>
    </div>
  )
}

function Todo({ bank: { by, open } }: Pick<BankSaysProps, 'bank'>) {
  if (by === 'fraud_warning') {
    return open ? (
      <Trans>Ship nothing. Cancel and refund before it becomes a dispute, or speak to the card’s owner.</Trans>
    ) : (
      <Trans>The warning is dealt with. The bank’s word about the customer stands.</Trans>
    )
  }
  return open ? (
    <Trans>Refund nothing: the bank has taken the money. Answer the dispute in Payment with what you have, or let it go.</Trans>
  ) : (
    <Trans>The dispute is answered or lost. If the bank decides for you, this goes away by itself.</Trans>
  )
}
