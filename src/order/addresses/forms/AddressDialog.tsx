import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { lazy, Suspense, useEffect } from 'react'
import { Dialog } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import type { AddressesView, AddressKind } from '../shapes.ts'

const load = () => import('./AddressForm.tsx').then(({ AddressForm }) => ({ default: AddressForm }))
const AddressForm = lazy(load)

type DialogProps = {
  readonly head: OrderHead
  readonly view: AddressesView
  readonly kind: AddressKind
  readonly open: boolean
  readonly onClose: () => void
}

/** Changes one address, after saying what that puts at stake. Its form comes once the page has settled. */
export function AddressDialog({ open, onClose, kind, ...rest }: DialogProps) {
  useEffect(() => {
    const timer = setTimeout(() => void load(), 1000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={kind === 'billing' ? <Trans>Edit billing address</Trans> : <Trans>Edit shipping address</Trans>}
    >
      <Suspense fallback={<Skeleton lines={8} />}>
        <AddressForm {...rest} kind={kind} onClose={onClose} />
        <FirstFocus />
      </Suspense>
    </Dialog>
  )
}
