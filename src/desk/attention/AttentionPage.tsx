import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Attention } from '#domain/attention/attention.ts'
import { labelAttentions } from '#domain/attention/labels.ts'
import { riskAttentions } from '#domain/attention/risk.ts'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { CustomerName } from '#ui/show/CustomerName.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { OrderNumber } from '#ui/show/OrderNumber.tsx'
import { attentionWords } from '#ui/show/attention.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import css from './attention.module.css'
import type { AttentionRow, AttentionView } from './shapes.ts'

/** Orders whose money, labels or risk need a person, most urgent first: what happened, what to do, and the way there. */
export function AttentionPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const view = useDesk<AttentionView>(`/desk/stores/${slug}/attention`)
  const rows = view.data?.rows ?? []
  return (
    <>
      <PageTitle title={t`Needs attention`} />
      <Section
        id="attention"
        title={<Trans>Orders that need a person</Trans>}
        note={view.data && rows.length > 0 && <Plural value={rows.length} one="# order" other="# orders" />}
        state={stateOf(view)}
        lines={6}
        flush
        empty={
          view.data &&
          rows.length === 0 && (
            <EmptyState icon={<IconCircleCheck size={20} />} title={<Trans>Nothing needs you</Trans>}>
              <Trans>
                Every payment and every label is where it should be, and the network has no news of your customers. What goes wrong shows up
                here by itself.
              </Trans>
            </EmptyState>
          )
        }
      >
        <ul className={css.rows}>
          {rows.map((row) => (
            <Row key={row.number} row={row} />
          ))}
        </ul>
        {view.data?.more && (
          <p className={css.more}>
            <Trans>Only the first 200 are shown; the others follow as these are seen to.</Trans>
          </p>
        )}
      </Section>
    </>
  )
}

function Row({ row }: { readonly row: AttentionRow }) {
  const { slug } = useStore()
  const reasons: readonly (Attention | 'hold_ends_soon')[] = row.soon ? ['hold_ends_soon'] : row.attention
  const deadline = row.dueBy ?? (row.soon ? row.holdExpiresAt : null)
  return (
    <li>
      <div className={css.order}>
        <Link to="/$store/orders/$number" params={{ store: slug, number: String(row.number) }} hash={hashOf(reasons)} data-notranslate>
          <OrderNumber of={row.number} />
        </Link>
        <CustomerName name={row.customer} />
      </div>
      <div className={css.reasons}>
        {reasons.map((reason) => (
          <Reason key={reason} of={reason} number={row.number} />
        ))}
        {deadline && (
          <p className={css.deadline}>
            {row.dueBy ? <Trans>Answer due</Trans> : <Trans>Ends</Trans>} <When at={deadline} />
          </p>
        )}
      </div>
      <div className={css.state}>
        <StatusBadge kind="payment" of={row.paymentState} />
        <Balance row={row} />
        {row.assignee && (
          <span className="muted" data-notranslate>
            {row.assignee}
          </span>
        )}
      </div>
    </li>
  )
}

/** Where on the order's page what is most urgent stands. */
function hashOf([first]: readonly (Attention | 'hold_ends_soon')[]): string {
  return riskAttentions.some((one) => one === first) ? 'risk' : 'payment'
}

function Reason({ of, number }: { readonly of: Attention | 'hold_ends_soon'; readonly number: number }) {
  const { i18n } = useLingui()
  const { slug } = useStore()
  const { what, todo } = attentionWords[of]
  return (
    <p>
      <strong>{i18n._(what)}</strong> {i18n._(todo)}{' '}
      {labelAttentions.some((one) => one === of) && (
        <Link to="/$store/orders/$number/ship" params={{ store: slug, number: String(number) }}>
          <Trans>Order Fulfillment</Trans>
        </Link>
      )}
    </p>
  )
}

function Balance({ row: { balance, total, currency } }: { readonly row: AttentionRow }) {
  const of = (amount: number) => ({ amount, currency })
  if (balance > 0)
    return (
      <span>
        <Trans>
          <Amount of={of(balance)} strong /> due of <Amount of={of(total)} />
        </Trans>
      </span>
    )
  if (balance < 0)
    return (
      <span>
        <Trans>
          <Amount of={of(-balance)} strong tone="danger" /> to refund
        </Trans>
      </span>
    )
  return <Amount of={of(total)} />
}
