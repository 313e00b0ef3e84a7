import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'
import { statuses } from '#domain/order.ts'
import { useStore } from '#ui/desk.tsx'
import { useWords } from '#ui/words.ts'
import css from './list.module.css'
import type { CountsView } from '../shapes.ts'

type MenuProps = {
  readonly now: string | null
  readonly counts: CountsView['counts'] | undefined
  readonly attention: number
  readonly unfiled: number
  readonly children: ReactNode
}

/** The statuses with how many orders stand in each; counted no further than 999. On a phone a strip one swipes along. */
export function StatusMenu({ now, counts, attention, unfiled, children }: MenuProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const word = useWords()
  const strip = useRef<HTMLElement>(null)
  const counted = counts !== undefined
  useEffect(() => {
    if (now && counted) strip.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [now, counted])
  return (
    <nav className={css.menu} aria-label={t`Status`} ref={strip}>
      {[...statuses, 'all' as const].map((status) => (
        <StatusLink key={status} status={status} current={status === now} count={status === 'all' ? undefined : counts?.[status]}>
          {status === 'all' ? t`All orders` : word('status', status)}
        </StatusLink>
      ))}
      <Link to="/$store/attention" params={{ store: slug }} data-warns={attention > 0 || undefined}>
        <span>{t`Needs attention`}</span>
        <Count of={attention} />
      </Link>
      {unfiled > 0 && (
        <Link to="/$store/mail" params={{ store: slug }} data-warns>
          <span>{t`Unfiled mail`}</span>
          <Count of={unfiled} />
        </Link>
      )}
      {children}
    </nav>
  )
}

type StatusLinkProps = {
  readonly status: (typeof statuses)[number] | 'all'
  readonly current: boolean
  readonly count: number | undefined
  readonly children: string
}

function StatusLink({ status, current, count, children }: StatusLinkProps) {
  const { slug } = useStore()
  return (
    <Link
      to="/$store/orders"
      params={{ store: slug }}
      search={{ status }}
      activeOptions={{ exact: true }}
      aria-current={current ? 'page' : undefined}
    >
      <span>{children}</span>
      {count !== undefined && <Count of={count} />}
    </Link>
  )
}

/** How many orders; no further than 999. */
export function Count({ of: count }: { readonly of: number }) {
  const { i18n } = useLingui()
  return <span className={css.count}>{count > 999 ? '999+' : i18n.number(count)}</span>
}
