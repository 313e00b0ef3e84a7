import type { OpenGuard } from '#domain/guards.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconHandStop } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useStore } from '#ui/desk.tsx'
import { useMoney } from '#ui/show/Amount.tsx'
import type { FulfillmentView } from '../shapes.ts'
import type { Change, Choice } from './choice.tsx'
import css from './fulfillment.module.css'
import { useGuardNames } from './words.tsx'

type Props = {
  readonly view: FulfillmentView
  readonly open: readonly OpenGuard[]
  readonly choice: Pick<Choice, 'overriding' | 'reason'>
  readonly change: Change
}

/** Everything that warns or stops, each with the way to put it right; who may override passes a stop by ticking it and saying why. */
export function GuardList({ view, open, choice, change }: Props) {
  const { t } = useLingui()
  const nameOf = useGuardNames()
  const { mayOverride } = view.judging
  const blocks = open.filter(({ level }) => level === 'block').map(({ guard }) => guard)
  const { overriding } = choice
  if (open.length === 0) return null
  return (
    <div className={css.guards}>
      <ul>
        {open.map((one) => (
          <li key={one.guard} data-level={one.level}>
            {one.level === 'block' ? (
              <IconHandStop size={16} aria-label={t`Stops`} />
            ) : (
              <IconAlertTriangle size={16} aria-label={t`Warning`} />
            )}
            <span>
              <GuardSentence view={view} open={one} />
              {one.level === 'block' && mayOverride && (
                <Checkbox
                  size="xs"
                  label={t`Override: ${nameOf(one.guard)}`}
                  checked={overriding.includes(one.guard)}
                  onChange={() =>
                    change({
                      overriding: overriding.includes(one.guard)
                        ? overriding.filter((guard) => guard !== one.guard)
                        : [...overriding, one.guard],
                    })
                  }
                />
              )}
            </span>
          </li>
        ))}
      </ul>
      {blocks.some((guard) => overriding.includes(guard)) && (
        <TextInput
          label={t`Reason`}
          description={t`Stands in the activity log`}
          value={choice.reason}
          onChange={({ currentTarget: { value } }) => change({ reason: value })}
          maxLength={500}
          required
          data-notranslate
        />
      )}
      {blocks.length > 0 && !mayOverride && (
        <p className={css.remark}>
          <Trans>A supervisor may override this.</Trans>
        </p>
      )}
    </div>
  )
}

function GuardSentence({ view, open: { guard, detail } }: { readonly view: FulfillmentView; readonly open: OpenGuard }) {
  const money = useMoney()
  const amount = (value: unknown) => money({ amount: Math.abs(Number(value)), currency: view.head.currency })
  switch (guard) {
    case 'balance_due':
      return (
        <Said where={{ open: 'collect' }} view={view} does={<Trans>Collect Money</Trans>}>
          <Trans>{amount(detail.balance)} is still due.</Trans>
        </Said>
      )
    case 'fraud_not_cleared':
      return (
        <Said where={{}} hash="fraud" view={view} does={<Trans>Report Fraud</Trans>}>
          {detail.mark === 'known' ? <Trans>Marked as known fraud.</Trans> : <Trans>Marked as suspected fraud.</Trans>}
        </Said>
      )
    case 'score_pending':
      return (
        <Said where={{}} hash="risk" view={view} does={<Trans>Risk</Trans>}>
          <Trans>The risk score is still being worked out.</Trans>
        </Said>
      )
    case 'high_not_looked_at':
      return (
        <Said where={{}} hash="risk" view={view} does={<Trans>Look at it</Trans>}>
          <Trans>High Risk, and nobody has looked at it.</Trans>
        </Said>
      )
    case 'approval_missing':
      return (
        <Said where={{}} hash="risk" view={view} does={<Trans>Approve</Trans>}>
          <Trans>An approval is asked for by: {textsOf(detail.rules).join(', ')}.</Trans>
        </Said>
      )
    case 'fitment':
      return (
        <Said where={{}} hash="content" view={view} does={<Trans>Sign off</Trans>}>
          <Plural
            value={Number(detail.lines)}
            one="# part is not signed off for the vehicle."
            other="# parts are not signed off for the vehicle."
          />
        </Said>
      )
    case 'dms_number':
      return (
        <Said where={{}} hash="summary" view={view} does={<Trans>Enter it</Trans>}>
          <Trans>The dealer invoice number is missing.</Trans>
        </Said>
      )
    case 'loses_money':
      return (
        <>
          {detail.over !== undefined && <Trans>Shipping costs {amount(detail.over)} more than the customer paid for it.</Trans>}{' '}
          {detail.profit !== undefined && <Trans>The order loses {amount(detail.profit)}.</Trans>}
        </>
      )
  }
}

function textsOf(value: OpenGuard['detail'][string]): readonly string[] {
  return typeof value === 'object' && value !== null ? value : []
}

type SaidProps = {
  readonly view: FulfillmentView
  readonly where: { readonly open?: string }
  readonly hash?: string
  readonly does: ReactNode
  readonly children: ReactNode
}

function Said({ view, where, hash, does, children }: SaidProps) {
  const { slug } = useStore()
  return (
    <>
      {children}{' '}
      <Link to="/$store/orders/$number" params={{ store: slug, number: String(view.head.number) }} search={where} hash={hash}>
        {does}
      </Link>
    </>
  )
}
