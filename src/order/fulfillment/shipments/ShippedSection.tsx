import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import type { FulfillmentView, ShipmentView } from '../shapes.ts'
import css from '../page/fulfillment.module.css'
import labelCss from '../page/label/label.module.css'
import { LinkButton } from '../page/LinkButton.tsx'
import { Tracking } from './states.tsx'
import { hasLabels, labelsPath, OpenLabels } from './Labels.tsx'
import { PrintSlip, SlipPreview } from './Slip.tsx'

/** What a visit of the page came to. */
export type Outcome = {
  readonly shipment: string
  readonly completed: boolean
  readonly notified: boolean
  readonly slip: boolean
  readonly shelf: boolean
}

/** What was done, what it left, the slip to print, and the next order. */
export function ShippedSection({
  view,
  order,
  outcome,
  more,
}: {
  readonly view: FulfillmentView
  readonly order: string
  readonly outcome: Outcome
  readonly more: () => void
}) {
  const shipment = view.shipments.find(({ id }) => id === outcome.shipment)
  const open = view.lines.reduce((sum, line) => sum + line.open, 0)
  if (!shipment) return null
  // What comes out of the printer need not be looked at here too.
  const isPrinted = view.prints.some((job) => job.shipment === shipment.id && job.what === 'label')
  return (
    <Section
      id="shipped"
      title={outcome.shelf ? <Trans>Ready for pickup</Trans> : <Trans>Shipped</Trans>}
      actions={
        <>
          {hasLabels(shipment) && <OpenLabels order={order} shipment={shipment} />}
          {outcome.slip && <PrintSlip number={view.head.number} shipment={shipment.id} />}
          {open > 0 && (
            <Button size="xs" onClick={more}>
              <Trans>Ship the rest</Trans>
            </Button>
          )}
          <NextOrder next={view.next} />
        </>
      }
    >
      <Said view={view} outcome={outcome} shipment={shipment} open={open} />
      {hasLabels(shipment) && !isPrinted ? (
        <LabelPreview order={order} shipment={shipment} />
      ) : (
        outcome.slip && !isPrinted && <SlipPreview number={view.head.number} shipment={shipment.id} />
      )}
    </Section>
  )
}

function Said({
  view,
  outcome,
  shipment,
  open,
}: {
  readonly view: FulfillmentView
  readonly outcome: Outcome
  readonly shipment: ShipmentView
  readonly open: number
}) {
  const pieces = shipment.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const { balance, currency } = view.head
  return (
    <div role="status">
      <ul className={css.said}>
        <li>
          <IconCircleCheck size={16} aria-hidden />
          <span>
            {outcome.shelf ? (
              <Plural value={pieces} one="# piece waits on the pickup shelf." other="# pieces wait on the pickup shelf." />
            ) : (
              <Plural value={pieces} one="# piece has left." other="# pieces have left." />
            )}{' '}
            <span className={css.facts}>
              <Tracking shipment={shipment} />
            </span>
          </span>
        </li>
        {outcome.notified && (
          <li>
            <IconCircleCheck size={16} aria-hidden />
            <span>
              <Trans>
                E-mail to <span data-notranslate>{view.buyerEmail}</span> is on its way.
              </Trans>
            </span>
          </li>
        )}
        {outcome.completed && (
          <li>
            <IconCircleCheck size={16} aria-hidden />
            <Trans>The order is completed.</Trans>
          </li>
        )}
        {open > 0 && (
          <li>
            <span className={css.dot} aria-hidden />
            <Plural value={open} one="# piece is still open." other="# pieces are still open." />
          </li>
        )}
        {open === 0 && !outcome.completed && !outcome.shelf && balance > 0 && (
          <li data-level="warn">
            <span className={css.dot} aria-hidden />
            <Trans>
              Everything has left, but <Amount of={{ amount: balance, currency }} /> is still due: the order stays in Processing.
            </Trans>
          </li>
        )}
      </ul>
    </div>
  )
}

/** The next order to work on, the coloured button once this one is done; `quiet` while something else comes first. */
export function NextOrder({ next, quiet }: { readonly next: number | null; readonly quiet?: boolean }) {
  const { slug } = useStore()
  const variant = quiet ? 'default' : 'filled'
  if (next === null) {
    return (
      <LinkButton to="/$store/orders" params={{ store: slug }} size="xs" variant={variant}>
        <Trans>Orders</Trans>
      </LinkButton>
    )
  }
  return (
    <LinkButton to="/$store/orders/$number" params={{ store: slug, number: String(next) }} size="xs" variant={variant}>
      <Trans>Next order: {next}</Trans>
    </LinkButton>
  )
}

/** The labels as they will come out, in the browser's own viewer. */
function LabelPreview({ order, shipment }: { readonly order: string; readonly shipment: ShipmentView }) {
  const { t } = useLingui()
  // A browser shows no PDF inside a sandboxed frame; these bytes are our own server's.
  // oxlint-disable-next-line react/iframe-missing-sandbox
  return <iframe className={labelCss.sheet} src={labelsPath({ order, shipment })} title={t`Labels`} />
}
