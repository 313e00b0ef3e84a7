import type { Stage } from '#domain/guards.ts'
import type { OrderHead } from '#domain/order-head.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconCircleCheckFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useStore } from '#ui/desk.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { useWords } from '#ui/words.ts'
import css from './order.module.css'

/** Verify, collect, ship: how far the order has come, each stage the way to where it is done. Nothing once the order has ended. */
export function OrderStages({ head }: { readonly head: OrderHead }) {
  const { t } = useLingui()
  if (head.status === 'completed' || head.status === 'cancelled') return null
  const next = head.stages.find(({ done }) => !done)?.stage
  return (
    <ol className={css.stages} aria-label={t`Stages of the order`}>
      {head.stages.map(({ stage, done }, at) => (
        <li key={stage} data-done={done || undefined} aria-current={stage === next ? 'step' : undefined}>
          <StageLink stage={stage} number={head.number}>
            <span className={css.mark}>{done ? <IconCircleCheckFilled size={20} role="img" aria-label={t`Done`} /> : at + 1}</span>
            <b>{stageWords[stage]}</b>
            <small>
              <StageNote stage={stage} done={done} head={head} />
            </small>
          </StageLink>
        </li>
      ))}
    </ol>
  )
}

const stageWords: { readonly [stage in Stage]: ReactNode } = {
  verify: <Trans context="a stage of the order">Verify</Trans>,
  collect: <Trans context="a stage of the order">Collect money</Trans>,
  ship: <Trans context="a stage of the order">Ship</Trans>,
}

function StageNote({ stage, done, head }: { readonly stage: Stage; readonly done: boolean; readonly head: OrderHead }) {
  const word = useWords()
  const { currency, balance, held, pieces, fulfillmentState } = head
  if (stage === 'verify') return done ? <Trans>checked</Trans> : <Trans>risk, addresses, fitment</Trans>
  if (stage === 'ship') {
    if (done) return <Trans>nothing open</Trans>
    return fulfillmentState === 'open' ? <Plural value={pieces} one="# piece" other="# pieces" /> : word('fulfillment', fulfillmentState)
  }
  if (balance > 0)
    return (
      <Trans>
        <Amount of={{ amount: balance, currency }} /> due
      </Trans>
    )
  if (balance < 0)
    return (
      <Trans>
        <Amount of={{ amount: -balance, currency }} /> to refund
      </Trans>
    )
  return held > 0 ? <Trans>a hold is left</Trans> : <Trans>nothing due</Trans>
}

type LinkProps = { readonly stage: Stage; readonly number: number; readonly children: ReactNode }

function StageLink({ stage, number, children }: LinkProps) {
  const { slug } = useStore()
  const params = { store: slug, number: String(number) }
  if (stage === 'ship')
    return (
      <Link to="/$store/orders/$number/ship" params={params}>
        {children}
      </Link>
    )
  const hash = stage === 'verify' ? 'risk' : 'payment'
  return (
    <Link to="/$store/orders/$number" params={params} search={(now) => now} hash={hash} activeOptions={{ includeHash: true }} replace>
      {children}
    </Link>
  )
}
