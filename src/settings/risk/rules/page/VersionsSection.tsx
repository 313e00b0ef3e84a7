import { Trans, useLingui } from '@lingui/react/macro'
import { IconHistory } from '@tabler/icons-react'
import type { RuleChange } from '#domain/risk/rule-set.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import type { Command } from '#ui/command.ts'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { When } from '#ui/show/When.tsx'
import type { RulesView, VersionsView, VersionView } from '../shapes.ts'
import type { Lists } from '../words/lists.tsx'
import { useRuleWords } from '../words/rule-words.tsx'
import css from './rules.module.css'

type Restore = Command<{ readonly version: number; readonly seen: number }, RulesView>
type VersionsProps = {
  readonly at: string
  readonly view: RulesView
  readonly lists: Lists
  readonly restore: Restore
  readonly unsaved: boolean
}

/** Every saved version, newest first: who, when, what changed. Restoring one makes a new version of it. */
export function VersionsSection({ at, view, lists, restore, unsaved }: VersionsProps) {
  const versions = useDesk<VersionsView>(`${at}/versions`)
  const { versions: rows = [], all = 0 } = versions.data ?? {}
  const shown = rows.length
  return (
    <Section
      id="versions"
      title={<Trans>Versions</Trans>}
      note={
        all > shown && (
          <Trans>
            the newest {shown} of {all}
          </Trans>
        )
      }
      state={stateOf(versions)}
      empty={
        versions.data && shown === 0 && <EmptyState icon={<IconHistory size={20} />} title={<Trans>Nothing was saved here yet</Trans>} />
      }
      flush
    >
      <ol className={css.versions}>
        {rows.map((row) => (
          <Version key={row.version} row={row} view={view} lists={lists} restore={restore} unsaved={unsaved} />
        ))}
      </ol>
    </Section>
  )
}

type VersionProps = Omit<VersionsProps, 'at'> & { readonly row: VersionView }

function Version({ row: { version, by, at, changes }, view, lists, restore, unsaved }: VersionProps) {
  const { t } = useLingui()
  return (
    <li>
      <div className={css.rule}>
        <h3>
          <Trans>Version {version}</Trans>{' '}
          <span className={css.fired}>
            <span data-notranslate>{by}</span>, <When at={at} show="both" />
          </span>
        </h3>
        <ul className={css.changes}>
          {changes.map((change) => (
            <li key={change.after?.id ?? change.before?.id}>
              <Changed change={change} lists={lists} people={view.people} />
            </li>
          ))}
        </ul>
      </div>
      {version !== view.version && (
        <span className={css.acts} title={unsaved ? t`Save or discard your changes first.` : undefined}>
          <CommandButton size="xs" variant="default" command={restore} input={{ version, seen: view.version }} disabled={unsaved}>
            <Trans>Restore</Trans>
          </CommandButton>
        </span>
      )}
    </li>
  )
}

type ChangedProps = { readonly change: RuleChange; readonly lists: Lists; readonly people: RulesView['people'] }

function Changed({ change: { before, after }, lists, people }: ChangedProps) {
  const { condition, effects } = useRuleWords(lists, people)
  if (!after) return <Trans>“{before?.name}” removed</Trans>
  const says = `${condition(after)} → ${effects(after.effects).join(', ')}`
  if (!before)
    return (
      <>
        <Trans>“{after.name}” added.</Trans> {says}
      </>
    )
  const reworded = before.version !== after.version || condition(before) !== condition(after)
  return (
    <>
      {before.name !== after.name && (
        <Trans>
          “{before.name}” is now called “{after.name}”.{' '}
        </Trans>
      )}
      {before.on !== after.on && (after.on ? <Trans>“{after.name}” switched on. </Trans> : <Trans>“{after.name}” switched off. </Trans>)}
      {reworded && (
        <>
          <Trans>“{after.name}” changed.</Trans> {says}
        </>
      )}
    </>
  )
}
