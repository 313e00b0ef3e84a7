import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { MergedRules } from '#domain/risk/rule-set.ts'
import type { Rule } from '#domain/risk/rule.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { Stale } from '#ui/api.ts'
import type { Command } from '#ui/command.ts'
import css from '../../../settings.module.css'
import type { DryRunView, RulesView } from '../shapes.ts'
import type { RulesDraft } from './draft.tsx'

type BarProps = {
  readonly draft: RulesDraft
  readonly save: Command<readonly Rule[], RulesView>
  readonly tryOut: Command<readonly Rule[], DryRunView>
  readonly conflict: (MergedRules & { readonly who: string | null }) | null
}

/** Stays in sight while something is not saved: what it is, the try on the past, and the save. */
export function SaveBar({ draft, save, tryOut, conflict }: BarProps) {
  const { rules, changes, discard } = draft
  return (
    <div className={css.bar}>
      <div>
        {conflict && <Conflict {...conflict} />}
        {!(save.error instanceof Stale) && <Problem of={save.error} />}
        <p role="status">
          <Plural value={changes.length} one="# rule is changed and not saved." other="# rules are changed and not saved." />
        </p>
      </div>
      <span className={css.buttons}>
        <Button variant="subtle" onClick={discard} disabled={save.busy}>
          <Trans>Discard</Trans>
        </Button>
        <CommandButton variant="default" command={tryOut} input={rules}>
          <Trans>Try on the past</Trans>
        </CommandButton>
        <CommandButton command={save} input={rules}>
          <Trans>Save</Trans>
        </CommandButton>
      </span>
    </div>
  )
}

function Conflict({ who, theirs, clashes }: MergedRules & { readonly who: string | null }) {
  const { i18n } = useLingui()
  const list = (names: readonly string[]) => new Intl.ListFormat(i18n.locale).format(names)
  const [changed, both] = [list(theirs), list(clashes)]
  return (
    <div className={css.conflict} role="alert">
      {who ? (
        <Trans>
          {who} saved meanwhile: {changed}.
        </Trans>
      ) : (
        <Trans>Somebody saved meanwhile: {changed}.</Trans>
      )}{' '}
      {clashes.length > 0 && <Trans>You changed {both} too: yours stands here.</Trans>}{' '}
      <Trans>Nothing you did is lost. Look it over and save again.</Trans>
    </div>
  )
}
