import type { Activity, Guard } from '#domain/activity.ts'
import type { LetterKind } from '#domain/letters.ts'
import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Sentences } from './say.tsx'

type WorkEvent =
  | 'letter_queued'
  | 'letter_left_out'
  | 'letter_sent'
  | 'letter_withdrawn'
  | 'letter_failed'
  | 'mail_received'
  | 'mail_filed'
  | 'virus_found'
  | 'shipment_ready'
  | 'shipment_left'
  | 'shipment_cancelled'
  | 'packing_slip_made'
  | 'guard_overridden'

/** What happened to mail and goods. */
export const workSentences: Sentences<WorkEvent> = {
  letter_queued: ({ kind }) => (
    <Trans>
      Mail <Letter kind={kind} /> written
    </Trans>
  ),
  letter_left_out: ({ kind }) => (
    <Trans>
      Mail <Letter kind={kind} /> not written: it is switched off in Settings, Templates
    </Trans>
  ),
  letter_sent: ({ kind }) => (
    <Trans>
      Mail <Letter kind={kind} /> sent
    </Trans>
  ),
  letter_withdrawn: ({ kind }) => (
    <Trans>
      Mail <Letter kind={kind} /> taken back before it left
    </Trans>
  ),
  letter_failed: ({ kind, why }) => (
    <Trans>
      Mail <Letter kind={kind} /> could not be sent: {why}
    </Trans>
  ),
  mail_received: (event) => <Received event={event} />,
  mail_filed: ({ fromCustomer }) =>
    fromCustomer ? <Trans>Unfiled mail of the customer put here</Trans> : <Trans>Unfiled mail of somebody else put here</Trans>,
  virus_found: ({ virus }) => <Trans>Virus found in an attachment: {virus}. The file is kept locked.</Trans>,
  shipment_ready: ({ lines }) => (
    <>
      <Trans>Ready for pickup</Trans>, <Plural value={lines} one="# line" other="# lines" />
    </>
  ),
  shipment_left: (event, { money }) => <Left event={event} cost={event.cost === null ? null : money(event.cost)} />,
  shipment_cancelled: ({ reason }) => <Trans>Shipment taken back: {reason}</Trans>,
  packing_slip_made: () => <Trans>Packing slip made</Trans>,
  guard_overridden: ({ guard, reason }) => (
    <Trans>
      Passed in spite of “<GuardWord guard={guard} />
      ”: {reason}
    </Trans>
  ),
}

function Received({ event }: { readonly event: Extract<Activity, { readonly type: 'mail_received' }> }) {
  if (event.nature === 'bounce') return <Trans>A mail server reported that a mail did not arrive</Trans>
  if (event.nature === 'auto') return <Trans>Automatic answer received</Trans>
  return (
    <>
      {event.fromCustomer ? <Trans>Customer replied</Trans> : <Trans>Mail received, not from the customer’s address</Trans>}
      {event.files > 0 && (
        <>
          {', '}
          <Plural value={event.files} one="# attachment" other="# attachments" />
        </>
      )}
    </>
  )
}

function Left({ event, cost }: { readonly event: Extract<Activity, { readonly type: 'shipment_left' }>; readonly cost: string | null }) {
  const numbers = event.tracking.join(', ')
  return (
    <>
      {event.method === 'pickup' ? <Trans>Handed over</Trans> : <Trans>Shipped</Trans>},{' '}
      <Plural value={event.pieces} one="# piece" other="# pieces" />
      {numbers && (
        <>
          {', '}
          <Trans>tracking number {numbers}</Trans>
        </>
      )}
      {cost !== null && (
        <>
          {', '}
          <Trans>cost {cost}</Trans>
        </>
      )}
    </>
  )
}

function Letter({ kind }: { readonly kind: LetterKind }): ReactNode {
  switch (kind) {
    case 'order_received':
      return <Trans context="a mail">“order received”</Trans>
    case 'shipped':
      return <Trans context="a mail">“shipped”</Trans>
    case 'ready_for_pickup':
      return <Trans context="a mail">“ready for pickup”</Trans>
    case 'cancelled':
      return <Trans context="a mail">“cancelled”</Trans>
    case 'refunded':
      return <Trans context="a mail">“refunded”</Trans>
    case 'personal':
      return <Trans context="a mail">to the customer</Trans>
    case 'staff_new_order':
      return <Trans context="a mail">“new order” to the team</Trans>
    case 'staff_risk_raised':
      return <Trans context="a mail">“look before shipping” to the team</Trans>
    case 'staff_customer_replied':
      return <Trans context="a mail">“customer replied” to the team</Trans>
    case 'backordered':
      return <Trans context="a mail">“backordered until”</Trans>
    case 'lines_cancelled':
      return <Trans context="a mail">“parts cancelled”</Trans>
    case 'balance_due':
      return <Trans context="a mail">“balance due”</Trans>
    case 'receipt':
      return <Trans context="a mail">“receipt”</Trans>
    case 'pay_link':
      return <Trans context="a mail">“pay link”</Trans>
    case 'delivered':
      return <Trans context="a mail">“delivered”</Trans>
    case 'delivery_exception':
      return <Trans context="a mail">“held up”</Trans>
    case 'verify_card':
      return <Trans context="a mail">“please confirm your card”</Trans>
  }
}

function GuardWord({ guard }: { readonly guard: Guard }): ReactNode {
  switch (guard) {
    case 'balance_due':
      return <Trans>Balance due</Trans>
    case 'fraud_not_cleared':
      return <Trans>Fraud not cleared</Trans>
    case 'score_pending':
      return <Trans>Risk not scored yet</Trans>
    case 'high_not_looked_at':
      return <Trans>High Risk not looked at</Trans>
    case 'approval_missing':
      return <Trans>Approval missing</Trans>
    case 'fitment':
      return <Trans>Fitment not signed off</Trans>
    case 'dms_number':
      return <Trans>Dealer invoice number missing</Trans>
    case 'loses_money':
      return <Trans>Loses money</Trans>
  }
}
