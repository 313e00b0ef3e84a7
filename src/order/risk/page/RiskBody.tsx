import type { OrderHead } from '#domain/order-head.ts'
import { choosable, type Status } from '#domain/order.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleX, IconListDetails, IconMail, IconPhone, IconPlayerPause } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useChange, type OnConflict } from '#ui/act/use-change.tsx'
import { attentionWords } from '#ui/show/attention.tsx'
import { When } from '#ui/show/When.tsx'
import { useWords } from '#ui/words.ts'
import type { RiskView } from '../shapes.ts'
import { Checklist } from './Checklist.tsx'
import { Reasons } from './Reasons.tsx'
import { ScoreLine } from './ScoreLine.tsx'
import css from './risk.module.css'

// Most orders meet no rule.
const RulesFired = lazy(() => import('../rules/RulesFired.tsx').then(({ RulesFired }) => ({ default: RulesFired })))

/** How the customer can be reached and the order be stopped, as the other sections know it. */
export type Contact = {
  /** a tel: address, null without a number that can be dialled */
  readonly dial: string | null
  readonly email: { readonly ok: boolean }
  readonly statuses: readonly Status[]
  readonly onConflict: OnConflict
}

type BodyProps = {
  readonly head: OrderHead
  readonly view: RiskView
  /** the order's path at the server */
  readonly order: string
  readonly details: () => void
} & Contact

/** The score with its first reasons, what was done to make sure of the buyer, and the ways on. */
export function RiskBody({ head, view, order, details, ...contact }: BodyProps) {
  const { now } = view
  return (
    <>
      {view.raisedAt && <Raised at={view.raisedAt} />}
      {now ? (
        <>
          <ScoreLine of={now} edges={view.edges}>
            <Button size="xs" leftSection={<IconListDetails size={16} aria-hidden />} onClick={details}>
              <Trans>Details</Trans>
            </Button>
          </ScoreLine>
          <Reasons factors={now.factors} currency={head.currency} />
        </>
      ) : (
        <p className="muted" role="status">
          <Trans>Risk is being worked out</Trans>
        </p>
      )}
      {view.rules.length > 0 && (
        <Suspense>
          <RulesFired view={view} order={order} />
        </Suspense>
      )}
      <Checklist view={view} order={order} />
      <div className={css.ways}>
        <Ways head={head} {...contact} />
      </div>
    </>
  )
}

/** The network has news of the customer since somebody looked. */
function Raised({ at }: { readonly at: string }) {
  const { i18n } = useLingui()
  const { what, todo } = attentionWords.risk_raised
  return (
    <div className={css.raised} role="status">
      <IconAlertTriangle size={18} aria-hidden />
      <p>
        <strong>{i18n._(what)}</strong> {i18n._(todo)}
        <small>
          <When at={at} show="both" />
        </small>
      </p>
    </div>
  )
}

/** What a person may do about it, each the same as where it stands on the page. */
function Ways({ head, dial, email, statuses, onConflict }: { readonly head: OrderHead } & Contact) {
  const navigate = useNavigate()
  const open = (name: string) => void navigate({ to: '.', search: (now) => ({ ...now, open: name }), replace: true, resetScroll: false })
  return (
    <>
      <Button size="xs" leftSection={<IconMail size={16} aria-hidden />} disabled={!email.ok} onClick={() => open('email')}>
        <Trans>Email Customer</Trans>
      </Button>
      {dial && (
        <Button size="xs" component="a" href={dial} leftSection={<IconPhone size={16} aria-hidden />}>
          <Trans>Call</Trans>
        </Button>
      )}
      <Hold head={head} statuses={statuses} onConflict={onConflict} />
      <Button
        size="xs"
        leftSection={<IconCircleX size={16} aria-hidden />}
        disabled={head.status === 'cancelled'}
        onClick={() => open('cancel')}
        className={css.cancel}
      >
        <Trans>Cancel Order</Trans>
      </Button>
    </>
  )
}

function Hold({ head, statuses, onConflict }: { readonly head: OrderHead } & Pick<Contact, 'statuses' | 'onConflict'>) {
  const word = useWords()
  const change = useChange<Status>({
    order: head.number,
    route: 'status',
    toBody: (status) => ({ status }),
    read: ({ head: now }) => now.status as Status,
    onConflict,
  })
  const name = word('status', 'on_hold')
  const mine = (name: string) => <Trans>status {name}</Trans>
  const may = head.status !== 'on_hold' && statuses.includes('on_hold')
  const hold = () =>
    void change.set({
      value: 'on_hold',
      said: <Trans>Status is now {name}</Trans>,
      mine: mine(name),
      back: choosable('on_hold').includes(head.status) ? { value: head.status, mine: mine(word('status', head.status)) } : undefined,
    })
  return (
    <Button
      size="xs"
      leftSection={<IconPlayerPause size={16} aria-hidden />}
      aria-busy={change.busy}
      // It stays where it is once it has worked, and so does the focus.
      data-disabled={!may || undefined}
      aria-disabled={!may}
      onClick={may ? hold : undefined}
    >
      <Trans context="a command: put the order on hold">Hold</Trans>
    </Button>
  )
}
