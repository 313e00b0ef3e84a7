import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { useWords } from '#ui/words.ts'
import type { TransactionView } from '../../shapes.ts'
import { CanButton } from '../CanButton.tsx'
import { isUnderReview } from '../under-review.tsx'
import { useCheckAgain } from '../use-check-again.tsx'
import { Notice, Sum } from './Notice.tsx'

/** An attempt nobody has answered: the money may have moved, so nothing else starts before it is known. */
export function UnsettledNotice({ head, row }: { readonly head: OrderHead; readonly row: TransactionView }) {
  const word = useWords()
  const check = useCheckAgain(head)
  return (
    <Notice
      action={
        <CanButton size="xs" can={{ ok: true }} onClick={() => void check.run(row.id)}>
          <Trans>Check again</Trans>
        </CanButton>
      }
    >
      <strong>
        {word('transaction', row.kind)} {!row.secret && <Sum head={head} of={row.amount} />}:
      </strong>{' '}
      <Why row={row} /> <Trans>It is looked up until it is known. Until then no other payment starts.</Trans>
    </Notice>
  )
}

/** Why there is no end yet. */
function Why({ row }: { readonly row: TransactionView }) {
  if (isUnderReview(row)) return <Trans>PayPal is reviewing it and decides by itself, mostly within a day.</Trans>
  if (row.outcome === 'pending') return <Trans>the gateway has not answered yet.</Trans>
  return <Trans>the answer of the gateway is unknown; the money may have moved.</Trans>
}
