import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Activity } from '#domain/activity.ts'
import type { Stale } from '#ui/api.ts'
import { When } from '#ui/show/When.tsx'
import css from './fulfillment.module.css'

type FasterProps = { readonly error: Stale; readonly lookAgain: () => void }

/** A colleague changed what goes into the parcel, or where it goes: nothing was bought, and what stands here now is looked at first. */
export function Faster({ error, lookAgain }: FasterProps) {
  const look = () => {
    lookAgain()
    document.getElementById(error.what?.startsWith('line_') ? 'items' : 'confirm')?.scrollIntoView({ block: 'start' })
  }
  return (
    <div role="alert" className={css.faster}>
      <p>
        <IconUsers size={16} aria-hidden /> {error.who === null ? <Trans>Somebody</Trans> : <strong data-notranslate>{error.who}</strong>}{' '}
        {words[error.what as Activity['type']] ?? <Trans>changed the order</Trans>}
        {error.at && (
          <>
            {' · '}
            <When at={error.at} />
          </>
        )}
      </p>
      <p>
        <Trans>Nothing was bought and nothing has left. The page shows how it stands now.</Trans>
      </p>
      <Button size="xs" onClick={look}>
        <Trans>Look at it</Trans>
      </Button>
    </div>
  )
}

const parts = <Trans>changed the parts of the order</Trans>
const words: { readonly [type in Activity['type']]?: ReactNode } = {
  address_changed: <Trans>changed the shipping address</Trans>,
  line_added: parts,
  line_changed: parts,
  line_cancelled: parts,
  shipment_ready: <Trans>put parts on the pickup shelf</Trans>,
  shipment_left: <Trans>shipped parts of it</Trans>,
  shipment_cancelled: <Trans>took a shipment back</Trans>,
  status_changed: <Trans>changed the status</Trans>,
  order_cancelled: <Trans>cancelled the order</Trans>,
}
