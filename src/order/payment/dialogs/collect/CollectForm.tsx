import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import type { FormProps } from '../form-props.tsx'
import { AgainForm } from './AgainForm.tsx'
import { CaptureForm } from './CaptureForm.tsx'
import { CardForm } from './CardForm.tsx'
import { LinkForm } from './LinkForm.tsx'
import { OfflineForm } from './OfflineForm.tsx'
import { ReauthorizeForm } from './ReauthorizeForm.tsx'
import { canOf, ways, Ways, type Way } from './Ways.tsx'

/** Collect Money: every way there is, in the order of preference, and the form of the one that is chosen. */
export function CollectForm({ view: now, transaction: _row, ...form }: FormProps) {
  // The choice is kept as it was offered: once the money is in, the page behind says "nothing is due", which is no reason to take the result away.
  const [view] = useState(now)
  const [way, choose] = useState<Way | null>(() => ways.find((each) => canOf(view.can, each).ok) ?? null)
  const common = { ...form, view, ways: <Ways head={form.head} view={view} way={way} choose={choose} /> }
  const { can } = view
  switch (way) {
    case 'capture':
      return can.capture.ok && <CaptureForm can={can.capture} {...common} />
    case 'reauthorize':
      return can.reauthorize.ok && <ReauthorizeForm can={can.reauthorize} {...common} />
    case 'again':
      return can.again.ok && <AgainForm can={can.again} {...common} />
    case 'card':
      return can.card.ok && <CardForm can={can.card} {...common} />
    case 'link':
      return can.link.ok && <LinkForm can={can.link} {...common} />
    case 'offline':
      return <OfflineForm {...common} />
    case null:
      return (
        <>
          <p>
            <Trans>No way is possible now.</Trans>
          </p>
          {common.ways}
        </>
      )
  }
}
