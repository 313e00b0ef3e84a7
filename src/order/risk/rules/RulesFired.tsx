import { Trans, useLingui } from '@lingui/react/macro'
import { msg } from '@lingui/core/macro'
import { IconCheck } from '@tabler/icons-react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { post, useCommand } from '#ui/command.ts'
import { addRefusals } from '#ui/refusals.ts'
import { When } from '#ui/show/When.tsx'
import { useWords } from '#ui/words.ts'
import type { ApproveAsk, FiredView, RiskView } from '../shapes.ts'
import css from './rules.module.css'

addRefusals({ nothing_to_approve: () => msg`No rule asks for an approval of this order any more.` })

/** The store's rules that held for the order, what each asked for and what became of it, and the approval where one is missing. */
export function RulesFired({ view, order }: { readonly view: RiskView; readonly order: string }) {
  const { t } = useLingui()
  const { rules, can } = view
  if (rules.length === 0) return null
  const missing = rules.filter(({ approval, approved, done }) => approval && approved === null && done.includes('approval'))
  return (
    <div className={css.fired}>
      <ul aria-label={t`Rules of the store`}>
        {rules.map((rule) => (
          <li key={`${rule.rule} ${rule.version}`}>
            <b data-notranslate>{rule.name}</b>
            <When at={rule.at} show="relative" />
            <Asked rule={rule} />
          </li>
        ))}
      </ul>
      {missing.length > 0 && <Approve missing={missing} may={can.approve.ok} order={order} />}
    </div>
  )
}

type ApproveProps = { readonly missing: readonly FiredView[]; readonly may: boolean; readonly order: string }

function Approve({ missing, may, order }: ApproveProps) {
  const command = useCommand({ send: post<ApproveAsk>(`${order}/risk/approvals`), refresh: [order] })
  return (
    <div className={css.approve}>
      <p>
        <Trans>Nothing leaves before this is approved.</Trans> {!may && <Trans>Who may override guards gives it. Ask a supervisor.</Trans>}
      </p>
      {may && (
        <CommandButton
          size="xs"
          variant="default"
          leftSection={<IconCheck size={16} aria-hidden />}
          command={command}
          input={{ rules: missing.map(({ rule, version }) => ({ rule, version })) }}
        >
          <Trans>Approve</Trans>
        </CommandButton>
      )}
    </div>
  )
}

function Asked({ rule }: { readonly rule: FiredView }) {
  const word = useWords()
  const { points, level, assign, hold, approval, approved, done } = rule
  return (
    <span className={css.asked}>
      {points !== 0 && (
        <span>
          <Trans>{signed(points)} points</Trans>
        </span>
      )}
      {level !== null && (
        <span>
          <Trans>at least {word('risk', level)}</Trans>
        </span>
      )}
      {assign && (
        <span>
          <Assigned of={assign.name} done={done.includes('assign')} />
        </span>
      )}
      {hold !== null && (
        <span>
          <Held label={hold} done={done.includes('hold')} />
        </span>
      )}
      {approval && (
        <span>
          <Approval done={done.includes('approval')} approved={approved} />
        </span>
      )}
    </span>
  )
}

function Assigned({ of, done }: { readonly of: string | null; readonly done: boolean }) {
  if (of === null) return <Trans>assigned to somebody who has left</Trans>
  return done ? <Trans>assigned to {of}</Trans> : <Trans>not assigned to {of}: somebody had it</Trans>
}

function Held({ label, done }: { readonly label: string; readonly done: boolean }) {
  const onHold = useWords()('status', 'on_hold')
  return done ? (
    <Trans>
      set to {onHold}: {label}
    </Trans>
  ) : (
    <Trans>not set to {onHold}: it was held or had left</Trans>
  )
}

function Approval({ done, approved }: { readonly done: boolean; readonly approved: FiredView['approved'] }) {
  if (!done) return <Trans>no approval: the order was over</Trans>
  if (approved === null)
    return (
      <strong className={css.open}>
        <Trans>asks for an approval</Trans>
      </strong>
    )
  return (
    <Trans>
      approved by {approved.by} <When at={approved.at} show="relative" />
    </Trans>
  )
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : `−${Math.abs(points)}`
}
