import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { Trans } from '@lingui/react/macro'
import { IconExternalLink } from '@tabler/icons-react'
import type { TrackerState } from '#domain/shipping/tracker.ts'
import { Badge, type Tone } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { useCarriers } from '../page/carriers.tsx'
import css from '../page/fulfillment.module.css'
import type { ShipmentView } from '../shapes.ts'

type Parcel = ShipmentView['parcels'][number]

/** The parcels of a shipment: number, where each is, when it should arrive, and what is wrong with its label. */
export function Parcels({ shipment }: { readonly shipment: Pick<ShipmentView, 'state' | 'parcels'> }) {
  return shipment.parcels.map((parcel) => (
    <span key={parcel.id} className={css.tracking}>
      <TrackingNumber parcel={parcel} />
      {parcel.label && <LabelFacts parcel={parcel} left={shipment.state === 'shipped'} />}
    </span>
  ))
}

function LabelFacts({ parcel, left }: { readonly parcel: Parcel; readonly left: boolean }) {
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
  const { _ } = useLingui()
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
export function ShipmentState({ state }: Pick<ShipmentView, 'state'>) {
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
export function Tracking({ shipment }: { readonly shipment: Pick<ShipmentView, 'parcels'> }) {
  return shipment.parcels.map((parcel) => (
    <span key={parcel.id} className={css.tracking}>
      <TrackingNumber parcel={parcel} />
    </span>
  ))
}

function TrackingNumber({ parcel: { carrier, number, url } }: { readonly parcel: Parcel }) {
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
