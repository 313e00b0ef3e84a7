import type { OrderHead } from '#domain/order-head.ts'
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Refused } from '#ui/api.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Section, Skeleton } from '#ui/frame/Section.tsx'
import { addRefusals, useExplain } from '#ui/refusals.ts'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import css from './page/risk.module.css'
import type { Contact } from './page/RiskBody.tsx'
import { useFreshScore } from './page/use-fresh-score.tsx'
import type { CheckedAsk, RiskView } from './shapes.ts'

addRefusals({ no_author: () => msg`Only a person can note this.` })

// Fetched beside the order, not after it: the sentences of all observations would make the page's own script a tenth larger.
const body = import('./page/RiskBody.tsx').then(({ RiskBody }) => ({ default: RiskBody }))
const RiskBody = lazy(() => body)
const RiskDetails = lazy(() => import('./details/RiskDetails.tsx').then(({ RiskDetails }) => ({ default: RiskDetails })))

type RiskProps = {
  readonly head: OrderHead
  readonly view: RiskView
  /** the newest entry of the order's log: the score may follow whatever happens */
  readonly newest: number
} & Contact

/** How risky the order is, why, and what a person can do about it. Details stand in the address as `open=risk`, so that any link may open them. */
export function RiskSection({ head, view, newest, ...contact }: RiskProps) {
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const [open, show] = useDetails()
  const [asked, ask] = useState(false)
  const { now } = view
  useFreshScore({ order, pending: now === null, newest })
  // Once asked for it stays, so that it can close with its motion and give the focus back.
  if (open && !asked) ask(true)
  return (
    <Section
      id="risk"
      title={<Trans>Risk</Trans>}
      note={<StatusBadge kind="risk" of={now?.level ?? 'pending'} />}
      actions={<LookedAt head={head} view={view} />}
    >
      <Suspense fallback={<Skeleton lines={9} />}>
        <RiskBody head={head} view={view} order={order} details={() => show(true)} {...contact} />
      </Suspense>
      {asked && now && (
        <Suspense fallback={<span className={css.fetching} aria-hidden />}>
          <RiskDetails open={open} onClose={() => show(false)} head={head} view={view} now={now} order={order} />
        </Suspense>
      )}
    </Section>
  )
}

function useDetails(): readonly [open: boolean, show: (open: boolean) => void] {
  const { open } = useSearch({ strict: false })
  const navigate = useNavigate()
  const show = (wanted: boolean) =>
    void navigate({ to: '.', search: (now) => ({ ...now, open: wanted ? 'risk' : undefined }), replace: true, resetScroll: false })
  return [open === 'risk', show]
}

/** The tick of the first step of Verify. */
function LookedAt({ head, view }: { readonly head: OrderHead; readonly view: RiskView }) {
  const { slug } = useStore()
  const explain = useExplain()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const check = useCommand({ send: post<CheckedAsk>(`${order}/checked`, { ifMatch: head.version }), refresh: [order] })
  if (view.checked) {
    const { by, at } = view.checked
    return (
      <span className={css.looked}>
        <IconCheck size={16} aria-hidden /> {by ? <Trans>Looked at by {by}</Trans> : <Trans>Looked at</Trans>}{' '}
        <When at={at} show="relative" />
      </span>
    )
  }
  const { check: may } = view.can
  return (
    <Button
      leftSection={<IconCheck size={16} aria-hidden />}
      aria-busy={check.busy}
      disabled={!may.ok}
      title={may.ok ? undefined : explain(new Refused(may.code, may.detail, null))}
      onClick={() => void check.run({ step: 'risk' })}
    >
      <Trans>Looked at</Trans>
    </Button>
  )
}
