import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { OrderNumber } from '#ui/show/OrderNumber.tsx'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import css from '../../settings.module.css'
import { useHookWords } from './words.tsx'
import type { DeliveryView } from './shapes.ts'

type DeliveriesProps = {
  readonly deliveries: readonly DeliveryView[]
  readonly failed: number
  readonly open: boolean
  readonly at: string
}

/** What the web store was told last, whether it took it, and the way to tell it again. */
export function Deliveries({ deliveries, failed, open, at }: DeliveriesProps) {
  const { t } = useLingui()
  const all = useCommand<object>({ send: post(`${at}/failed/again`), refresh: [at] })
  return (
    <Section id="deliveries" title={<Trans>Told to the web store</Trans>} note={<Trans>the last 20 events</Trans>} flush>
      {open && failed > 0 && (
        <p className={css.foot}>
          <Plural value={failed} one="# event of the last two weeks was given up." other="# events of the last two weeks were given up." />{' '}
          <CommandButton size="xs" variant="default" command={all} input={{}}>
            <Trans>Send all again</Trans>
          </CommandButton>
        </p>
      )}
      <Table
        label={t`Told to the web store`}
        minWidth={720}
        columns={[
          { key: 'when', title: <Trans>When</Trans>, width: '112px' },
          { key: 'order', title: <Trans>Order</Trans>, width: '96px' },
          { key: 'event', title: <Trans>Event</Trans> },
          { key: 'state', title: <Trans>State</Trans> },
          { key: 'act', title: <Trans>Send again</Trans>, unseen: true, end: true },
        ]}
      >
        {deliveries.map((delivery) => (
          <Row key={delivery.id} delivery={delivery} open={open} at={at} />
        ))}
      </Table>
    </Section>
  )
}

function Row({ delivery, open, at }: Omit<DeliveriesProps, 'deliveries' | 'failed'> & { readonly delivery: DeliveryView }) {
  const { slug } = useStore()
  const { eventOf } = useHookWords()
  const again = useCommand<object>({ send: post(`${at}/deliveries/${delivery.id}/again`), refresh: [at] })
  return (
    <tr>
      <td data-quiet>
        <When at={delivery.createdAt} />
      </td>
      <td>
        <Link to="/$store/orders/$number" params={{ store: slug, number: String(delivery.order) }}>
          <OrderNumber of={delivery.order} />
        </Link>
      </td>
      <td>{eventOf(delivery.event)}</td>
      <td data-wrap>
        <State delivery={delivery} />
        <Said delivery={delivery} />
      </td>
      <td data-end>
        {open && (
          <CommandButton size="xs" variant="default" command={again} input={{}}>
            <Trans>Send again</Trans>
          </CommandButton>
        )}
      </td>
    </tr>
  )
}

/** What the last answer began with, and how long it took. */
function Said({ delivery: { said, tookMs } }: { readonly delivery: DeliveryView }) {
  if (tookMs === null) return null
  return (
    <div className="muted">
      <Trans>{tookMs} ms</Trans>
      {said && (
        <>
          {' · '}
          <span className="mono" data-notranslate>
            {said}
          </span>
        </>
      )}
    </div>
  )
}

function State({ delivery: { state, tries, answer, dueAt } }: { readonly delivery: DeliveryView }) {
  const { answerOf } = useHookWords()
  const said = answerOf(answer)
  if (state === 'sent')
    return (
      <Badge tone="money">
        <Trans>taken</Trans>
      </Badge>
    )
  if (state === 'failed')
    return (
      <>
        <Badge tone="danger">
          <Trans>given up</Trans>
        </Badge>{' '}
        {said}
      </>
    )
  return (
    <>
      <Badge tone="calm">
        <Trans>on its way</Trans>
      </Badge>{' '}
      {tries > 0 && (
        <>
          {said}{' '}
          <Trans>
            Next try <When at={dueAt} />
          </Trans>
        </>
      )}
    </>
  )
}
