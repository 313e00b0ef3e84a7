import { Trans, useLingui } from '@lingui/react/macro'
import { IconArrowLeft, IconPackage } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Refused } from '#ui/api.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { useDoing, useHere } from '#ui/live/here.ts'
import { AlsoAt, Others } from '#ui/live/Others.tsx'
import { stateOf, useDesk, useRefresh } from '#ui/query.ts'
import { useExplain } from '#ui/refusals.ts'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { TakenAwayPage, wasTaken } from '#ui/taken/TakenAway.tsx'
import { pickedOf, useChoice } from './page/choice.tsx'
import { ConfirmBox } from './page/ConfirmBox.tsx'
import { FlowBanner } from './page/FlowBanner.tsx'
import css from './page/fulfillment.module.css'
import { HowSection } from './page/HowSection.tsx'
import { ItemsSection } from './page/ItemsSection.tsx'
import { LabelSections } from './page/label/LabelSections.tsx'
import { PurchaseBanner } from './page/label/PurchaseBanner.tsx'
import { useLabel } from './page/label/use-label.tsx'
import { PickupSection } from './page/PickupSection.tsx'
import { usePoll } from './page/use-poll.tsx'
import { TrackingSection } from './page/TrackingSection.tsx'
import type { FulfillmentView, ReadyAsk, ShipAsk } from './shapes.ts'
import { Prints } from './shipments/Prints.tsx'
import { ShipmentList } from './shipments/ShipmentList.tsx'
import { NextOrder, ShippedSection, type Outcome } from './shipments/ShippedSection.tsx'

/** Order Fulfillment: how, what, and one look before it leaves; afterwards what was done and the next order. */
export function FulfillmentPage() {
  const { t } = useLingui()
  const shown = useNumber()
  const { store, number } = useParams({ from: '/desk/$store/orders/$number/ship' })
  const order = `/desk/stores/${store}/orders/${number}`
  const query = useDesk<FulfillmentView>(`${order}/fulfillment`)
  const view = query.data
  if (wasTaken(query)) return <TakenAwayPage number={Number(number)} />
  return (
    <div className={css.page}>
      <Link to="/$store/orders/$number" params={{ store, number }} className={css.back}>
        <IconArrowLeft size={16} aria-hidden />
        <Trans>Order #{shown(Number(number))}</Trans>
      </Link>
      <PageTitle title={t`Order Fulfillment`}>
        {view && (
          <>
            <StatusBadge kind="status" of={view.head.status} />
            <StatusBadge kind="payment" of={view.head.paymentState} />
            <StatusBadge kind="fulfillment" of={view.head.fulfillmentState} />
            <Others order={view.head.number} />
          </>
        )}
      </PageTitle>
      {view ? (
        <Fulfillment key={number} view={view} order={order} />
      ) : (
        <Section id="fulfillment" title={<Trans>Shipment</Trans>} state={stateOf(query)} lines={8} />
      )}
    </div>
  )
}

type ShipAnswer = { readonly state: 'running' | 'stopped' | 'done'; readonly shipment: string | null; readonly completed: boolean }

function Fulfillment({ view, order }: { readonly view: FulfillmentView; readonly order: string }) {
  const { slug } = useStore()
  const { choice: typed, change, restart } = useChoice(view)
  const label = useLabel(order, view.shipTo, pickedOf(view, typed), typed.way === 'label' && view.can.ship.ok && view.can.buy.ok)
  usePoll(order, view.flow?.state === 'running', 3_000)
  useHere(view.head.number)
  useDoing('ship', view.can.ship.ok)
  const asksPerson = view.purchase && view.purchase.state !== 'bought' && view.purchase.state !== 'refused' ? view.purchase : null
  const choice = { ...typed, label: typed.way === 'label' ? label.choice : null }
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const readAgain = useRefresh()
  // The version the person looked at: what a colleague changed since is told before anything leaves, and looked at.
  const [seen, see] = useState(view.head.version)
  // A "no" often means that somebody was faster: show what is open now.
  const place = () => (void readAgain(`${order}/fulfillment`), false)
  const asking = { refresh: [`/desk/stores/${slug}/orders`], tell: 'inline', place } as const
  const ship = useCommand<ShipAsk, ShipAnswer>({
    ...asking,
    send: post(`${order}/fulfillment/ship-and-complete`, { ifMatch: seen }),
    done: ({ shipment, completed }, ask) => {
      if (shipment) setOutcome({ shipment, completed, notified: ask.method !== 'pickup' && ask.notify, slip: ask.slip, shelf: false })
    },
  })
  const ready = useCommand<ReadyAsk, { readonly shipment: string }>({
    ...asking,
    send: post(`${order}/fulfillment/ready`, { ifMatch: seen }),
    done: ({ shipment }, ask) => setOutcome({ shipment, completed: false, notified: ask.notify, slip: ask.slip, shelf: true }),
  })
  const lookAgain = () => {
    see(view.head.version)
    ship.renew()
    ready.renew()
  }
  const more = () => {
    restart(view)
    lookAgain()
    setOutcome(null)
  }
  if (outcome) {
    return (
      <div className={css.sections}>
        <ShippedSection view={view} order={order} outcome={outcome} more={more} />
        <Prints view={view} order={order} />
        <ShipmentList view={view} order={order} />
      </div>
    )
  }
  return (
    <>
      {view.flow && !(asksPerson && view.flow.step === 'buy') && <FlowBanner number={view.head.number} flow={view.flow} />}
      {asksPerson && <PurchaseBanner view={view} purchase={asksPerson} order={order} />}
      <AlsoAt order={view.head.number} what={['ship', 'cancel', 'edit']} />
      <div className={css.columns}>
        <div className={css.sections}>
          {view.can.ship.ok ? (
            <>
              <HowSection choice={choice} change={change} />
              <ItemsSection view={view} choice={choice} change={change} />
              {choice.way === 'label' && <LabelSections view={view} order={order} label={label} picked={pickedOf(view, choice)} />}
              {choice.way === 'tracking' && <TrackingSection view={view} choice={choice} change={change} />}
              {choice.way === 'pickup' && <PickupSection view={view} choice={choice} change={change} />}
            </>
          ) : (
            <NothingToShip view={view} code={view.can.ship.code} />
          )}
          <ShipmentList view={view} order={order} next={!view.can.ship.ok} />
          <Prints view={view} order={order} />
        </div>
        {view.can.ship.ok && <ConfirmBox view={view} choice={choice} change={change} ship={ship} ready={ready} lookAgain={lookAgain} />}
      </div>
    </>
  )
}

function NothingToShip({ view, code }: { readonly view: FulfillmentView; readonly code: string }) {
  const explain = useExplain()
  const sentence = explain(new Refused(code, {}, null))
  const waits = isWaiting(view)
  return (
    <Section id="nothing" title={<Trans>Shipment</Trans>}>
      <EmptyState
        icon={<IconPackage size={20} />}
        title={
          waits ? (
            <Trans>The rest waits on the pickup shelf.</Trans>
          ) : view.purchase ? (
            <Trans>The rest waits for its label.</Trans>
          ) : (
            sentence
          )
        }
        next={<NextOrder next={view.next} quiet={waits} />}
      />
    </Section>
  )
}

function isWaiting({ shipments }: FulfillmentView): boolean {
  return shipments.some(({ state }) => state === 'ready')
}
