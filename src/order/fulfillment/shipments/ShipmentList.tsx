import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui as useLinguiPlain } from '@lingui/react'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { TrackerState } from '#domain/shipping/tracker.ts'
import { Button, Textarea } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Dialog, DialogActions, useDialog } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { Badge, type Tone } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import type { FulfillmentView, PutBackAsk, ShipmentView } from '../shapes.ts'
import css from '../page/fulfillment.module.css'
import { HandOverButton } from './HandOverButton.tsx'
import { hasLabels, OpenLabels, PrintAgain, TrackNow, VoidButton } from './Labels.tsx'
import { PrintSlip } from './Slip.tsx'
import { useCarriers } from '../page/words.tsx'

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

/** The parcels of a shipment: number, where each is, when it should arrive, and what is wrong with its label. */
function Parcels({ shipment }: { readonly shipment: ShipmentView }) {
  return shipment.parcels.map((parcel) => (
    <span key={parcel.id} className={css.tracking}>
      <TrackingNumber parcel={parcel} />
      {parcel.label && <LabelFacts parcel={parcel} left={shipment.state === 'shipped'} />}
    </span>
  ))
}

function LabelFacts({ parcel, left }: { readonly parcel: ShipmentView['parcels'][number]; readonly left: boolean }) {
  return (
    <>
      {parcel.void !== null && parcel.void !== 'not_asked' ? (
        <VoidBadge state={parcel.void} />
      ) : (
        parcel.state && <ParcelBadge state={parcel.state} />
      )}
      {parcel.expected && parcel.state !== 'delivered' && left && (
        <Trans>
          expected <When at={`${parcel.expected}T12:00:00Z`} timeZone="UTC" />
        </Trans>
      )}
      {(parcel.check === 'differs' || parcel.check === 'unreadable') && (
        <Badge tone="caution">
          {parcel.check === 'differs' ? <Trans>Barcode says another number</Trans> : <Trans>Barcode cannot be read</Trans>}
        </Badge>
      )}
    </>
  )
}

function VoidBadge({ state }: { readonly state: NonNullable<ShipmentView['parcels'][number]['void']> }) {
  switch (state) {
    case 'submitted':
      return (
        <Badge tone="caution">
          <Trans>Given back, money to come</Trans>
        </Badge>
      )
    case 'refunded':
      return (
        <Badge tone="money">
          <Trans>Given back, money returned</Trans>
        </Badge>
      )
    case 'rejected':
    case 'not_possible':
      return (
        <Badge tone="danger">
          <Trans>Carrier keeps the money</Trans>
        </Badge>
      )
    case 'not_asked':
      return null
  }
}

const tones: { readonly [state in TrackerState]: Tone } = {
  label_created: 'calm',
  in_transit: 'accent',
  out_for_delivery: 'accent',
  available_for_pickup: 'sea',
  delivered: 'money',
  exception: 'danger',
  returning: 'danger',
  returned: 'danger',
  voided: 'calm',
  unknown: 'calm',
}

function ParcelBadge({ state }: { readonly state: TrackerState }) {
  const { _ } = useLinguiPlain()
  return <Badge tone={tones[state]}>{_(parcelWords[state])}</Badge>
}

const parcelWords: { readonly [state in TrackerState]: MessageDescriptor } = {
  label_created: msg`Label made`,
  in_transit: msg`On its way`,
  out_for_delivery: msg`Out for delivery`,
  available_for_pickup: msg`Waits to be picked up`,
  delivered: msg({ message: 'Delivered', context: 'a parcel' }),
  exception: msg`Delivery problem`,
  returning: msg`On its way back`,
  returned: msg`Came back`,
  voided: msg`Label given back`,
  unknown: msg`Nothing known yet`,
}

/** How a shipment stands, as a word with its colour. */
function ShipmentState({ state }: Pick<ShipmentView, 'state'>) {
  switch (state) {
    case 'buying':
      return (
        <Badge tone="caution">
          <Trans>Label being bought</Trans>
        </Badge>
      )
    case 'ready':
      return (
        <Badge tone="sea">
          <Trans>On the pickup shelf</Trans>
        </Badge>
      )
    case 'shipped':
      return (
        <Badge tone="money">
          <Trans>Shipped</Trans>
        </Badge>
      )
    case 'picked_up':
      return (
        <Badge tone="money">
          <Trans>Picked up</Trans>
        </Badge>
      )
    case 'cancelled':
      return (
        <Badge>
          <Trans>Taken back</Trans>
        </Badge>
      )
  }
}

/** The tracking numbers of a shipment, each leading to its carrier's page. */
export function Tracking({ shipment }: { readonly shipment: ShipmentView }) {
  return shipment.parcels.map((parcel) => (
    <span key={parcel.id} className={css.tracking}>
      <TrackingNumber parcel={parcel} />
    </span>
  ))
}

function TrackingNumber({ parcel: { carrier, number, url } }: { readonly parcel: ShipmentView['parcels'][number] }) {
  const carrierOf = useCarriers()
  return (
    <span data-notranslate>
      {carrierOf(carrier)}{' '}
      {url ? (
        <a href={url} target="_blank" rel="noopener noreferrer" className="mono">
          {number} <IconExternalLink size={12} aria-hidden />
        </a>
      ) : (
        <span className="mono">{number}</span>
      )}
    </span>
  )
}

function PutBackButton({ view, order, shipment }: Props & { readonly shipment: ShipmentView }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const dialog = useDialog()
  const [reason, setReason] = useState('')
  const shelf = shipment.state === 'ready'
  const command = useCommand({
    send: post<PutBackAsk>(`${order}/fulfillment/put-back`),
    seen: view.head.version,
    refresh: [`/desk/stores/${slug}/orders`],
    done: dialog.hide,
    tell: 'inline',
  })
  const open = () => {
    setReason('')
    command.renew()
    dialog.show()
  }
  return (
    <>
      <Button size="xs" onClick={open}>
        {shelf ? <Trans>Put back</Trans> : <Trans>Take back</Trans>}
      </Button>
      <Dialog
        open={dialog.open}
        onClose={dialog.hide}
        title={shelf ? <Trans>Put it back on the shelf</Trans> : <Trans>Take the shipment back</Trans>}
        closable={!command.busy}
      >
        <Problem of={command.error} />
        <p className={css.remark}>
          {shelf ? (
            <Trans>The parts are open again. The customer is not told: write if they were coming.</Trans>
          ) : (
            <Trans>For a shipment written down by mistake. The parts are open again; mails already sent stay sent.</Trans>
          )}
        </p>
        <Textarea
          label={t`Reason`}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
          maxLength={500}
          autosize
          minRows={2}
          required
          data-autofocus
          data-notranslate
        />
        <DialogActions>
          <Button onClick={dialog.hide} disabled={command.busy}>
            <Trans>Cancel</Trans>
          </Button>
          <CommandButton command={command} input={{ shipment: shipment.id, reason }} danger disabled={reason.trim().length < 3}>
            {shelf ? <Trans>Put back</Trans> : <Trans>Take back</Trans>}
          </CommandButton>
        </DialogActions>
      </Dialog>
    </>
  )
}
