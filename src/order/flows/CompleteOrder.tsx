import type { VerifyStep } from '#domain/guards.ts'
import type { OrderHead } from '#domain/order-head.ts'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCircle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { Dialog, DialogActions, useDialog } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { useTellError } from '#ui/act/tell-error.ts'
import { tellDone } from '#ui/act/toast.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { deskQuery, useDesk } from '#ui/query.ts'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import css from './flows.module.css'
import type { CompleteAnswer, NextStepView } from './shapes.ts'

const load = () => import('./StepPanel.tsx').then(({ StepPanel }) => ({ default: StepPanel }))
const StepPanel = lazy(load)

/**
 * Complete Order: stops at each step still open, lets it be done in the dialog, goes on, and ends at Order Fulfillment; completes the order when everything
 * has left already. The coloured button of the order's header.
 */
export function CompleteOrder({ head: { number, status } }: { readonly head: Pick<OrderHead, 'number' | 'status'> }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const tellError = useTellError()
  const dialog = useDialog()
  const shown = useNumber()(number)
  const order = `/desk/stores/${slug}/orders/${number}`
  // Read again whenever the order changes: a step may be done in another dialog, such as Collect Money, while this one is open.
  const { data: view } = useDesk<NextStepView>(`${order}/next-step`, { enabled: dialog.open })
  const complete = useCommand<object, CompleteAnswer>({
    send: post(`${order}/complete`),
    refresh: [`/desk/stores/${slug}/orders`],
    done: (answer) => answer.completed && tellDone(t`Order #${shown} is completed.`),
  })
  const toShip = () => {
    dialog.hide()
    void navigate({ to: '/$store/orders/$number/ship', params: { store: slug, number: String(number) } })
  }
  const goOn = async () => {
    const now = await queries.fetchQuery({ ...deskQuery<NextStepView>(`${order}/next-step`), staleTime: 0 })
    if (now.next === 'fulfillment') return toShip()
    if (now.next === 'complete' || now.next === 'ended') {
      dialog.hide()
      return now.next === 'complete' && complete.run({})
    }
    return dialog.show()
  }
  // The steps come after the page, before anybody can have pressed the button.
  useEffect(() => {
    const timer = setTimeout(() => void load(), 500)
    return () => clearTimeout(timer)
  }, [])
  const ended = status === 'completed' || status === 'cancelled'
  return (
    <>
      <Button id="complete-order" variant="filled" loading={complete.busy} disabled={ended} onClick={() => void goOn().catch(tellError)}>
        <Trans>Complete Order</Trans>
      </Button>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Complete Order #{shown}</Trans>} size="lg">
        {view && <Walk view={view} order={order} goOn={() => void goOn().catch(tellError)} toShip={toShip} />}
      </Dialog>
    </>
  )
}

type WalkProps = { readonly view: NextStepView; readonly order: string; readonly goOn: () => void; readonly toShip: () => void }

function Walk({ view, ...rest }: WalkProps) {
  const step = view.steps.find(({ state }) => state === 'open')?.step
  return (
    <div className={css.walk}>
      <Steps view={view} now={step} />
      <Suspense fallback={<Skeleton lines={4} />}>
        {step ? <StepPanel key={step} step={step} view={view} {...rest} /> : <Checked goOn={rest.goOn} />}
        <FirstFocus key={`focus ${step}`} />
      </Suspense>
    </div>
  )
}

/** Every step is done: what is left is to ship, or to complete what has left already. */
function Checked({ goOn }: { readonly goOn: () => void }) {
  return (
    <div>
      <p>
        <Trans>Everything is checked.</Trans>
      </p>
      <DialogActions>
        <Button variant="filled" onClick={goOn} data-autofocus>
          <Trans>Go on</Trans>
        </Button>
      </DialogActions>
    </div>
  )
}

const names = {
  risk: msg`Risk`,
  approval: msg`Approval`,
  addresses: msg`Addresses`,
  fitment: msg`Fitment`,
  balance: msg({ message: 'Money', context: 'a step of Complete Order' }),
  dms_number: msg`Dealer invoice number`,
} as const

function Steps({ view, now }: { readonly view: NextStepView; readonly now: VerifyStep | undefined }) {
  const { i18n, t } = useLingui()
  return (
    <ol className={css.steps}>
      {view.steps
        .filter(({ state }) => state !== 'not_asked')
        .map(({ step, state }) => (
          <li key={step} data-state={state} aria-current={step === now ? 'step' : undefined}>
            {state === 'done' ? (
              <IconCircleCheck size={16} aria-label={t`Done`} />
            ) : step === now ? (
              <IconCircleDot size={16} aria-hidden />
            ) : (
              <IconCircle size={16} aria-hidden />
            )}
            {i18n._(names[step])}
          </li>
        ))}
      <li>
        <IconCircle size={16} aria-hidden />
        <Trans>Order Fulfillment</Trans>
      </li>
    </ol>
  )
}
