import { useLingui } from '@lingui/react/macro'
import { Radio } from '@mantine/core'
import { useState } from 'react'
import { Refused } from '#ui/api.ts'
import { useExplain } from '#ui/refusals.ts'
import css from '../page/payment.module.css'
import type { Can } from '../shapes.ts'
import { CaptureForm } from './CaptureForm.tsx'
import type { FormProps } from './form-props.tsx'
import { LinkForm } from './LinkForm.tsx'
import { OfflineForm } from './OfflineForm.tsx'

/** Collect Money: the ways that exist, in the order of preference; one that is not possible now says why. */
export function CollectForm({ head, view: now, onClose }: FormProps) {
  const { t } = useLingui()
  const explain = useExplain()
  // The choice is kept as it was offered: once the money is in, the page behind says "nothing is due", which is no reason to take the result away.
  const [view] = useState(now)
  const { capture, link, offline } = view.can
  const [way, choose] = useState(capture.ok ? 'capture' : link.ok ? 'link' : offline.ok ? 'offline' : null)
  const why = (can: Can) => (can.ok ? undefined : explain(new Refused(can.code, can.detail, null)))
  const ways = (
    <Radio.Group aria-label={t`How to collect`} value={way} onChange={choose}>
      <div className={css.form}>
        <Radio value="capture" label={t`Capture the authorization`} disabled={!capture.ok} description={why(capture)} />
        <Radio value="link" label={t`Send a pay link`} disabled={!link.ok} description={why(link)} />
        <Radio value="offline" label={t`Record Offline Adjustment`} disabled={!offline.ok} description={why(offline)} />
      </div>
    </Radio.Group>
  )
  if (way === 'capture' && capture.ok) return <CaptureForm head={head} view={view} can={capture} ways={ways} onClose={onClose} />
  if (way === 'link' && link.ok) return <LinkForm head={head} view={view} ways={ways} onClose={onClose} />
  return way === 'offline' ? <OfflineForm head={head} view={view} ways={ways} onClose={onClose} /> : ways
}
