import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconCircleX, IconClockExclamation, IconHourglass, IconShieldCheck } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { Badge, StatusBadge } from '#ui/show/StatusBadge.tsx'
import type { TransactionView } from '../shapes.ts'
import css from './payment.module.css'
import { TimeLeft } from './TimeLeft.tsx'
import { isUnderReview } from './under-review.tsx'
import { usePaymentWords } from './words.tsx'

const Reason = lazy(() => import('./Reason.tsx').then(({ Reason }) => ({ default: Reason })))

/** What an attempt came to: the outcome, what the issuer said, why it failed, how far a verification is, how long a hold still lives. */
export function Result({ row }: { readonly row: TransactionView }) {
  const why = row.code !== null || row.outcome === 'failed' || row.outcome === 'declined'
  return (
    <div className={css.result}>
      <Came row={row} />
      {row.verification && row.outcome === 'approved' && <Verification {...row.verification} />}
      <Checks row={row} />
      {row.expiresAt && <TimeLeft until={row.expiresAt} />}
      {why && (
        <Suspense>
          <Reason code={row.code} advice={row.advice} message={row.message} />
        </Suspense>
      )}
    </div>
  )
}

/** The outcome in a word; a hold that ran out is approved no more, and a payment its gateway reviews is no mystery. */
function Came({ row }: { readonly row: TransactionView }) {
  const { t } = useLingui()
  if (row.expired) {
    return (
      <Badge tone="danger" icon={IconClockExclamation}>
        <Trans>Expired</Trans>
      </Badge>
    )
  }
  return <StatusBadge kind="outcome" of={row.outcome} label={isUnderReview(row) ? t`Under review` : undefined} />
}

function Verification({ state, triesLeft }: NonNullable<TransactionView['verification']>) {
  switch (state) {
    case 'open':
      return (
        <>
          <Badge tone="caution" icon={IconHourglass}>
            <Trans>Waits for the customer</Trans>
          </Badge>
          <span className={css.check}>
            <Plural value={triesLeft} one="# try left" other="# tries left" />
          </span>
        </>
      )
    case 'named':
      return (
        <Badge tone="money" icon={IconShieldCheck}>
          <Trans>Card verified</Trans>
        </Badge>
      )
    case 'failed':
      return (
        <Badge tone="danger" icon={IconCircleX}>
          <Trans>Not verified: the amount was not named</Trans>
        </Badge>
      )
    case 'given_up':
      return (
        <Badge icon={IconCircleX}>
          <Trans>Given up</Trans>
        </Badge>
      )
  }
}

/** What the issuer said of street, ZIP and card code: only what was asked, and of a refused card only what it looked at. */
function Checks({ row: { checks, outcome } }: { readonly row: TransactionView }) {
  const { t } = useLingui()
  const words = usePaymentWords()
  if (!checks) return null
  const said = (
    [
      [t`Street`, checks.line1],
      [t`ZIP`, checks.postalCode],
      [t`CVC`, checks.cvc],
    ] as const
  ).flatMap(([name, check]) => (check && (outcome === 'approved' || check !== 'unchecked') ? [{ name, check }] : []))
  return said.map(({ name, check }) => (
    <span key={name} className={css.check} data-check={check}>
      {name} {words.check(check)}
    </span>
  ))
}
