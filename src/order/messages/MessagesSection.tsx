import type { OrderHead } from '#domain/order-head.ts'
import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconMail, IconMailOff, IconMailOpened } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react'
import { Refused } from '#ui/api.ts'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section, Skeleton } from '#ui/frame/Section.tsx'
import { useRefresh } from '#ui/query.ts'
import { addRefusals, useExplain } from '#ui/refusals.ts'
import { useShortcuts } from '#ui/shortcuts.ts'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { EmailDialog } from './EmailDialog.tsx'
import { useReadOnSight } from './use-read-on-sight.tsx'
import css from './messages.module.css'
import type { IncomingView, MessagesView, TakenBack } from './shapes.ts'

// Far below what is looked at first.
const Thread = lazy(() => import('./Thread.tsx').then(({ Thread }) => ({ default: Thread })))

addRefusals({
  no_address: () => msg`The customer gave no e-mail address.`,
  letter_left: () => msg`It has left already: what is said is said.`,
  letter_settled: () => msg`The mail server has answered meanwhile.`,
})

type MessagesProps = { readonly head: OrderHead; readonly view: MessagesView }

/** Everything written to and by the buyer of this order in one thread, and Email Customer. The composer stands in the address as `open=email`, so that any link may open it. */
export function MessagesSection({ head, view }: MessagesProps) {
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const { letters, incoming } = view
  const unread = incoming.filter((mail) => mail.unread).length
  const empty = letters.length + incoming.length === 0
  const [taken, take] = useState<TakenBack | null>(null)
  const [answered, answer] = useState<IncomingView | null>(null)
  const seen = useReadOnSight(unread > 0, order)
  const [open, show] = useComposer()
  useReadWhile(
    letters.some((letter) => letter.state === 'queued'),
    order,
  )
  return (
    <>
      <Section
        id="messages"
        title={<Trans>Messages</Trans>}
        note={
          unread > 0 && (
            <Badge tone="caution" icon={IconMailOpened}>
              <Plural value={unread} one="# unread" other="# unread" />
            </Badge>
          )
        }
        actions={<EmailButton view={view} write={() => show(true)} />}
        flush={!empty}
        empty={
          empty && <EmptyState icon={<IconMailOff size={20} aria-hidden />} title={<Trans>Nothing was sent to the customer yet</Trans>} />
        }
      >
        <Suspense fallback={<Skeleton lines={3} />}>
          <Thread view={view} order={order} onReply={view.can.email.ok ? (mail) => [answer(mail), show(true)] : null} />
        </Suspense>
        <div ref={seen} />
      </Section>
      {view.to && (
        <EmailDialog
          open={open}
          onClose={() => [take(null), answer(null), show(false)]}
          order={order}
          number={head.number}
          to={view.to}
          taken={taken}
          answered={answered}
          incoming={incoming}
          onTaken={(words) => [take(words), show(true)]}
        />
      )}
    </>
  )
}

function EmailButton({ view, write }: { readonly view: MessagesView; readonly write: () => void }) {
  const { t } = useLingui()
  const explain = useExplain()
  const { email } = view.can
  useShortcuts(email.ok ? [{ keys: 'e', does: t`Email Customer`, run: write }] : [])
  return (
    <>
      {!email.ok && <span className={css.why}>{explain(new Refused(email.code, email.detail, null))}</span>}
      <Button leftSection={<IconMail size={16} aria-hidden />} disabled={!email.ok} onClick={write}>
        <Trans>Email Customer</Trans>
      </Button>
    </>
  )
}

/** Whether the composer is open, as the address says, and the way to open and close it. */
function useComposer(): readonly [open: boolean, show: (open: boolean) => void] {
  const { open } = useSearch({ strict: false })
  const navigate = useNavigate()
  const show = (wanted: boolean) =>
    void navigate({ to: '.', search: (now) => ({ ...now, open: wanted ? 'email' : undefined }), replace: true, resetScroll: false })
  return [open === 'email', show]
}

/** Reads the order again soon after a mail was queued: the page says "sent" only once the mail server took it. Later the page reads itself anyway. */
function useReadWhile(waiting: boolean, order: string): void {
  const refresh = useRefresh()
  const read = useEffectEvent(() => void refresh(order))
  useEffect(() => {
    if (!waiting) return undefined
    const timers = [1500, 4000, 10_000, 12_000, 15_000].map((wait) => setTimeout(read, wait))
    return () => {
      for (const timer of timers) clearTimeout(timer)
    }
  }, [waiting])
}
