import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconMapPin, IconPrinter, IconTag } from '@tabler/icons-react'
import { tellDone } from '#ui/act/toast.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useMoney } from '#ui/show/Amount.tsx'
import { workstation } from '#ui/workstation.ts'
import type { FulfillmentView, ShipmentView } from '../shapes.ts'
import { TakeBackButton } from './TakeBackButton.tsx'

type Props = { readonly view: FulfillmentView; readonly order: string; readonly shipment: ShipmentView }

/** Where the labels of a shipment are, all in one file. */
export function labelsPath({ order, shipment }: Pick<Props, 'order' | 'shipment'>): string {
  return `${order}/shipments/${shipment.id}/labels.pdf`
}

/** May its labels still be printed: it has some that were not given back. */
export function hasLabels({ parcels, state }: ShipmentView): boolean {
  return state !== 'cancelled' && parcels.some(({ label, void: given }) => label && given !== 'submitted' && given !== 'refunded')
}

/** The labels to be printed from the browser, at their exact size. */
export function OpenLabels({ order, shipment }: Pick<Props, 'order' | 'shipment'>) {
  return (
    <Button
      component="a"
      href={labelsPath({ order, shipment })}
      target="_blank"
      rel="noopener"
      size="xs"
      leftSection={<IconTag size={14} aria-hidden />}
    >
      <Plural value={shipment.parcels.length} one="Open label" other="Open labels" />
    </Button>
  )
}

/** Sends a paper to the printer of this workstation once more; a job of its own each time. */
export function PrintAgain({ order, shipment, what }: Pick<Props, 'order' | 'shipment'> & { readonly what: 'label' | 'slip' }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const command = useCommand({
    send: post<{ readonly shipment: string; readonly workstation: string; readonly what: 'label' | 'slip' }>(`${order}/fulfillment/print`),
    refresh: [`/desk/stores/${slug}/orders`],
    done: () => tellDone(t`Sent to the printer`),
  })
  const print = () => {
    command.renew()
    void command.run({ shipment: shipment.id, workstation: workstation(), what })
  }
  return (
    <Button size="xs" loading={command.busy} leftSection={<IconPrinter size={14} aria-hidden />} onClick={print}>
      {what === 'label' ? <Trans>Reprint label</Trans> : <Trans>Reprint slip</Trans>}
    </Button>
  )
}

/** Asks the carrier where the parcels of a shipment are, now. */
export function TrackNow({ order, shipment }: Pick<Props, 'order' | 'shipment'>) {
  const { slug } = useStore()
  const command = useCommand({
    send: post<{ readonly shipment: string }>(`${order}/fulfillment/track`),
    refresh: [`/desk/stores/${slug}/orders`],
  })
  return (
    <Button
      size="xs"
      loading={command.busy}
      leftSection={<IconMapPin size={14} aria-hidden />}
      onClick={() => void command.run({ shipment: shipment.id })}
    >
      <Trans>Where is it?</Trans>
    </Button>
  )
}

/** Gives the labels of a shipment back: says what comes back, asks why. */
export function VoidButton({ view, order, shipment }: Props) {
  const money = useMoney()
  const cost = money({ amount: shipment.cost ?? 0, currency: view.head.currency })
  return (
    <TakeBackButton
      view={view}
      order={order}
      shipment={shipment}
      by="void"
      title={<Trans>Give the labels back</Trans>}
      says={
        <Trans>
          The parts are open again at once. The carrier is asked for {cost}; it takes days until it has looked, and the cost stands until
          then.
        </Trans>
      }
      confirm={<Trans>Void, get {cost} back</Trans>}
    >
      <Plural value={shipment.parcels.length} one="Void label" other="Void labels" />
    </TakeBackButton>
  )
}
