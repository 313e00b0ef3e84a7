import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Refused } from '#ui/api.ts'
import { useStore } from '#ui/desk.tsx'
import { Failed } from '#ui/frame/Failed.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { useDesk } from '#ui/query.ts'
import { useExplain } from '#ui/refusals.ts'
import type { RefundableView } from '../../shapes.ts'
import type { FormProps } from '../form-props.tsx'
import { VoidForm } from '../VoidForm.tsx'
import { GiveBack } from './GiveBack.tsx'

/** Refund: money that was collected goes back to what paid it. Where nothing was collected but something is held, that is let go instead. */
export function RefundForm({ view: now, ...form }: FormProps) {
  const explain = useExplain()
  // As offered when the dialog opened: see CollectForm.
  const [view] = useState(now)
  const { refund } = view.can
  if (refund.ok) return <Reading view={view} {...form} />
  if (!view.can.void.ok) return <p>{explain(new Refused(refund.code, refund.detail, null))}</p>
  return (
    <VoidForm
      view={view}
      {...form}
      lead={
        <p>
          <Trans>Nothing was collected, so there is nothing to refund: the money is only held. Letting it go gives it back at once.</Trans>
        </p>
      }
    />
  )
}

function Reading(form: FormProps) {
  const { slug } = useStore()
  const refundable = useDesk<RefundableView>(`/desk/stores/${slug}/orders/${form.head.number}/payment/refundable`)
  // The first answer is kept for as long as the form is open: what is typed is priced with it, and the server prices it again.
  const [first, keep] = useState<RefundableView>()
  if (!first && refundable.data && !refundable.isFetching) keep(refundable.data)
  if (first) return <GiveBack {...form} refundable={first} />
  return refundable.error ? <Failed error={refundable.error} retry={() => void refundable.refetch()} /> : <Skeleton lines={6} />
}
