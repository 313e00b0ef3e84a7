import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCheck, IconClock } from '@tabler/icons-react'
import { post, useCommand } from '#ui/command.ts'
import { Refused } from '#ui/api.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { useExplain } from '#ui/refusals.ts'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { RiskFacts, type RiskContext } from './RiskFacts.tsx'
import css from './risk.module.css'
import type { CheckedAsk, RiskView } from './shapes.ts'

type RiskProps = { readonly head: OrderHead; readonly view: RiskView } & RiskContext

/** What is known of the order's honesty, each fact in its own words. There is no score yet, and it says so. */
export function RiskSection({ head, view, ...context }: RiskProps) {
  return (
    <Section
      id="risk"
      title={<Trans>Risk</Trans>}
      note={
        <Badge icon={IconClock}>
          <Trans>Not scored yet</Trans>
        </Badge>
      }
      actions={<LookedAt head={head} view={view} />}
    >
      <RiskFacts view={view} {...context} />
      <p className={css.advice}>
        <Trans>These are facts, not a verdict: a person decides.</Trans>
      </p>
    </Section>
  )
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
