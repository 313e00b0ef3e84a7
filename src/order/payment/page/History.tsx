import type { OrderHead } from '#domain/order-head.ts'
import type { Evidence } from '#domain/payment/evidence.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconLock } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Skeleton } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { ActorName } from '#ui/show/ActorName.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { When } from '#ui/show/When.tsx'
import { useWords } from '#ui/words.ts'
import type { TransactionView } from '../shapes.ts'
import css from './payment.module.css'
import { Result } from './Result.tsx'
import { RowActions, type OpenRow } from './RowActions.tsx'
import { usePaymentWords } from './words.tsx'

const Facts = lazy(() => import('./Facts.tsx').then(({ Facts }) => ({ default: Facts })))
const Disputes = lazy(() => import('./notices/Disputes.tsx').then(({ Disputes }) => ({ default: Disputes })))

type HistoryProps = {
  readonly head: OrderHead
  readonly rows: readonly TransactionView[]
  readonly evidence: Evidence | null
  readonly open: OpenRow
}

/** Every attempt, newest first; each opens to everything known of it. What the bank asks about a payment stands under its row. */
export function History({ head, rows, evidence, open }: HistoryProps) {
  const { t } = useLingui()
  const columns = [
    { key: 'facts', title: t`Details`, unseen: true, width: '36px' },
    { key: 'when', title: <Trans>When</Trans> },
    { key: 'type', title: <Trans>Type</Trans> },
    { key: 'method', title: <Trans>Method</Trans> },
    { key: 'result', title: <Trans>Result</Trans> },
    { key: 'amount', title: <Trans>Amount</Trans>, end: true },
    { key: 'by', title: <Trans>By</Trans> },
    { key: 'actions', title: t`Actions`, unseen: true },
  ]
  return (
    <div className={css.history}>
      <Table label={t`Payment history`} columns={columns}>
        {rows.map((row) => (
          <Row
            key={row.id}
            head={head}
            row={row}
            checks={row.checks ?? rows.find(({ id }) => id === row.parent)?.checks ?? null}
            evidence={evidence}
            open={open}
            width={columns.length}
          />
        ))}
      </Table>
    </div>
  )
}

type RowProps = Omit<HistoryProps, 'rows'> & {
  readonly row: TransactionView
  readonly checks: TransactionView['checks']
  readonly width: number
}

function Row({ head, row, checks, evidence, open, width }: RowProps) {
  const word = useWords()
  const [shown, show] = useState(false)
  return (
    <>
      <tr id={`payment-${row.id}`} data-row>
        <td data-cell="facts">
          <Chevron shown={shown} toggle={() => show(!shown)} />
        </td>
        <td data-cell="when">
          <When at={row.at} />
        </td>
        <td data-cell="type">{word('transaction', row.kind)}</td>
        <td data-cell="method">
          <Method row={row} />
        </td>
        <td data-cell="result" data-wrap>
          <Result row={row} />
        </td>
        <td data-cell="amount" data-end>
          <Sum head={head} row={row} />
        </td>
        <td data-cell="by">
          <By row={row} />
        </td>
        <td data-cell="actions" data-end>
          <RowActions head={head} row={row} open={open} />
        </td>
      </tr>
      {row.disputes.length > 0 && (
        <tr data-more>
          <td colSpan={width} data-wrap>
            <Suspense fallback={<Skeleton lines={2} />}>
              <Disputes head={head} row={row} checks={checks} evidence={evidence} open={open} />
            </Suspense>
          </td>
        </tr>
      )}
      {shown && (
        <tr data-more>
          <td colSpan={width} data-wrap>
            <Suspense fallback={<Skeleton lines={4} />}>
              <Facts head={head} row={row} />
            </Suspense>
          </td>
        </tr>
      )}
    </>
  )
}

function Chevron({ shown, toggle }: { readonly shown: boolean; readonly toggle: () => void }) {
  const { t } = useLingui()
  const Icon = shown ? IconChevronDown : IconChevronRight
  return (
    <ActionIcon variant="subtle" size="sm" aria-expanded={shown} aria-label={shown ? t`Hide details` : t`Show details`} onClick={toggle}>
      <Icon size={16} aria-hidden />
    </ActionIcon>
  )
}

function Method({ row }: { readonly row: TransactionView }) {
  const words = usePaymentWords()
  if (row.method !== null) return <>{words.method(row.method)}</>
  if (!row.instrument) return row.gateway === 'paypal' ? <span data-notranslate>PayPal</span> : <span className="muted">–</span>
  const about = words.about(row.instrument)
  return (
    <span data-notranslate>
      {words.instrument(row.instrument)} {about && <span className="muted">{about}</span>}
    </span>
  )
}

/** The amount; of a hold that verifies a card only that it is secret. */
function Sum({ head, row }: { readonly head: OrderHead; readonly row: TransactionView }) {
  if (row.secret) {
    return (
      <span className={css.secret}>
        <IconLock size={14} aria-hidden /> <Trans>amount hidden</Trans>
      </span>
    )
  }
  const approved = row.outcome === 'approved' && !row.expired
  return <Amount of={{ amount: row.amount, currency: head.currency }} strong={approved} tone={approved ? undefined : 'muted'} />
}

/** Who did it; and how we know, where it was not the desk that was answered. */
function By({ row }: { readonly row: TransactionView }) {
  const words = usePaymentWords()
  const elsewhere = row.source === 'webhook' || row.source === 'poll' || row.source === 'recovery'
  return (
    <>
      <ActorName of={row.who} />
      {elsewhere && <span className={css.source}>{words.source(row.source)}</span>}
    </>
  )
}
