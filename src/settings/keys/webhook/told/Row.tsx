import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { OrderNumber } from '#ui/show/OrderNumber.tsx'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import type { DeliveryView } from '../shapes.ts'
import own from '../webhook.module.css'
import { useHookWords } from '../words.tsx'
import { Payload } from './Payload.tsx'

/** One event on its way to one address. */
export function Row({ delivery, at }: { readonly delivery: DeliveryView; readonly at: string }) {
  const { slug } = useStore()
  const { eventOf } = useHookWords()
  const dialog = useDialog()
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
      <td data-wrap data-notranslate>
        {delivery.hook}
      </td>
      <td data-wrap>{eventOf(delivery.event)}</td>
      <td data-wrap>
        <State delivery={delivery} />
        <Took delivery={delivery} />
      </td>
      <td data-end>
        <div className={own.acts}>
          <Button size="xs" onClick={dialog.show}>
            <Trans>Look</Trans>
          </Button>
          {delivery.repeatable && (
            <CommandButton size="xs" variant="default" command={again} input={{}}>
              <Trans>Send again</Trans>
            </CommandButton>
          )}
        </div>
        <Dialog open={dialog.open} onClose={dialog.hide} title={eventOf(delivery.event)} size="lg">
          <Payload at={`${at}/deliveries/${delivery.id}`} />
        </Dialog>
      </td>
    </tr>
  )
}

/** What the last answer began with, and how long it took. */
function Took({ delivery: { said, tookMs } }: { readonly delivery: DeliveryView }) {
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
