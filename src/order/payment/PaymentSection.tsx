import type { Address } from '#domain/address.ts'
import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { useRefresh } from '#ui/query.ts'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { dialogName, type Buyer, type DialogName } from './dialogs/form-props.tsx'
import { PaymentDialogs } from './dialogs/PaymentDialogs.tsx'
import { Balances } from './page/Balances.tsx'
import { HeadActions } from './page/HeadActions.tsx'
import { History } from './page/History.tsx'
import { Links } from './page/Links.tsx'
import css from './page/payment.module.css'
import type { PaymentView } from './shapes.ts'

const Notices = lazy(() => import('./page/notices/Notices.tsx').then(({ Notices }) => ({ default: Notices })))

type PaymentProps = { readonly head: OrderHead; readonly view: PaymentView; readonly buyer: Buyer; readonly billing: Address }

/** What was paid, held and given back, every attempt with its result, and the ways to collect and refund. */
export function PaymentSection({ head, view, buyer, billing }: PaymentProps) {
  const dialogs = usePaymentDialogs()
  const waiting = view.history.some((row) => row.can.check !== null)
  useReadWhile(waiting, head)
  return (
    <Section
      id="payment"
      title={<Trans>Payment</Trans>}
      note={<StatusBadge kind="payment" of={view.state} />}
      flush
      actions={<HeadActions can={view.can} show={dialogs.show} />}
    >
      {(waiting || view.claim !== null || view.attention.length > 0) && (
        <Suspense fallback={<div className={css.notice} aria-hidden />}>
          <Notices head={head} view={view} open={dialogs.show} />
        </Suspense>
      )}
      <Links head={head} links={view.links} />
      <Balances head={head} view={view} />
      {view.history.length === 0 ? (
        <p className={css.empty}>
          <Trans>Nothing was tried yet.</Trans>
        </p>
      ) : (
        <History head={head} rows={view.history} evidence={view.evidence} open={dialogs.show} />
      )}
      <PaymentDialogs
        head={head}
        view={view}
        buyer={buyer}
        billing={billing}
        name={dialogs.name}
        opening={dialogs.opening}
        transaction={dialogs.transaction}
        onClose={dialogs.hide}
      />
    </Section>
  )
}

/** Which dialog is open stands in the address, so that other pages can link to it; which row it is for does not. */
function usePaymentDialogs() {
  const { open } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [{ opening, transaction }, set] = useState<{ readonly opening: number; readonly transaction: string | null }>({
    opening: 0,
    transaction: null,
  })
  const go = (name: DialogName | undefined) =>
    void navigate({ to: '.', search: (now) => ({ ...now, open: name }), replace: true, resetScroll: false })
  return {
    name: dialogName(open),
    opening,
    transaction,
    show: (name: DialogName, of: string | null = null) => {
      set({ opening: opening + 1, transaction: of })
      go(name)
    },
    hide: () => go(undefined),
  }
}

/** Reads the order again while an answer is missing: the job that looks it up works behind the page. */
function useReadWhile(waiting: boolean, head: OrderHead): void {
  const { slug } = useStore()
  const refresh = useRefresh()
  const read = useEffectEvent(() => void refresh(`/desk/stores/${slug}/orders/${head.number}`))
  useEffect(() => {
    if (!waiting) return undefined
    const timer = setInterval(() => read(), 5000)
    return () => clearInterval(timer)
  }, [waiting])
}
