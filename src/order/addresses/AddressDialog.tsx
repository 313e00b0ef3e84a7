import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { Dialog } from '#ui/act/Dialog.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import type { AddressesView, AddressKind } from './shapes.ts'

const AddressForm = lazy(() => import('./AddressForm.tsx').then(({ AddressForm }) => ({ default: AddressForm })))

type DialogProps = { readonly head: OrderHead; readonly view: AddressesView; readonly kind: AddressKind; readonly open: boolean; readonly onClose: () => void }

/** Changes one address, after saying what that puts at stake. */
export function AddressDialog({ open, onClose, kind, ...rest }: DialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={kind === 'billing' ? <Trans>Edit billing address</Trans> : <Trans>Edit shipping address</Trans>}>
      <Suspense fallback={<Skeleton lines={8} />}>
        <AddressForm {...rest} kind={kind} onClose={onClose} />
      </Suspense>
    </Dialog>
  )
}
