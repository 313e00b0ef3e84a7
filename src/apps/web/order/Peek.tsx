import { Entry } from '#order/activity/Entry.tsx'
import type { PeekProps } from '#order/list/OrdersPage.tsx'
import { useWalk } from '#order/list/walk.tsx'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { Sheet } from '#ui/act/Sheet.tsx'
import { useStore } from '#ui/desk.tsx'
import { Failed } from '#ui/frame/Failed.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { isTyping } from '#ui/keys.ts'
import { useDesk } from '#ui/query.ts'
import { CustomerName } from '#ui/show/CustomerName.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { TakenAway, wasTaken } from '#ui/taken/TakenAway.tsx'
import type { PeekView } from '../../peek/read-peek.ts'
import css from './peek.module.css'

/** One order at a glance beside its list: who, what, what happened last, and the way to what comes next. J and K walk on, Esc closes. */
export function Peek({ number, from, close }: PeekProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const peek = useDesk<PeekView>(`/desk/stores/${slug}/orders/${number}/peek`, { keep: true })
  const step = useWalk(number, from)
  useWalkKeys(step)
  const shown = useNumber()
  const view = peek.data
  return (
    <Sheet open onClose={close} title={t`Order #${shown(number)}`}>
      {wasTaken(peek) ? <TakenAway /> : view && <Glance view={view} from={from} waiting={peek.isPlaceholderData} step={step} />}
      {!view && (peek.error ? <Failed error={peek.error} retry={() => void peek.refetch()} /> : <Skeleton lines={10} />)}
    </Sheet>
  )
}

/** The shortcuts of the page rest while a drawer is open, so it listens for its own two. */
function useWalkKeys(step: Step): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'j') step(1)
    if (event.key === 'k') step(-1)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

type Step = ReturnType<typeof useWalk>

type GlanceProps = { readonly view: PeekView; readonly waiting: boolean; readonly step: Step } & Pick<PeekProps, 'from'>

function Glance({ view, from, waiting, step }: GlanceProps) {
  const { slug } = useStore()
  const order = { store: slug, number: String(view.number) }
  return (
    <div className={css.peek} aria-busy={waiting}>
      <div className={css.badges}>
        <StatusBadge kind="status" of={view.status} />
        <StatusBadge kind="payment" of={view.paymentState} />
        <StatusBadge kind="fulfillment" of={view.fulfillmentState} />
        {view.riskLevel && <StatusBadge kind="risk" of={view.riskLevel} note={view.riskScore ?? undefined} />}
        {view.fraudMark && <StatusBadge kind="fraud" of={view.fraudMark} />}
      </div>
      <Facts view={view} />
      <Items view={view} />
      <section>
        <h3>
          <Trans>Last events</Trans>
        </h3>
        <ol className={css.events}>
          {view.events.map((entry) => (
            <Entry key={entry.sequence} entry={entry} currency={view.currency} />
          ))}
        </ol>
      </section>
      <div className={css.foot}>
        <Button variant="subtle" onClick={() => step(-1)}>
          <Trans context="an order">Previous</Trans>
        </Button>
        <Button variant="subtle" onClick={() => step(1)}>
          <Trans context="an order">Next</Trans>
        </Button>
        <Button
          variant="filled"
          renderRoot={(props) =>
            view.next === 'fulfillment' ? (
              <Link {...props} to="/$store/orders/$number/ship" params={order} />
            ) : (
              <Link {...props} to="/$store/orders/$number" params={order} search={{ from }} />
            )
          }
        >
          {view.next === 'fulfillment' ? <Trans>Ship the order</Trans> : <Trans>Open the order</Trans>}
        </Button>
      </div>
    </div>
  )
}

function Facts({ view }: { readonly view: PeekView }) {
  return (
    <dl className={css.facts}>
      <Fact name={<Trans>Customer</Trans>}>
        <CustomerName name={[view.customer, view.company].filter(Boolean).join(', ')} />
      </Fact>
      {(view.email ?? view.phone) && (
        <Fact name={<Trans>Contact</Trans>}>
          <span data-notranslate>{[view.email, view.phone].filter(Boolean).join(' · ')}</span>
        </Fact>
      )}
      <Fact name={<Trans>Vehicle</Trans>}>
        <span data-notranslate>{view.vehicle || '–'}</span>
      </Fact>
      <Fact name={<Trans>Ship to</Trans>}>
        <span data-notranslate>{view.shipTo.join(', ')}</span>
      </Fact>
      <Fact name={<Trans>Placed</Trans>}>
        <When at={view.placedAt} show="both" />
      </Fact>
      <Fact name={<Trans>Ship by</Trans>}>
        <When at={view.shipBy} show="both" />
      </Fact>
      <Fact name={<Trans>Assigned</Trans>}>
        <span data-notranslate>{view.assignee ?? '–'}</span>
      </Fact>
      {view.comment && (
        <Fact name={<Trans>Comment</Trans>}>
          <span data-notranslate>{view.comment}</span>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: React.ReactNode; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Items({ view }: { readonly view: PeekView }) {
  const money = (amount: number) => ({ amount, currency: view.currency })
  return (
    <section>
      <h3>
        <Trans>Items</Trans>
      </h3>
      <ul className={css.items}>
        {view.lines.map((line) => (
          <li key={line.id} data-cancelled={line.state === 'cancelled' || undefined}>
            <span className="tabular">{line.quantity} ×</span>
            <span data-notranslate>
              <b>{line.partNumber}</b> {line.name}
            </span>
            <Amount of={money(line.amount)} />
          </li>
        ))}
        <li>
          <span />
          <b>
            <Trans>Total</Trans>
          </b>
          <Amount of={money(view.total)} strong />
        </li>
      </ul>
    </section>
  )
}
