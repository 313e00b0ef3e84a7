import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { useWords } from '#ui/words.ts'
import type { ClaimView, MoneyAnswer, TransactionView } from '../shapes.ts'
import { CanButton } from './CanButton.tsx'
import css from './payment.module.css'
import { usePaymentWords } from './words.tsx'

/** What the store said of the payment and the gateway has not confirmed. */
export function ClaimNotice({ head, claim }: { readonly head: OrderHead; readonly claim: ClaimView }) {
  const { slug } = useStore()
  const words = usePaymentWords()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const check = useCommand({ send: post<object>(`${order}/payment/claim/check`), refresh: [order] })
  const refused = claim.state === 'refused'
  return (
    <Notice
      icon={refused ? <IconAlertTriangle size={18} aria-hidden /> : <IconClock size={18} aria-hidden />}
      action={
        <CanButton size="xs" can={claim.check} onClick={() => void check.run({})}>
          {refused ? <Trans>Check again</Trans> : <Trans>Check now</Trans>}
        </CanButton>
      }
    >
      <strong>
        {refused ? (
          <Trans>The payment reported by the storefront was not confirmed.</Trans>
        ) : (
          <Trans>The storefront reported a payment; the gateway has not confirmed it yet.</Trans>
        )}
      </strong>{' '}
      {refused && words.reason(claim.why, null)}{' '}
      <span className="mono" data-notranslate>
        {claim.reference}
      </span>
    </Notice>
  )
}

/** An attempt nobody has answered: the money may have moved, so nothing else starts before it is known. */
export function UnsettledNotice({ head, row }: { readonly head: OrderHead; readonly row: TransactionView }) {
  const word = useWords()
  const check = useCheckAgain(head)
  return (
    <Notice
      icon={<IconAlertTriangle size={18} aria-hidden />}
      action={
        <CanButton size="xs" can={{ ok: true }} onClick={() => void check.run(row.id)}>
          <Trans>Check again</Trans>
        </CanButton>
      }
    >
      <strong>
        {word('transaction', row.kind)} <Amount of={{ amount: row.amount, currency: head.currency }} />:
      </strong>{' '}
      {row.outcome === 'pending' ? (
        <Trans>the gateway has not answered yet.</Trans>
      ) : (
        <Trans>the answer of the gateway is unknown; the money may have moved.</Trans>
      )}{' '}
      <Trans>It is looked up until it is known. Until then no other payment starts.</Trans>
    </Notice>
  )
}

/** "Check again": asks the gateway what became of an attempt, sends nothing. */
export function useCheckAgain(head: OrderHead) {
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  return useCommand<string, MoneyAnswer>({
    send: (id, sending) => post<object, MoneyAnswer>(`${order}/payment/${id}/check`)({}, sending),
    refresh: [order],
  })
}

function Notice({ icon, action, children }: { readonly icon: ReactNode; readonly action: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={css.notice} role="status">
      {icon}
      <p>{children}</p>
      {action}
    </div>
  )
}
