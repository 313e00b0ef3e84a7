import type { OrderHead } from '#domain/order-head.ts'
import { IconAlertOctagon, IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Amount } from '#ui/show/Amount.tsx'
import type { PaymentView } from '../../shapes.ts'
import type { OpenRow } from '../RowActions.tsx'
import css from '../payment.module.css'

/** What the notices of the section are made from; `open` opens a dialog of the section. */
export type NoticesProps = { readonly head: OrderHead; readonly view: PaymentView; readonly open: OpenRow }

type NoticeProps = {
  /** something goes against the store, or only needs a look */
  readonly tone?: 'danger' | 'caution'
  readonly icon?: ReactNode
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** One thing about the money a person must know, with the button that does what is to be done. */
export function Notice({ tone = 'caution', icon, action, children }: NoticeProps) {
  const Icon = tone === 'danger' ? IconAlertOctagon : IconAlertTriangle
  return (
    <div className={css.notice} data-tone={tone} role="status">
      {icon ?? <Icon size={18} aria-hidden />}
      <p>{children}</p>
      {action && <span className={css.noticeActions}>{action}</span>}
    </div>
  )
}

/** An amount in a notice's sentence. */
export function Sum({ head, of }: { readonly head: OrderHead; readonly of: number }) {
  return <Amount of={{ amount: of, currency: head.currency }} strong />
}
