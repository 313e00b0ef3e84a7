import type { OrderHead } from '#domain/order-head.ts'
import type { Checks } from '#domain/payment.ts'
import type { Evidence } from '#domain/payment/evidence.ts'
import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { When } from '#ui/show/When.tsx'
import { useWords } from '#ui/words.ts'
import type { DisputeView, TransactionView } from '../../shapes.ts'
import { CanButton } from '../CanButton.tsx'
import type { OpenRow } from '../RowActions.tsx'
import { TimeLeft } from '../TimeLeft.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { Notice, Sum } from './Notice.tsx'
import { useDisputeReasons } from './dispute-reasons.tsx'

type DisputesProps = {
  readonly head: OrderHead
  readonly row: TransactionView
  /** what the issuer said when the card was charged or held */
  readonly checks: Checks | null
  readonly evidence: Evidence | null
  readonly open: OpenRow
}

/** What the bank asks or says about one payment, each with its deadline, what it means, and what the store can answer with. */
export function Disputes({ row, ...rest }: DisputesProps) {
  return row.disputes.map((dispute) => <Dispute key={dispute.id} dispute={dispute} row={row} {...rest} />)
}

function Dispute({ head, row, checks, evidence, open, dispute }: DisputesProps & { readonly dispute: DisputeView }) {
  const word = useWords()
  const reason = useDisputeReasons()
  const [shown, show] = useState(false)
  const waits = dispute.state === 'needs_response'
  const warning = dispute.kind === 'fraud_warning'
  return (
    <>
      <Notice
        tone={waits ? 'danger' : 'caution'}
        action={
          <>
            {warning && waits && row.can.refund && (
              <CanButton size="xs" can={row.can.refund} onClick={() => open('refund', row.id)}>
                <Trans context="button">Refund</Trans>
              </CanButton>
            )}
            {evidence && !warning && (
              <Button size="xs" aria-expanded={shown} onClick={() => show(!shown)}>
                <Trans>What you can send</Trans>
              </Button>
            )}
          </>
        }
      >
        <strong>
          {word('dispute', dispute.kind)} {dispute.amount > 0 && <Sum head={head} of={dispute.amount} />}
          {!warning && `, ${word('dispute_state', dispute.state)}`}
        </strong>
        {waits && dispute.dueBy && (
          <>
            {', '}
            <Trans>
              answer by <When at={dispute.dueBy} show="moment" />
            </Trans>{' '}
            <TimeLeft until={dispute.dueBy} />
          </>
        )}
        . {dispute.reason && <>{reason(dispute.reason)} </>}
        <Meaning dispute={dispute} />
      </Notice>
      {shown && evidence && <EvidenceList checks={checks} evidence={evidence} />}
    </>
  )
}

/** What it means for the store's money, and what to do. */
function Meaning({ dispute: { kind, state } }: { readonly dispute: DisputeView }) {
  switch (state) {
    case 'needs_response':
      if (kind === 'dispute') return <Trans>The bank has taken the money back for now. Refund nothing: it would be paid twice.</Trans>
      if (kind === 'inquiry') return <Trans>No money was taken. An answer, or a refund, can keep it from becoming a dispute.</Trans>
      return <Trans>No money was taken. If the order is not honest, a refund now keeps it from becoming a dispute.</Trans>
    case 'under_review':
      return <Trans>The answer is with the bank, which decides within weeks. There is nothing to do.</Trans>
    case 'won':
      return <Trans>The bank decided for the store; the money is back.</Trans>
    case 'lost':
      return <Trans>The bank decided for the customer; the money is gone.</Trans>
    case 'closed':
      return <Trans>It ended without money being taken.</Trans>
  }
}
