import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { tellUndo } from '#ui/act/UndoToast.tsx'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import type { MergedRules } from '#domain/risk/rule-set.ts'
import type { Rule } from '#domain/risk/rule.ts'
import { request, Stale } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { RuleForm } from '../editor/RuleForm.tsx'
import type { DryRunView, RulesView } from '../shapes.ts'
import type { Lists } from '../words/lists.tsx'
import { useRulesDraft } from './draft.tsx'
import { RuleList } from './RuleList.tsx'
import { SaveBar } from './SaveBar.tsx'
import { TriedSection, type Tried } from './TriedSection.tsx'
import { VersionsSection } from './VersionsSection.tsx'

type DeskProps = { readonly view: RulesView; readonly at: string; readonly lists: Lists }

/** The rules with what is changed and not saved yet, tried on the past and saved whole. */
export function RulesDesk({ view, at, lists }: DeskProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const draft = useRulesDraft(view)
  const dialog = useDialog()
  const [editing, edit] = useState<Rule | null>(null)
  const [conflict, tellConflict] = useState<(MergedRules & { readonly who: string | null }) | null>(null)
  const [tried, keepTried] = useState<Tried | null>(null)
  const refresh = [`/desk/stores/${slug}/settings`]

  const restore = useCommand<{ readonly version: number; readonly seen: number }, RulesView>({
    send: ({ version, seen }, { commandId }) =>
      request(`${at}/versions/${version}/restore`, { method: 'POST', body: {}, ifMatch: seen, commandId }),
    refresh,
    done: ({ version }, asked) => told(version, asked.seen),
  })
  const told = (saved: number, before: number) =>
    saved > before && tellUndo(t`Saved as version ${saved}`, () => void restore.run({ version: before, seen: saved }))
  const lay = (error: Error) => {
    if (!(error instanceof Stale)) return false
    tellConflict({ ...draft.layOver(error.current as RulesView), who: error.who })
    return true
  }
  const save = useCommand<readonly Rule[], RulesView>({
    send: (rules, { commandId }) => request(at, { method: 'PUT', body: { rules }, ifMatch: draft.seen, commandId }),
    refresh,
    tell: 'inline',
    place: lay,
    done: (saved) => {
      const before = draft.seen
      tellConflict(null)
      keepTried(null)
      draft.saved(saved)
      told(saved.version, before)
    },
  })
  const tryOut = useCommand<readonly Rule[], DryRunView>({
    send: (rules, { commandId }) => request(`${at}/dry-run`, { method: 'POST', body: { rules }, commandId }),
    tell: 'inline',
    done: (run, rules) => keepTried({ run, of: JSON.stringify(rules) }),
  })
  const open = (rule: Rule | null) => {
    edit(rule)
    dialog.show()
  }
  const remove = (rule: Rule) => {
    draft.remove(rule.id)
    tellUndo(<Trans>“{rule.name}” is taken out. Save to make it so.</Trans>, () => draft.put(rule))
  }
  return (
    <>
      <RuleList view={view} draft={draft} lists={lists} open={open} remove={remove} />
      {(tried || tryOut.busy || tryOut.error) && (
        <TriedSection tried={tried} now={JSON.stringify(draft.rules)} command={tryOut} rules={draft.rules} />
      )}
      {draft.changes.length > 0 && <SaveBar draft={draft} save={save} tryOut={tryOut} conflict={conflict} />}
      <VersionsSection at={at} view={view} lists={lists} restore={restore} unsaved={draft.changes.length > 0} />
      <Dialog
        open={dialog.open}
        onClose={dialog.hide}
        title={editing ? <Trans>Change the rule</Trans> : <Trans>Add a rule</Trans>}
        size="lg"
      >
        <RuleForm
          key={dialog.opening}
          rule={editing}
          id={editing?.id ?? uuidv7()}
          view={view}
          lists={lists}
          done={(rule) => {
            draft.put(rule)
            dialog.hide()
          }}
          onClose={dialog.hide}
        />
      </Dialog>
    </>
  )
}
