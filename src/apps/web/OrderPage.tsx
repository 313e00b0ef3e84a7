import { ActivitySection } from '#order/activity/ActivitySection.tsx'
import { AddressesSection } from '#order/addresses/AddressesSection.tsx'
import { ContentSection } from '#order/content/ContentSection.tsx'
import { FlowBanner } from '#order/fulfillment/page/FlowBanner.tsx'
import { FraudSection } from '#order/fraud/FraudSection.tsx'
import { MessagesSection } from '#order/messages/MessagesSection.tsx'
import { NotesSection } from '#order/notes/NotesSection.tsx'
import { PaymentSection } from '#order/payment/PaymentSection.tsx'
import { RiskSection } from '#order/risk/RiskSection.tsx'
import { SummarySection } from '#order/summary/SummarySection.tsx'
import type { Conflict } from '#ui/act/use-change.tsx'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { WhatChanged } from '#ui/act/what-changed.ts'
import { Refused } from '#ui/api.ts'
import { useStore } from '#ui/desk.tsx'
import { Failed } from '#ui/frame/Failed.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { useHere } from '#ui/live/here.ts'
import { useDesk } from '#ui/query.ts'
import { TakenAwayPage, wasTaken } from '#ui/taken/TakenAway.tsx'
import type { OrderPageView } from '../order-page.ts'
import { ConflictBanner } from './order/ConflictBanner.tsx'
import { OrderHeader } from './order/OrderHeader.tsx'
import { OrderRail } from './order/OrderRail.tsx'
import { OrderStages } from './order/OrderStages.tsx'
import { OrderWaiting } from './order/OrderWaiting.tsx'
import { theirsIn } from './order/Theirs.tsx'
import css from './order/order.module.css'
import { useFreshOrder } from './order/use-fresh-order.tsx'
import { useHashScroll } from './order/use-hash-scroll.tsx'
import { useOrderKeys } from './order/use-order-keys.tsx'
import { NotFoundPage } from './pages/NotFoundPage.tsx'

const CancelDialog = lazy(() => import('#order/flows/CancelDialog.tsx').then(({ CancelDialog }) => ({ default: CancelDialog })))

const EraseDialog = lazy(() => import('#order/erasure/EraseDialog.tsx').then(({ EraseDialog }) => ({ default: EraseDialog })))

const ReportDialog = lazy(() =>
  import('#order/flows/fraud/dialog/ReportDialog.tsx').then(({ ReportDialog }) => ({ default: ReportDialog })),
)

const PinnedNotes = lazy(() => import('#order/notes/PinnedNotes.tsx').then(({ PinnedNotes }) => ({ default: PinnedNotes })))

const SentList = lazy(() => import('#order/fulfillment/shipments/SentList.tsx').then(({ SentList }) => ({ default: SentList })))

/** One order, whole: every section in the page's order, a header that stays, a rail that follows. */
export function OrderPage() {
  const { number } = useParams({ from: '/desk/$store/orders/$number' })
  const { slug } = useStore()
  const path = `/desk/stores/${slug}/orders/${number}`
  const order = useDesk<OrderPageView>(path)
  useFreshOrder(path)
  if (wasTaken(order)) return <TakenAwayPage number={Number(number)} />
  if (order.error instanceof Refused && order.error.code === 'not_found') return <NotFoundPage />
  const view = order.data
  if (view) {
    return (
      <WhatChanged value={theirsIn(view)}>
        <Order key={number} view={view} />
      </WhatChanged>
    )
  }
  return order.error ? <Failed error={order.error} retry={() => void order.refetch()} /> : <OrderWaiting number={number} />
}

function Order({ view }: { readonly view: OrderPageView }) {
  const { head, addresses, summary } = view
  const [conflict, meet] = useState<Conflict & { readonly after: number }>()
  const newest = view.activity.entries[0]?.sequence ?? 0
  const clash = (met: Conflict) => meet({ ...met, after: newest })
  useHere(head.number)
  useHashScroll()
  useOrderKeys(head)
  return (
    <>
      <OrderHeader head={head} />
      <OrderStages head={head} />
      {view.notes.notes.some(({ pinned }) => pinned) && (
        <Suspense>
          <PinnedNotes view={view.notes} />
        </Suspense>
      )}
      {view.flow && <FlowBanner number={head.number} flow={view.flow} />}
      {conflict && <ConflictBanner view={view} conflict={conflict} done={() => meet(undefined)} />}
      <div className={css.page}>
        <div className={css.sections}>
          <div className={css.top}>
            <SummarySection
              head={head}
              view={summary}
              profit={view.content.profit === null ? undefined : view.content.profit.gross}
              onConflict={clash}
            />
            <RiskSection
              head={head}
              view={view.risk}
              newest={newest}
              dial={summary.phone?.dial ?? null}
              email={view.messages.can.email}
              statuses={summary.choosable}
              onConflict={clash}
            />
            <FraudSection head={head} view={view.fraud} />
          </div>
          <AddressesSection head={head} view={addresses} />
          <ContentSection head={head} view={view.content}>
            {view.shipments.length > 0 && (
              <Suspense fallback={<Skeleton lines={2} />}>
                <SentList number={head.number} shipments={view.shipments} />
              </Suspense>
            )}
          </ContentSection>
          <PaymentSection head={head} view={view.payment} buyer={addresses.buyer} billing={addresses.billing.address} />
          <NotesSection head={head} view={view.notes} />
          <MessagesSection head={head} view={view.messages} />
          <ActivitySection head={head} view={view.activity} />
        </div>
        <OrderRail />
      </div>
      <Opened number={head.number} word="cancel" of={CancelDialog} />
      <Opened number={head.number} word="buyer" of={EraseDialog} />
      <Reporting head={head} view={view.fraud} />
    </>
  )
}

type OpenedProps = { readonly number: number; readonly word: string; readonly of: typeof CancelDialog | typeof EraseDialog }

/** Cancel Order, and what is known of the customer, stand in the address as `open=…`, so that any part of the page may open them. */
function Opened({ number, word, of: OneDialog }: OpenedProps) {
  const { open } = useSearch({ from: '/desk/$store/orders/$number' })
  const navigate = useNavigate()
  const [asked, ask] = useState(false)
  const close = () => void navigate({ to: '.', search: (now) => ({ ...now, open: undefined }), replace: true, resetScroll: false })
  // Once asked for it stays, so that it can close with its motion and give the focus back.
  if (open === word && !asked) ask(true)
  return asked ? (
    <Suspense>
      <OneDialog number={number} open={open === word} onClose={close} />
    </Suspense>
  ) : null
}

/** Report Fraud stands in the address too, as `open=report-known`, with the mark it begins with or `report-bank`. */
function Reporting({ head, view }: { readonly head: OrderPageView['head']; readonly view: OrderPageView['fraud'] }) {
  const { open } = useSearch({ from: '/desk/$store/orders/$number' })
  const navigate = useNavigate()
  const [start, begin] = useState<(typeof starts)[number]>()
  const close = () => void navigate({ to: '.', search: (now) => ({ ...now, open: undefined }), replace: true, resetScroll: false })
  const wanted = view.can.mark.ok ? starts.find((one) => open === `report-${one}`) : undefined
  // Once asked for it stays, so that it can close with its motion and give the focus back.
  if (wanted && wanted !== start) begin(wanted)
  return start ? (
    <Suspense>
      <ReportDialog head={head} view={view} open={wanted !== undefined} start={start} onClose={close} />
    </Suspense>
  ) : null
}

const starts = ['not_fraud', 'suspected', 'known', 'bank'] as const
