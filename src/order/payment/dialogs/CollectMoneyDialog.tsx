import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Radio } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '#ui/act/Dialog.tsx'
import { Refused } from '#ui/api.ts'
import { useExplain } from '#ui/refusals.ts'
import css from '../page/payment.module.css'
import type { PaymentView } from '../shapes.ts'
import { CaptureForm } from './CaptureForm.tsx'
import { OfflineForm } from './OfflineForm.tsx'

export type PaymentDialogProps = { readonly head: OrderHead; readonly view: PaymentView; readonly open: boolean; readonly onClose: () => void }

/** Collect Money: the ways that exist, in the order of preference; one that is not possible now says why. */
export function CollectMoneyDialog({ open, onClose, ...rest }: PaymentDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Collect Money</Trans>}>
      <Collect {...rest} onClose={onClose} />
    </Dialog>
  )
}

function Collect({ head, view: now, onClose }: Omit<PaymentDialogProps, 'open'>) {
  const { t } = useLingui()
  const explain = useExplain()
  // The choice is kept as it was offered: once the money is in, the page behind says "nothing is due", which is no reason to take the result away.
  const [view] = useState(now)
  const { capture, offline } = view.can
  const [way, choose] = useState<'capture' | 'offline' | null>(capture.ok ? 'capture' : offline.ok ? 'offline' : null)
  const why = (can: typeof offline) => (can.ok ? undefined : explain(new Refused(can.code, can.detail, null)))
  return (
    <div className={css.form}>
      <Radio.Group aria-label={t`How to collect`} value={way} onChange={(value) => choose(value === 'offline' ? 'offline' : 'capture')}>
        <div className={css.form}>
          <Radio value="capture" label={t`Capture the authorization`} disabled={!capture.ok} description={capture.ok ? undefined : why(capture)} />
          <Radio value="offline" label={t`Record Offline Adjustment`} disabled={!offline.ok} description={why(offline)} />
        </div>
      </Radio.Group>
      {way === 'capture' && capture.ok && <CaptureForm head={head} view={view} can={capture} onClose={onClose} />}
      {way === 'offline' && <OfflineForm head={head} view={view} onClose={onClose} />}
    </div>
  )
}
