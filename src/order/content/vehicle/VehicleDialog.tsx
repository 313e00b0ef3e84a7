import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { lazy, Suspense, useEffect } from 'react'
import { Dialog } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import type { VehicleView } from '../shapes.ts'

const load = () => import('./VehicleForm.tsx').then(({ VehicleForm }) => ({ default: VehicleForm }))
const VehicleForm = lazy(load)

type DialogProps = {
  readonly head: OrderHead
  readonly view: VehicleView
  readonly signed: number
  readonly open: boolean
  readonly onClose: () => void
}

/** Changes the car the parts are for. Its form comes once the page has settled. */
export function VehicleDialog({ open, onClose, ...rest }: DialogProps) {
  useEffect(() => {
    const timer = setTimeout(() => void load(), 1000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Edit vehicle</Trans>}>
      <Suspense fallback={<Skeleton lines={4} />}>
        <VehicleForm {...rest} onClose={onClose} />
        <FirstFocus />
      </Suspense>
    </Dialog>
  )
}
