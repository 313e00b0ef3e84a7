import type { Attention } from '#domain/payment/attention.ts'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from '@mantine/core'
import type { DialogName } from '../../dialogs/form-props.tsx'
import { CanButton } from '../CanButton.tsx'
import type { Can } from '../../shapes.ts'
import { Notice, Sum, type NoticesProps } from './Notice.tsx'

type MoneyNoticeProps = NoticesProps & { readonly attention: Attention }

/** What happened, what is safe, what to do, and the button that does it. */
export function MoneyNotice(props: MoneyNoticeProps) {
  switch (props.attention) {
    case 'dispute_needs_response':
    case 'fraud_warning':
      return <BankNotice {...props} />
    case 'over_refunded':
      return <OverRefunded {...props} />
    case 'refund_failed':
      return <RefundFailed {...props} />
    case 'money_after_cancel':
      return <MoneyAfterCancel {...props} />
    case 'hold_expired':
      return <HoldExpired {...props} />
    case 'shipped_unpaid':
      return <ShippedUnpaid {...props} />
    case 'overpaid':
      return <Overpaid {...props} />
    case 'unanswered':
    case 'not_confirmed':
      return null
  }
}

/** The bank asks about a payment: what it is stands under the payment's own row. */
function BankNotice({ attention, view }: MoneyNoticeProps) {
  const warning = attention === 'fraud_warning'
  const asks = view.history.flatMap((row) => row.disputes.map((dispute) => ({ ...dispute, row })))
  const ask = asks.find(({ kind, state }) => (kind === 'fraud_warning') === warning && state === 'needs_response')
  return (
    <Notice
      tone="danger"
      action={
        ask && (
          <Button size="xs" onClick={() => document.querySelector(`#payment-${ask.row.id}`)?.scrollIntoView({ block: 'center' })}>
            <Trans>Show the payment</Trans>
          </Button>
        )
      }
    >
      {warning ? (
        <>
          <strong>
            <Trans>The card’s bank believes that a payment of this order was not made by the card holder.</Trans>
          </strong>{' '}
          <Trans>No money was taken back yet. Ship nothing before you have spoken to the customer.</Trans>
        </>
      ) : (
        <>
          <strong>
            {ask?.kind === 'inquiry' ? (
              <Trans>The customer’s bank asks about a payment of this order.</Trans>
            ) : (
              <Trans>The customer’s bank disputes a payment of this order.</Trans>
            )}
          </strong>{' '}
          {ask?.kind === 'inquiry' ? (
            <Trans>No money was taken yet. Without an answer it becomes a dispute.</Trans>
          ) : (
            <Trans>Without an answer the money is lost.</Trans>
          )}{' '}
          <Trans>Answer in the gateway’s portal; what you can send stands with the payment.</Trans>
        </>
      )}
    </Notice>
  )
}

function OverRefunded({ head, view, open }: MoneyNoticeProps) {
  const { captured, offline, refunded } = view.balances
  return (
    <Notice
      tone="danger"
      action={
        <Do can={view.can.card.ok ? view.can.card : view.can.offline} dialog="collect" open={open}>
          <Trans>Collect Money</Trans>
        </Do>
      }
    >
      <strong>
        <Trans>
          More was given back than came in: <Sum head={head} of={refunded} /> against <Sum head={head} of={captured + offline} />.
        </Trans>
      </strong>{' '}
      <Trans>Nothing more can be refunded here. Compare with the gateway’s portal, and ask the customer for what is too much.</Trans>
    </Notice>
  )
}

function RefundFailed({ head, view, open }: MoneyNoticeProps) {
  const failed = view.history.find(({ kind, outcome }) => kind === 'refund' && outcome === 'reversed')
  const { refund, offline } = view.can
  return (
    <Notice
      tone="danger"
      action={
        <>
          {refund.ok && (
            <Do can={refund} dialog="refund" transaction={failed?.parent} open={open}>
              <Trans context="button">Refund</Trans>
            </Do>
          )}
          <Do can={offline} dialog="offline" open={open}>
            <Trans>Record Offline Adjustment</Trans>
          </Do>
        </>
      }
    >
      <strong>
        <Trans>
          A refund of <Sum head={head} of={failed?.amount ?? 0} /> came back.
        </Trans>
      </strong>{' '}
      <Trans>The customer does not have it; it is with the store again. Refund it once more, or pay it another way and record that.</Trans>
    </Notice>
  )
}

function MoneyAfterCancel({ head, view, open }: MoneyNoticeProps) {
  const { collected, held } = view.balances
  return (
    <Notice
      action={
        <Do can={view.can.refund.ok ? view.can.refund : view.can.void} dialog="refund" open={open}>
          {collected > 0 ? <Trans context="button">Refund</Trans> : <Trans context="button">Void</Trans>}
        </Do>
      }
    >
      <strong>
        {collected > 0 ? (
          <Trans>
            The order is cancelled, and the store still has <Sum head={head} of={collected} />.
          </Trans>
        ) : (
          <Trans>
            The order is cancelled, and <Sum head={head} of={held} /> are still held on the customer’s card.
          </Trans>
        )}
      </strong>{' '}
      <Trans>Give it back, so that nothing of a cancelled order stays with the store.</Trans>
    </Notice>
  )
}

function HoldExpired({ head, view, open }: MoneyNoticeProps) {
  return (
    <Notice
      tone="danger"
      action={
        <Do can={anyWay(view.can)} dialog="collect" open={open}>
          <Trans>Collect Money</Trans>
        </Do>
      }
    >
      <strong>
        <Trans>
          The authorization ran out before it was captured: <Sum head={head} of={view.balances.due} /> are not secured any more.
        </Trans>
      </strong>{' '}
      <Trans>Nothing was taken. Hold the money again or collect it before anything is shipped.</Trans>
    </Notice>
  )
}

function ShippedUnpaid({ head, view, open }: MoneyNoticeProps) {
  return (
    <Notice
      tone="danger"
      action={
        <Do can={anyWay(view.can)} dialog="collect" open={open}>
          <Trans>Collect Money</Trans>
        </Do>
      }
    >
      <strong>
        <Trans>
          Everything has left the store, and <Sum head={head} of={view.balances.due} /> are still due.
        </Trans>
      </strong>{' '}
      <Trans>The order stays in Processing until that is collected, or given up as a courtesy credit.</Trans>
    </Notice>
  )
}

function Overpaid({ head, view, open }: MoneyNoticeProps) {
  return (
    <Notice
      action={
        <Do can={view.can.refund.ok ? view.can.refund : view.can.offline} dialog={view.can.refund.ok ? 'refund' : 'offline'} open={open}>
          <Trans context="button">Refund</Trans>
        </Do>
      }
    >
      <strong>
        <Trans>
          The customer paid <Sum head={head} of={-view.balances.due} /> too much.
        </Trans>
      </strong>{' '}
      <Trans>It is theirs: give it back.</Trans>
    </Notice>
  )
}

type DoProps = {
  readonly can: Can
  readonly dialog: DialogName
  readonly transaction?: string | null | undefined
  readonly open: NoticesProps['open']
  readonly children: ReactNode
}

function Do({ can, dialog, transaction = null, open, children }: DoProps) {
  return (
    <CanButton size="xs" can={can} onClick={() => open(dialog, transaction)}>
      {children}
    </CanButton>
  )
}

function anyWay({ capture, reauthorize, again, card, link, offline }: NoticesProps['view']['can']): Can {
  return [reauthorize, again, card, link, offline].find((way) => way.ok) ?? capture
}
