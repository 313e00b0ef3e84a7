import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { Dialog } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import type { AddressesView } from '../shapes.ts'

const BuyerForm = lazy(() => import('./BuyerForm.tsx').then(({ BuyerForm }) => ({ default: BuyerForm })))

type DialogProps = { readonly head: OrderHead; readonly view: AddressesView; readonly open: boolean; readonly onClose: () => void }

/** Puts the customer's own facts right: letters go to the new address from then on. Its form comes when it is first opened. */
export function BuyerDialog({ open, onClose, ...rest }: DialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Edit customer</Trans>} size="sm">
      <Suspense fallback={<Skeleton lines={5} />}>
        <BuyerForm {...rest} onClose={onClose} />
        <FirstFocus />
      </Suspense>
    </Dialog>
  )
}
