import type { Level } from '#domain/risk/bands.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconCalendarDue, IconClockExclamation } from '@tabler/icons-react'
import { useStore } from '#ui/desk.tsx'
import { localeTag } from '#ui/i18n.ts'
import { formatExact } from '#ui/show/format.ts'
import { useNow } from '#ui/show/now.ts'
import { Badge, StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { dueOf, shortSpan } from './due.tsx'
import type { ListRow } from '../shapes.ts'

/** How long ago the order was placed: "2h". */
export function Age({ at }: { readonly at: string }) {
  const { i18n } = useLingui()
  return <span data-notranslate>{shortSpan(useNow() - Date.parse(at), localeTag(i18n.locale))}</span>
}

/** When the order should leave: late and today stand out by icon and word, what has left is only a date. `named` where no head says what it is. */
export function ShipBy({ row, named }: { readonly row: ListRow; readonly named?: boolean }) {
  const { i18n } = useLingui()
  const { timeZone } = useStore()
  const now = useNow()
  const due = dueOf(row, now, timeZone)
  if (due === 'late')
    return (
      <Badge tone="danger" icon={IconClockExclamation}>
        <Trans>Late</Trans> <span data-notranslate>{shortSpan(now - Date.parse(row.shipBy), localeTag(i18n.locale))}</span>
      </Badge>
    )
  if (due === 'today')
    return (
      <span title={formatExact(new Date(row.shipBy), localeTag(i18n.locale), timeZone)}>
        <Badge tone="caution" icon={IconCalendarDue}>
          <Trans>Today</Trans>
        </Badge>
      </span>
    )
  const day = due === 'tomorrow' ? <Trans>Tomorrow</Trans> : <When at={row.shipBy} />
  return <span className={due === 'done' ? 'muted' : undefined}>{named ? <Trans>Ship by: {day}</Trans> : day}</span>
}

/** The payment state, and while money is held how long the hold lasts. */
export function Payment({ row }: { readonly row: ListRow }) {
  const { t, i18n } = useLingui()
  const now = useNow()
  if (row.paymentState !== 'authorized' || row.holdExpiresAt === null) return <StatusBadge kind="payment" of={row.paymentState} />
  const span = shortSpan(Date.parse(row.holdExpiresAt) - now, localeTag(i18n.locale))
  return (
    <span title={t`The hold ends in ${span}`}>
      <StatusBadge kind="payment" of="authorized" note={span} />
    </span>
  )
}

/** The score with its level, or that there is none yet. `named` where no head says what it is. */
export function Risk({ row, named }: { readonly row: ListRow; readonly named?: boolean }) {
  const { riskScore: score, riskLevel: level } = row
  if (score === null || level === null)
    return <span className="muted">{named ? <Trans>Risk: not scored yet</Trans> : <Trans>Not scored yet</Trans>}</span>
  return <StatusBadge kind="risk" of={level} label={named ? undefined : <LevelWord of={level} />} note={score} />
}

/** Short, under a head that says Risk. */
function LevelWord({ of: level }: { readonly of: Level }) {
  switch (level) {
    case 'low':
      return <Trans context="a level of risk">Low</Trans>
    case 'medium':
      return <Trans context="a level of risk">Medium</Trans>
    case 'high':
      return <Trans context="a level of risk">High</Trans>
  }
}

/** Where the order came from: the channel as its storefront names itself, or the telephone. */
export function Source({ row }: { readonly row: ListRow }) {
  if (row.source === 'phone') return <Trans context="a source of orders">Phone</Trans>
  return <span data-notranslate>{row.channel}</span>
}
