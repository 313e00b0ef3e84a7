import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Table } from '#ui/frame/Table.tsx'
import { ActorName } from '#ui/show/ActorName.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { useWords } from '#ui/words.ts'
import { cardName, type TransactionView } from '../shapes.ts'
import { CanButton } from './CanButton.tsx'
import { Facts } from './Facts.tsx'
import { useCheckAgain } from './Notices.tsx'
import css from './payment.module.css'
import { usePaymentWords } from './words.tsx'

/** What a row may ask the section to open. */
export type RowDialog = 'refund' | 'void' | 'reverse'

type HistoryProps = {
  readonly head: OrderHead
  readonly rows: readonly TransactionView[]
  readonly open: (dialog: RowDialog, transaction: string) => void
}

/** Every attempt, newest first; each opens to everything known of it. */
export function History({ head, rows, open }: HistoryProps) {
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
    <Table label={t`Payment history`} columns={columns} minWidth={900}>
      {rows.map((row) => (
        <Row key={row.id} head={head} row={row} open={open} width={columns.length} />
      ))}
    </Table>
  )
}

type RowProps = { readonly head: OrderHead; readonly row: TransactionView; readonly open: HistoryProps['open']; readonly width: number }

function Row({ head, row, open, width }: RowProps) {
  const { t } = useLingui()
  const word = useWords()
  const [shown, show] = useState(false)
  const Chevron = shown ? IconChevronDown : IconChevronRight
  return (
    <>
      <tr>
        <td>
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-expanded={shown}
            aria-label={shown ? t`Hide details` : t`Show details`}
            onClick={() => show(!shown)}
          >
            <Chevron size={16} aria-hidden />
          </ActionIcon>
        </td>
        <td>
          <When at={row.at} />
        </td>
        <td>{word('transaction', row.kind)}</td>
        <td>
          <Method row={row} />
        </td>
        <td data-wrap>
          <Result row={row} />
        </td>
        <td data-end>
          <Amount
            of={{ amount: row.amount, currency: head.currency }}
            strong={row.outcome === 'approved'}
            tone={row.outcome === 'approved' ? undefined : 'muted'}
          />
        </td>
        <td>
          <ActorName of={row.who} />
        </td>
        <td data-end>
          <RowActions head={head} row={row} open={open} />
        </td>
      </tr>
      {shown && (
        <tr>
          <td colSpan={width} data-wrap>
            <Facts head={head} row={row} />
          </td>
        </tr>
      )}
    </>
  )
}

function Method({ row }: { readonly row: TransactionView }) {
  const words = usePaymentWords()
  if (row.method !== null) return <>{words.method(row.method)}</>
  const { instrument } = row
  const card = cardName(instrument)
  if (!card) return <span className="muted">–</span>
  const about = [instrument?.funding && words.funding(instrument.funding), instrument?.country].filter(Boolean).join(', ')
  return (
    <span data-notranslate>
      {card} {about && <span className="muted">{about}</span>}
    </span>
  )
}

function Result({ row }: { readonly row: TransactionView }) {
  const words = usePaymentWords()
  const reason = row.code !== null || row.outcome === 'failed' || row.outcome === 'declined' ? words.reason(row.code, row.message) : null
  const advice = words.advice(row.advice)
  return (
    <div className={css.result}>
      <StatusBadge kind="outcome" of={row.outcome} />
      <Checks row={row} />
      {(reason ?? advice) && (
        <span>
          {reason} {advice}
        </span>
      )}
    </div>
  )
}

/** What the issuer said of street, ZIP and card code; only what was asked. */
function Checks({ row: { checks } }: { readonly row: TransactionView }) {
  const { t } = useLingui()
  const words = usePaymentWords()
  if (!checks) return null
  const said = (
    [
      [t`Street`, checks.line1],
      [t`ZIP`, checks.postalCode],
      [t`CVC`, checks.cvc],
    ] as const
  ).flatMap(([name, check]) => (check ? [{ name, check }] : []))
  return said.map(({ name, check }) => (
    <span key={name} className={css.check} data-check={check}>
      {name} {words.check(check)}
    </span>
  ))
}

function RowActions({ head, row, open }: Omit<RowProps, 'width'>) {
  const check = useCheckAgain(head)
  const { can } = row
  return (
    <div className={css.actions}>
      {can.check && (
        <CanButton size="compact-sm" can={can.check} onClick={() => void check.run(row.id)}>
          <Trans>Check again</Trans>
        </CanButton>
      )}
      {can.void && (
        <CanButton size="compact-sm" can={can.void} onClick={() => open('void', row.id)}>
          <Trans context="button">Void</Trans>
        </CanButton>
      )}
      {can.refund && (
        <CanButton size="compact-sm" can={can.refund} onClick={() => open('refund', row.id)}>
          <Trans context="button">Refund</Trans>
        </CanButton>
      )}
      {can.reverse && (
        <CanButton size="compact-sm" can={can.reverse} onClick={() => open('reverse', row.id)}>
          <Trans>Take back</Trans>
        </CanButton>
      )}
    </div>
  )
}
