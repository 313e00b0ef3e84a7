import { mayCollect, mayRefund } from '#order/payment/page/ways.tsx'
import type { Detail } from '#domain/result.ts'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Refused } from '#ui/api.ts'
import type { Store } from '#ui/desk.tsx'
import { useDesk } from '#ui/query.ts'
import { useExplain } from '#ui/refusals.ts'
import { useWords } from '#ui/words.ts'
import type { OrderPageView } from '../../../order-page.ts'
import type { Act } from './act.ts'
import type { Changes, Step } from './use-order-changes.tsx'

type Can = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly detail: Detail }

type Ask = {
  readonly store: Store | null
  readonly number: number | null
  readonly open: boolean
  readonly changes: Changes
  /** shows another list in the palette */
  readonly step: (to: Step) => void
}

/** What can be done with the order that is open, and why not where it cannot; as the buttons of its page say. */
export function useOrderActs({ store, number, open, changes, step }: Ask): readonly Act[] {
  const { t } = useLingui()
  const word = useWords()
  const not = useNot(number !== null)
  const go = useGo(store, number)
  const path = `/desk/stores/${store?.slug}/orders/${number}`
  const view = useDesk<OrderPageView>(path, { enabled: open && store !== null && number !== null }).data
  if (!view || number === null) return []
  const { status } = view.head
  const { mark } = view.fraud.can
  const ended: Can = status === 'cancelled' || status === 'completed' ? { ok: false, code: 'order_over', detail: {} } : { ok: true }
  const complete = document.getElementById('complete-order')
  const slip = view.shipments[0]
  return [
    ...(complete ? [{ id: 'complete', label: t`Complete Order`, not: not(ended), run: () => [complete.focus(), complete.click()] }] : []),
    { id: 'collect', label: t`Collect Money`, keys: 'c', not: not(mayCollect(view.payment.can)), run: () => go.open('collect') },
    {
      id: 'refund',
      label: t({ message: 'Refund', context: 'button' }),
      not: not(mayRefund(view.payment.can)),
      run: () => go.open('refund'),
    },
    { id: 'ship', label: t`Create Shipment`, keys: 'f', not: not(view.content.can.ship), run: go.ship },
    { id: 'email', label: t`Email Customer`, keys: 'e', not: not(view.messages.can.email), run: () => go.open('email') },
    { id: 'assign', label: t`Assign to…`, keys: 'a', not: not(view.summary.can.assign), stays: true, run: () => step('assign') },
    { id: 'status', label: t`Status…`, keys: 's', not: not(changeable(view)), stays: true, run: () => step('status') },
    { id: 'hold', label: t`Set to ${word('status', 'on_hold')}`, not: not(holdable(view)), run: () => changes.setStatus('on_hold') },
    { id: 'fraud', label: t`Report Fraud`, not: not(mark), run: () => go.open('report-suspected') },
    {
      id: 'slip',
      label: t`Print packing slip`,
      not: slip ? undefined : t`Nothing was packed yet.`,
      run: () => slip && window.open(`${path}/shipments/${slip.id}/packing-slip.pdf`, '_blank', 'noopener'),
    },
    { id: 'offline', label: t`Record Offline Adjustment`, not: not(view.payment.can.offline), run: () => go.open('offline') },
    { id: 'verify', label: t`Verify Card`, not: not(view.payment.can.verify), run: () => go.open('verify') },
    { id: 'cancel', label: t`Cancel Order`, not: not(cancellable(view)), run: () => go.open('cancel') },
  ]
}

const yes: Can = { ok: true }
const no = (code: string): Can => ({ ok: false, code, detail: {} })

function changeable({ summary: { choosable } }: OrderPageView): Can {
  return choosable.length > 0 ? yes : no('no_way_back')
}

function holdable({ head: { status }, summary: { choosable } }: OrderPageView): Can {
  if (status === 'on_hold') return no('same_status')
  return choosable.includes('on_hold') ? yes : no('no_way_back')
}

function cancellable({ head: { status } }: OrderPageView): Can {
  return status === 'cancelled' ? no('same_status') : yes
}

/** Why something cannot be done, as a sentence; undefined when it can. */
function useNot(onOrder: boolean): (can: Can) => string | undefined {
  const { t } = useLingui()
  const explain = useExplain()
  const sayable = useSentences(onOrder)
  return (can) => {
    if (can.ok) return undefined
    if (can.code === 'order_over') return t`The order is over.`
    return sayable ? explain(new Refused(can.code, can.detail, null)) : ''
  }
}

/** The order page brings the sentences of what its sections refuse; from other pages they are fetched. */
function useSentences(wanted: boolean): boolean {
  const page = useQuery({
    queryKey: ['order page'],
    queryFn: fetchOrderPage,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    enabled: wanted,
  })
  return !page.isPending
}

async function fetchOrderPage(): Promise<true> {
  await import('../../OrderPage.tsx')
  return true
}

function useGo(store: Store | null, number: number | null) {
  const navigate = useNavigate()
  const { from } = useSearch({ strict: false })
  const params = { store: store?.slug ?? '', number: String(number) }
  return {
    open: (dialog: string) =>
      void navigate({ to: '/$store/orders/$number', params, search: { from, open: dialog }, replace: true, resetScroll: false }),
    ship: () => void navigate({ to: '/$store/orders/$number/ship', params }),
  }
}
