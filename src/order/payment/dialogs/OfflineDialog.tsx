import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Dialog } from '#ui/act/Dialog.tsx'
import type { PaymentDialogProps } from './CollectMoneyDialog.tsx'
import { OfflineForm } from './OfflineForm.tsx'

/** Record Offline Adjustment, in or out. */
export function OfflineDialog({ open, onClose, ...rest }: PaymentDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Record Offline Adjustment</Trans>}>
      <AsOpened {...rest} onClose={onClose} />
    </Dialog>
  )
}

function AsOpened({ head, view: now, onClose }: Omit<PaymentDialogProps, 'open'>) {
  const [view] = useState(now)
  return <OfflineForm head={head} view={view} onClose={onClose} />
}
