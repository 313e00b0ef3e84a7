import { Trans } from '@lingui/react/macro'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Dialog } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { useDoing } from '#ui/live/here.ts'
import { AlsoAt } from '#ui/live/Others.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import type { DialogName, FormProps } from './form-props.tsx'

const load = () => import('./PaymentForm.tsx').then(({ PaymentForm }) => ({ default: PaymentForm }))
const PaymentForm = lazy(load)

type DialogsProps = FormProps & { readonly name: DialogName | undefined; readonly opening: number }

/** The one dialog of the section. Its forms come after the page, before anybody can have pressed a button. */
export function PaymentDialogs({ name, opening, ...form }: DialogsProps) {
  const [last, keep] = useState<DialogName>(name ?? 'collect')
  if (name !== undefined && name !== last) keep(name)
  useDoing(last === 'refund' ? 'refund' : 'collect', name !== undefined)
  useEffect(() => {
    const timer = setTimeout(() => void load(), 500)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Dialog
      open={name !== undefined}
      onClose={form.onClose}
      title={<Title of={last} />}
      size={last === 'collect' || last === 'refund' ? 'lg' : 'md'}
    >
      <AlsoAt order={form.head.number} what={['collect', 'refund', 'cancel']} />
      <Suspense fallback={<Skeleton lines={5} />}>
        <PaymentForm key={opening} name={last} {...form} />
        <FirstFocus />
      </Suspense>
    </Dialog>
  )
}

function Title({ of: name }: { readonly of: DialogName }) {
  switch (name) {
    case 'collect':
      return <Trans>Collect Money</Trans>
    case 'offline':
      return <Trans>Record Offline Adjustment</Trans>
    case 'refund':
      return <Trans context="button">Refund</Trans>
    case 'void':
      return <Trans>Void the authorization</Trans>
    case 'reverse':
      return <Trans>Take the adjustment back</Trans>
    case 'verify':
      return <Trans>Verify Card</Trans>
    case 'name':
      return <Trans>Name the amount</Trans>
  }
}
