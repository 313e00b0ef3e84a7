import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Switch } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import type { Rule } from '#domain/risk/rule.ts'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { When } from '#ui/show/When.tsx'
import type { RulesView } from '../shapes.ts'
import type { Lists } from '../words/lists.tsx'
import { useRuleWords } from '../words/rule-words.tsx'
import type { RulesDraft } from './draft.tsx'
import css from './rules.module.css'

type ListProps = {
  readonly view: RulesView
  readonly draft: RulesDraft
  readonly lists: Lists
  readonly open: (rule: Rule | null) => void
  readonly remove: (rule: Rule) => void
}

/** Each rule with its switch, what it looks at, what it does, and how often it came to hold. */
export function RuleList({ view, draft, lists, open, remove }: ListProps) {
  const { rules, changes } = draft
  const none = rules.length === 0
  const add = (
    <Button variant={none ? 'filled' : 'default'} onClick={() => open(null)}>
      <Trans>Add a rule</Trans>
    </Button>
  )
  const { saved } = view
  return (
    <Section
      id="rules"
      title={<Trans>Rules</Trans>}
      note={
        saved && (
          <Trans>
            version {view.version}, {saved.by}, <When at={saved.at} show="relative" />
          </Trans>
        )
      }
      actions={!none && add}
      empty={
        none && (
          <EmptyState icon={<IconScale size={20} />} title={<Trans>No rule yet</Trans>} next={add}>
            <Trans>A rule looks at each order when it is scored: it adds points, assigns it, holds it, or asks for an approval.</Trans>
          </EmptyState>
        )
      }
      flush
    >
      <ul className={css.rules}>
        {rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            view={view}
            lists={lists}
            unsaved={changes.some(({ after }) => after?.id === rule.id)}
            open={() => open(rule)}
            remove={() => remove(rule)}
            turn={(on) => draft.put({ ...rule, on })}
          />
        ))}
      </ul>
    </Section>
  )
}

type RowProps = {
  readonly rule: Rule
  readonly view: RulesView
  readonly lists: Lists
  readonly unsaved: boolean
  readonly open: () => void
  readonly remove: () => void
  readonly turn: (on: boolean) => void
}

function RuleRow({ rule, view, lists, unsaved, open, remove, turn }: RowProps) {
  const { t } = useLingui()
  const { condition, effects } = useRuleWords(lists, view.people)
  const { id, name, on } = rule
  return (
    <li data-off={!on || undefined}>
      <Switch checked={on} onChange={({ currentTarget: { checked } }) => turn(checked)} aria-label={t`On: ${name}`} />
      <div className={css.rule}>
        <h3>
          <span data-notranslate>{name}</span>
          {unsaved && (
            <span className={css.unsaved}>
              <Trans>not saved</Trans>
            </span>
          )}
        </h3>
        <p>{condition(rule)}</p>
        <ul className={css.effects}>
          {effects(rule.effects).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <p className={css.fired}>
          <Trans>
            Applied to <Plural value={view.fired[id] ?? 0} one="# order" other="# orders" /> in the last {view.days} days
          </Trans>
        </p>
      </div>
      <span className={css.acts}>
        <Button size="xs" onClick={open} aria-label={t`Change ${name}`}>
          <Trans>Change</Trans>
        </Button>
        <Button size="xs" onClick={remove} aria-label={t`Remove ${name}`}>
          <Trans>Remove</Trans>
        </Button>
      </span>
    </li>
  )
}
