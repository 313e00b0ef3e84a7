import { Plural, Trans, useLingui } from '@lingui/react/macro'
import {
  IconAlertTriangle,
  IconAt,
  IconCheck,
  IconClockExclamation,
  IconMailDown,
  IconShieldExclamation,
  IconShoppingCartPlus,
  IconTruckReturn,
  IconUserCheck,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { NoticeKind } from '#domain/notices/kinds.ts'
import { attentionWords } from '#ui/show/attention.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { OrderNumber } from '#ui/show/OrderNumber.tsx'
import { When } from '#ui/show/When.tsx'
import type { NotificationView } from '../shapes.ts'
import css from './sheet.module.css'

const icons: { readonly [kind in NoticeKind]: typeof IconAt } = {
  mentioned: IconAt,
  assigned: IconUserCheck,
  new_order: IconShoppingCartPlus,
  customer_replied: IconMailDown,
  high_risk: IconShieldExclamation,
  needs_attention: IconAlertTriangle,
  hold_ending: IconClockExclamation,
  delivery_exception: IconTruckReturn,
}

type RowProps = { readonly store: string; readonly row: NotificationView; readonly read: () => void; readonly onGo: () => void }

/** One of them: what happened, on which order, how it begins, when. */
export function NotificationRow({ store, row, read, onGo }: RowProps) {
  const { t } = useLingui()
  const Icon = icons[row.kind]
  const go = () => {
    if (row.unread) read()
    onGo()
  }
  return (
    <li className={css.row} data-unread={row.unread || undefined}>
      <Icon size={20} aria-hidden />
      <div className={css.said}>
        <Link to="/$store/orders/$number" params={{ store, number: String(row.order) }} hash={row.place} className={css.link} onClick={go}>
          {row.unread && (
            <span className="sr-only">
              <Trans>Unread:</Trans>{' '}
            </span>
          )}
          <Sentence row={row} />
        </Link>
        {row.excerpt && (
          <p className={css.excerpt} data-notranslate>
            {row.excerpt}
          </p>
        )}
        <p className={css.of}>
          <span data-notranslate>
            <OrderNumber of={row.order} /> · {row.customer}
          </span>
          {' · '}
          <When at={row.at} show="relative" />
          {row.times > 1 && (
            <>
              {' · '}
              <Plural value={row.times} one="# time" other="# times" />
            </>
          )}
        </p>
      </div>
      {row.unread && (
        <button type="button" className={css.read} aria-label={t`Mark as read`} title={t`Mark as read`} onClick={read}>
          <IconCheck size={18} aria-hidden />
        </button>
      )}
    </li>
  )
}

function Sentence({ row: { kind, facts, by, total, currency } }: { readonly row: NotificationView }): ReactNode {
  const { i18n } = useLingui()
  const who = by && <span data-notranslate>{by}</span>
  switch (kind) {
    case 'mentioned':
      return <Trans>{who} mentioned you</Trans>
    case 'assigned':
      return who ? <Trans>{who} gave you this order</Trans> : <Trans>This order is yours now</Trans>
    case 'new_order':
      return (
        <Trans>
          New order: <Amount of={{ amount: total, currency }} />
        </Trans>
      )
    case 'customer_replied':
      return <Trans>Customer replied</Trans>
    case 'high_risk':
      return <Trans>High Risk, {facts.score} of 100: look before shipping</Trans>
    case 'needs_attention':
      return facts.attention?.[0] ? i18n._(attentionWords[facts.attention[0]].what) : <Trans>Needs attention</Trans>
    case 'hold_ending':
      return (
        <Trans>
          The authorization ends <When at={facts.until ?? ''} show="moment" />
        </Trans>
      )
    case 'delivery_exception':
      return <Stuck state={facts.state} tracking={facts.tracking ?? ''} />
  }
}

function Stuck({ state, tracking }: { readonly state: NotificationView['facts']['state']; readonly tracking: string }) {
  if (state === 'returned') return <Trans>Parcel {tracking} came back</Trans>
  if (state === 'returning') return <Trans>Parcel {tracking} is on its way back</Trans>
  return <Trans>Parcel {tracking} is stuck or lost</Trans>
}
