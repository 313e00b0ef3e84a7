import { Plural, Trans } from '@lingui/react/macro'
import type { Sentences } from './say.tsx'

type OrderEvent =
  | 'order_received'
  | 'order_typed_in'
  | 'status_changed'
  | 'assigned'
  | 'dms_number_set'
  | 'buyer_changed'
  | 'address_changed'
  | 'vehicle_changed'
  | 'checked'
  | 'fraud_marked'
  | 'note_added'
  | 'note_edited'
  | 'note_pinned'
  | 'note_taken_back'
  | 'order_cancelled'
  | 'buyer_erased'

/** What happened to the order as a whole. */
export const orderSentences: Sentences<OrderEvent> = {
  order_received: ({ channel, externalNumber, total }, { money }) => (
    <Trans>
      Order {externalNumber} came in from {channel}, {money(total)}
    </Trans>
  ),
  order_typed_in: ({ total }, { money }) => <Trans>Order typed in, {money(total)}</Trans>,
  status_changed: ({ from, to, reason, rule }, { word }) =>
    rule !== undefined ? (
      <Trans>
        Status {word('status', from)} → {word('status', to)} by the rule “{rule}”: {reason}
      </Trans>
    ) : reason ? (
      <Trans>
        Status {word('status', from)} → {word('status', to)}: {reason}
      </Trans>
    ) : (
      <Trans>
        Status {word('status', from)} → {word('status', to)}
      </Trans>
    ),
  assigned: ({ to, rule }, { before, after }) => {
    if (rule !== undefined)
      return after('assignee') ? (
        <Trans>
          Assigned to {after('assignee')} by the rule “{rule}”
        </Trans>
      ) : (
        <Trans>Assigned to a person by the rule “{rule}”</Trans>
      )
    if (to === null)
      return before('assignee') ? <Trans>Taken from {before('assignee')}, assigned to nobody</Trans> : <Trans>Assigned to nobody</Trans>
    return after('assignee') ? <Trans>Assigned to {after('assignee')}</Trans> : <Trans>Assigned to a person</Trans>
  },
  dms_number_set: ({ from, to }) => {
    if (to === null) return <Trans>Dealer invoice number {from} taken away</Trans>
    return from === null ? (
      <Trans>Dealer invoice number {to} entered</Trans>
    ) : (
      <Trans>
        Dealer invoice number {from} → {to}
      </Trans>
    )
  },
  buyer_changed: () => <Trans>Customer changed</Trans>,
  address_changed: ({ kind, reason }) =>
    kind === 'billing' ? <Trans>Billing address changed: {reason}</Trans> : <Trans>Shipping address changed: {reason}</Trans>,
  vehicle_changed: () => <Trans>Vehicle changed</Trans>,
  checked: ({ step }) => (step === 'addresses' ? <Trans>Looked at the addresses</Trans> : <Trans>Looked at the risk</Trans>),
  fraud_marked: ({ from, to, reason, code, evidence }, { word }) => {
    if (to === null) return <Trans>Mark {word('fraud', from ?? 'unreported')} taken back</Trans>
    const why = [code && word('fraud_reason', code), evidence && word('mark_evidence', evidence), reason].filter(Boolean).join(', ')
    return (
      <Trans>
        Marked {word('fraud', to)}: {why}
      </Trans>
    )
  },
  note_added: ({ mentions }) =>
    mentions ? (
      <>
        <Trans>Note added</Trans>, <Plural value={mentions.length} one="# colleague mentioned" other="# colleagues mentioned" />
      </>
    ) : (
      <Trans>Note added</Trans>
    ),
  note_edited: ({ mentions }) =>
    mentions ? (
      <>
        <Trans>Note edited</Trans>, <Plural value={mentions.length} one="# colleague mentioned" other="# colleagues mentioned" />
      </>
    ) : (
      <Trans>Note edited</Trans>
    ),
  note_pinned: ({ on }) => (on ? <Trans>Note pinned</Trans> : <Trans>Note unpinned</Trans>),
  note_taken_back: ({ on }) => (on ? <Trans>Note taken back</Trans> : <Trans>Note put back</Trans>),
  buyer_erased: ({ reason, notes }) => (
    <>
      {reason === 'asked' ? (
        <Trans>The customer’s data were erased, as they asked</Trans>
      ) : reason === 'retention' ? (
        <Trans>The customer’s data were erased after the store’s years</Trans>
      ) : (
        <Trans>The customer’s data were erased</Trans>
      )}
      {notes && (
        <>
          {', '}
          <Trans>the internal notes too</Trans>
        </>
      )}
    </>
  ),
  order_cancelled: ({ reason, returned, voided }, { money }) => (
    <>
      <Trans>Order cancelled: {reason}</Trans>
      {returned > 0 && (
        <>
          {', '}
          <Trans>{money(returned)} refunded</Trans>
        </>
      )}
      {voided > 0 && (
        <>
          {', '}
          <Trans>hold of {money(voided)} released</Trans>
        </>
      )}
    </>
  ),
}
