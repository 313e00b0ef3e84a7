import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { Dialog } from '#ui/act/Dialog.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import type { VehicleView } from '../shapes.ts'

const VehicleForm = lazy(() => import('./VehicleForm.tsx').then(({ VehicleForm }) => ({ default: VehicleForm })))

type DialogProps = { readonly head: OrderHead; readonly view: VehicleView; readonly signed: number; readonly open: boolean; readonly onClose: () => void }

/** Changes the car the parts are for. */
export function VehicleDialog({ open, onClose, ...rest }: DialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Edit vehicle</Trans>}>
      <Suspense fallback={<Skeleton lines={4} />}>
        <VehicleForm {...rest} onClose={onClose} />
      </Suspense>
    </Dialog>
  )
}
