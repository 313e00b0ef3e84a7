import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Activity } from '#domain/activity.ts'
import type { TrackerState } from '#domain/shipping/tracker.ts'
import type { Sentences } from './say.tsx'

type LabelEvent =
  | 'label_bought'
  | 'label_refused'
  | 'label_unanswered'
  | 'label_asked_again'
  | 'label_given_up'
  | 'label_voided'
  | 'label_cost_changed'
  | 'label_doubtful'
  | 'label_printed'
  | 'parcel_moved'
  | 'gateway_told'

/** What happened to labels and the parcels that bear them. */
export const labelSentences: Sentences<LabelEvent> = {
  label_bought: (event, { money }) => (
    <Bought event={event} charged={money(event.charged)} more={event.charged > event.shown ? money(event.charged - event.shown) : null} />
  ),
  label_refused: ({ code, message }) => <Trans>The carrier refused the label: {message || code}. Nothing was bought.</Trans>,
  label_unanswered: () => <Trans>The carrier was asked for a label and did not answer. Nothing is bought again until that is known.</Trans>,
  label_asked_again: () => <Trans>Carrier asked again for the same label</Trans>,
  label_given_up: () => <Trans>Label given up; one that turns up later is given back</Trans>,
  label_voided: ({ tracking, state, amount }, { money }) => <Voided tracking={tracking} state={state} amount={money(amount)} />,
  label_cost_changed: ({ tracking, amount, reason }, { money }) => (
    <Trans>
      The carrier corrected the cost of {tracking} by {money(amount)}: {reason}
    </Trans>
  ),
  label_doubtful: ({ tracking, check }) =>
    check === 'differs' ? (
      <Trans>The barcodes on the label do not say {tracking}</Trans>
    ) : (
      <Trans>No barcode could be read on the label of {tracking}</Trans>
    ),
  label_printed: ({ what, printer, again }) => <Printed what={what} printer={printer} again={again} />,
  parcel_moved: ({ tracking, state }) => (
    <>
      {tracking}: <ParcelWord state={state} />
    </>
  ),
  gateway_told: (event) => <Told event={event} />,
}

type Of<Type extends Activity['type']> = Extract<Activity, { readonly type: Type }>

function Bought({ event, charged, more }: { readonly event: Of<'label_bought'>; readonly charged: string; readonly more: string | null }) {
  const { service, tracking, boxes } = event
  const numbers = tracking.join(', ')
  return (
    <>
      {tracking.length < boxes ? (
        <Trans>
          {service}: labels bought for {tracking.length} of {boxes} boxes
        </Trans>
      ) : (
        <>
          {service}: <Plural value={boxes} one="label bought" other="# labels bought" />
        </>
      )}
      , <Trans>cost {charged}</Trans>, {numbers}
      {more !== null && (
        <>
          {'. '}
          <Trans>That is {more} more than was shown</Trans>
        </>
      )}
    </>
  )
}

function Voided({
  tracking,
  state,
  amount,
}: {
  readonly tracking: string
  readonly state: Of<'label_voided'>['state']
  readonly amount: string
}): ReactNode {
  switch (state) {
    case 'refunded':
      return (
        <Trans>
          Label {tracking} given back, {amount} returned
        </Trans>
      )
    case 'submitted':
      return (
        <Trans>
          Label {tracking} given back, {amount} to be returned by the carrier
        </Trans>
      )
    case 'rejected':
      return <Trans>The carrier did not take label {tracking} back</Trans>
    case 'not_possible':
    case 'not_asked':
      return <Trans>Label {tracking} cannot be given back</Trans>
  }
}

function Told({ event: { tracking, state, message } }: { readonly event: Of<'gateway_told'> }): ReactNode {
  switch (state) {
    case 'told':
      return <Trans>PayPal was told that the goods left as {tracking}</Trans>
    case 'withdrawn':
      return <Trans>PayPal was told that {tracking} did not leave after all</Trans>
    case 'refused':
      return (
        <Trans>
          PayPal did not take tracking number {tracking}: {message}
        </Trans>
      )
  }
}

function Printed({ what, printer, again }: Pick<Of<'label_printed'>, 'what' | 'printer' | 'again'>): ReactNode {
  if (what === 'label') return again ? <Trans>Label sent to {printer} again</Trans> : <Trans>Label sent to {printer}</Trans>
  return again ? <Trans>Packing slip sent to {printer} again</Trans> : <Trans>Packing slip sent to {printer}</Trans>
}

function ParcelWord({ state }: { readonly state: TrackerState }): ReactNode {
  switch (state) {
    case 'label_created':
      return <Trans>label made</Trans>
    case 'in_transit':
      return <Trans>on its way</Trans>
    case 'out_for_delivery':
      return <Trans>out for delivery</Trans>
    case 'available_for_pickup':
      return <Trans>waits to be picked up</Trans>
    case 'delivered':
      return <Trans>delivered</Trans>
    case 'exception':
      return <Trans>delivery problem</Trans>
    case 'returning':
      return <Trans>on its way back</Trans>
    case 'returned':
      return <Trans>came back</Trans>
    case 'voided':
      return <Trans>label given back</Trans>
    case 'unknown':
      return <Trans>nothing known</Trans>
  }
}
