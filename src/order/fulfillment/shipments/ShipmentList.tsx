import { Plural, Trans } from '@lingui/react/macro'
import { Section } from '#ui/frame/Section.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { When } from '#ui/show/When.tsx'
import type { FulfillmentView, ShipmentView } from '../shapes.ts'
import css from '../page/fulfillment.module.css'
import { HandOverButton } from './HandOverButton.tsx'
import { hasLabels, OpenLabels, PrintAgain, TrackNow, VoidButton } from './Labels.tsx'
import { PrintSlip } from './Slip.tsx'
import { Parcels, ShipmentState } from './states.tsx'
import { TakeBackButton } from './TakeBackButton.tsx'

type Props = { readonly view: FulfillmentView; readonly order: string }

/** The shipments made so far, each with what can still be done with it. `next`: handing over is the next step of the page. */
export function ShipmentList({ view, order, next }: Props & { readonly next?: boolean }) {
  if (view.shipments.length === 0) return null
  return (
    <Section id="shipments" title={<Trans>Shipments so far</Trans>} flush>
      <ul className={css.shipments}>
        {view.shipments.map((shipment) => (
          <Row key={shipment.id} view={view} order={order} shipment={shipment} next={next} />
        ))}
      </ul>
    </Section>
  )
}

function Row({ view, order, shipment, next }: Props & { readonly shipment: ShipmentView; readonly next: boolean | undefined }) {
  const pieces = shipment.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const { sequence, collectedBy, cost } = shipment
  return (
    <li className={css.shipment}>
      <span className={css.part}>
        <strong>
          <Trans>Shipment {sequence}</Trans>
        </strong>
        <span className={css.facts}>
          <ShipmentState state={shipment.state} />
          <Plural value={pieces} one="# piece" other="# pieces" />
          <Parcels shipment={shipment} />
          {collectedBy && (
            <span>
              <Trans>
                collected by <span data-notranslate>{collectedBy}</span>
              </Trans>
            </span>
          )}
          {cost !== null && cost > 0 && <Amount of={{ amount: cost, currency: view.head.currency }} />}
          <When at={shipment.leftAt ?? shipment.at} show="both" />
        </span>
      </span>
      {shipment.state !== 'cancelled' && (
        <span className={css.actions}>
          {shipment.can.handOver.ok && <HandOverButton view={view} order={order} shipment={shipment} next={next} />}
          {hasLabels(shipment) && <OpenLabels order={order} shipment={shipment} />}
          {hasLabels(shipment) && <PrintAgain order={order} shipment={shipment} what="label" />}
          {shipment.state !== 'buying' && <PrintSlip number={view.head.number} shipment={shipment.id} again />}
          {shipment.state === 'shipped' && hasLabels(shipment) && <TrackNow order={order} shipment={shipment} />}
          {shipment.can.void?.ok && <VoidButton view={view} order={order} shipment={shipment} />}
          {shipment.can.putBack.ok && <PutBackButton view={view} order={order} shipment={shipment} />}
        </span>
      )}
    </li>
  )
}

function PutBackButton({ view, order, shipment }: Props & { readonly shipment: ShipmentView }) {
  const shelf = shipment.state === 'ready'
  const words = shelf ? <Trans>Put back</Trans> : <Trans>Take back</Trans>
  return (
    <TakeBackButton
      view={view}
      order={order}
      shipment={shipment}
      by="put-back"
      title={shelf ? <Trans>Put it back on the shelf</Trans> : <Trans>Take the shipment back</Trans>}
      says={
        shelf ? (
          <Trans>The parts are open again. The customer is not told: write if they were coming.</Trans>
        ) : (
          <Trans>For a shipment written down by mistake. The parts are open again; mails already sent stay sent.</Trans>
        )
      }
      confirm={words}
    >
      {words}
    </TakeBackButton>
  )
}
