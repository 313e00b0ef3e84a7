import type { MoneyAttention } from '#domain/payment/attention.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { attentionWords } from '#ui/show/attention.tsx'
import type { DialogName } from '../../dialogs/form-props.tsx'
import type { Can, PaymentView } from '../../shapes.ts'
import { CanButton } from '../CanButton.tsx'
import { Notice, Sum, type NoticesProps } from './Notice.tsx'

/** Everything the section's head says of the order's money; what only waits for an answer has notices of its own. */
export type Told = Exclude<MoneyAttention, 'unanswered' | 'not_confirmed'>

type MoneyNoticeProps = NoticesProps & { readonly attention: Told }

/** What happened, what is safe, what to do, the sum it is about, and the button that does it. */
export function MoneyNotice({ attention, ...props }: MoneyNoticeProps) {
  const { i18n } = useLingui()
  const { what, todo } = attentionWords[attention]
  const sum = sumOf(attention, props.view)
  return (
    <Notice tone={calm.includes(attention) ? 'caution' : 'danger'} action={<Action attention={attention} {...props} />}>
      <strong>
        {sum > 0 ? (
          <Trans>
            <Sum head={props.head} of={sum} />: {i18n._(what)}
          </Trans>
        ) : (
          i18n._(what)
        )}
      </strong>{' '}
      {i18n._(todo)}
    </Notice>
  )
}

/** Money to give back loses the store nothing. */
const calm: readonly Told[] = ['money_after_cancel', 'overpaid']

/** How much it is about, minor units; 0 where the payment itself says it. */
function sumOf(attention: Told, { balances, history }: PaymentView): number {
  switch (attention) {
    case 'dispute_needs_response':
    case 'inquiry_needs_response':
    case 'fraud_warning':
      return 0
    case 'over_refunded':
      return balances.refunded - balances.captured - balances.offline
    case 'refund_failed':
      return failedRefund(history)?.amount ?? 0
    case 'money_after_cancel':
      return balances.collected > 0 ? balances.collected : balances.held
    case 'hold_expired':
    case 'shipped_unpaid':
      return balances.due
    case 'overpaid':
      return -balances.due
  }
}

function Action({ attention, view, open }: MoneyNoticeProps) {
  const { can } = view
  switch (attention) {
    case 'dispute_needs_response':
      return <ShowPayment view={view} kind="dispute" />
    case 'inquiry_needs_response':
      return <ShowPayment view={view} kind="inquiry" />
    case 'fraud_warning':
      return <ShowPayment view={view} kind="fraud_warning" />
    case 'over_refunded':
      return <Collect can={can.card.ok ? can.card : can.offline} open={open} />
    case 'hold_expired':
    case 'shipped_unpaid':
      return <Collect can={anyWay(can)} open={open} />
    case 'refund_failed':
      return (
        <>
          {can.refund.ok && <Refund can={can.refund} transaction={failedRefund(view.history)?.parent} open={open} />}
          <Do can={can.offline} dialog="offline" open={open}>
            <Trans>Record Offline Adjustment</Trans>
          </Do>
        </>
      )
    case 'money_after_cancel':
      if (view.balances.collected > 0) return <Refund can={can.refund.ok ? can.refund : can.void} open={open} />
      return (
        <Do can={can.void} dialog="refund" open={open}>
          <Trans context="button">Void</Trans>
        </Do>
      )
    case 'overpaid':
      if (can.refund.ok) return <Refund can={can.refund} open={open} />
      return (
        <Do can={can.offline} dialog="offline" open={open}>
          <Trans context="button">Refund</Trans>
        </Do>
      )
  }
}

type ShowPaymentProps = Pick<NoticesProps, 'view'> & { readonly kind: PaymentView['history'][number]['disputes'][number]['kind'] }

/** What the bank asks or says stands under the payment's own row. */
function ShowPayment({ view, kind }: ShowPaymentProps) {
  const asked = view.history.find((row) => row.disputes.some((dispute) => dispute.kind === kind && dispute.state === 'needs_response'))
  if (!asked) return null
  return (
    <Button size="xs" onClick={() => document.querySelector(`#payment-${asked.id}`)?.scrollIntoView({ block: 'center' })}>
      <Trans>Show the payment</Trans>
    </Button>
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

function Collect(props: Pick<DoProps, 'can' | 'open'>) {
  return (
    <Do {...props} dialog="collect">
      <Trans>Collect Money</Trans>
    </Do>
  )
}

function Refund(props: Pick<DoProps, 'can' | 'transaction' | 'open'>) {
  return (
    <Do {...props} dialog="refund">
      <Trans context="button">Refund</Trans>
    </Do>
  )
}

function failedRefund(history: PaymentView['history']) {
  return history.find(({ kind, outcome }) => kind === 'refund' && outcome === 'reversed')
}

function anyWay({ capture, reauthorize, again, card, link, offline }: PaymentView['can']): Can {
  return [reauthorize, again, card, link, offline].find((way) => way.ok) ?? capture
}
