import { Trans } from '@lingui/react/macro'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { post, useCommand } from '#ui/command.ts'
import css from '../flows.module.css'
import { OrderLink, Panel, type StepProps } from './Panel.tsx'

/** The approval that rules of the store ask for: given here by who may, else said who can. */
export function ApprovalStep({ view, order, goOn }: StepProps) {
  const { missing, may } = view.approval
  const command = useCommand({
    send: post<{ readonly rules: readonly { readonly rule: string; readonly version: number }[] }>(`${order}/risk/approvals`),
    refresh: [order],
    done: goOn,
    tell: 'inline',
  })
  return (
    <Panel why={<Trans>A rule of the store asks for an approval before parts leave.</Trans>} error={command.error}>
      <ul className={css.parts}>
        {[...new Set(missing.map(({ name }) => name))].map((name) => (
          <li key={name} data-notranslate>
            {name}
          </li>
        ))}
      </ul>
      {!may && (
        <p className="muted">
          <Trans>Who may override guards gives it. Ask a supervisor.</Trans>
        </p>
      )}
      <DialogActions>
        <OrderLink view={view} hash="risk">
          <Trans>See it on the order</Trans>
        </OrderLink>
        <CommandButton
          command={command}
          input={{ rules: missing.map(({ rule, version }) => ({ rule, version })) }}
          disabled={!may || missing.length === 0}
        >
          <Trans>Approve</Trans>
        </CommandButton>
      </DialogActions>
    </Panel>
  )
}
