import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { When } from '#ui/show/When.tsx'
import { useStore } from '#ui/desk.tsx'
import css from '../page/fulfillment.module.css'
import { LinkButton } from '../page/LinkButton.tsx'
import type { SentView } from '../shapes.ts'
import { Parcels, ShipmentState } from './states.tsx'

/** The shipments of an order on its own page: tracking numbers and where each parcel is. What can be done with one stands on Order Fulfillment. */
export function SentList({ number, shipments }: { readonly number: number; readonly shipments: readonly SentView[] }) {
  const { t } = useLingui()
  const { slug } = useStore()
  if (shipments.length === 0) return null
  return (
    <ul className={css.sent} aria-label={t`Shipments so far`}>
      {shipments.map(({ sequence, ...shipment }, at) => (
        <li key={shipment.id} className={css.shipment}>
          <span className={css.part}>
            <strong>
              <Trans>Shipment {sequence}</Trans>
            </strong>
            <Facts shipment={shipment} />
          </span>
          {at === 0 && (
            <LinkButton to="/$store/orders/$number/ship" params={{ store: slug, number: String(number) }} size="xs">
              <Trans>Order Fulfillment</Trans>
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  )
}

function Facts({ shipment }: { readonly shipment: Omit<SentView, 'sequence'> }) {
  const pieces = shipment.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const { collectedBy } = shipment
  return (
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
      <When at={shipment.at} show="both" />
    </span>
  )
}
