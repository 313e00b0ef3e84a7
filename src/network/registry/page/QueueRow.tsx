import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { useWords } from '#ui/words.ts'
import type { Decision } from '#domain/registry/decide.ts'
import { HistoryButton } from './HistoryButton.tsx'
import css from './registry.module.css'
import { RulingForm } from './RulingForm.tsx'
import type { CaseView, TaskView } from './shapes.ts'
import { caseName, codeWords, decisionWords } from './words.tsx'

/** A case that waits for the operator: what it says, who doubts it, what its store answered, and what can be decided. */
export function QueueRow({ of }: { readonly of: CaseView }) {
  const word = useWords()
  const open = of.tasks.filter(({ endedAt }) => endedAt === null)
  return (
    <li>
      <div className={css.what}>
        <b data-notranslate>{of.store}</b>
        <span>
          {word('evidence', of.evidence)}
          {of.code && <span data-notranslate>, {codeWords(of.code)}</span>}
        </span>
        <span className="muted">
          <Trans>
            reported <When at={of.reportedAt} />
          </Trans>
          <span className={css.name} data-notranslate>
            {caseName(of.id)}
          </span>
        </span>
      </div>
      <div className={css.why}>
        {open.map((task) => (
          <Task key={task.kind} task={task} votes={of.votes} />
        ))}
      </div>
      <div className={css.acts}>
        {of.may.map((decision) => (
          <Decide key={decision} of={of} decision={decision} />
        ))}
        <HistoryButton id={of.id} />
      </div>
    </li>
  )
}

function Task({ task, votes }: { readonly task: TaskView; readonly votes: number }) {
  return (
    <div>
      <p className={css.line}>
        <StatusBadge kind="task" of={task.kind} />
        <span>
          <Trans>
            waiting since <When at={task.openedAt} show="both" />
          </Trans>
        </span>
      </p>
      {task.kind === 'dispute' && (
        <p>
          <Plural value={votes} one="# store says that it is not fraud." other="# stores say that it is not fraud." />
        </p>
      )}
      {task.answer === null ? (
        <p className="muted">
          <Trans>
            The store has until <When at={task.dueAt} /> to say what its report rests on.
          </Trans>
        </p>
      ) : (
        <blockquote data-notranslate>{task.answer}</blockquote>
      )}
    </div>
  )
}

/** The button of one decision; its dialog asks for the reason. */
export function Decide({ of, decision }: { readonly of: CaseView; readonly decision: Decision }) {
  const { i18n } = useLingui()
  const dialog = useDialog()
  const name = i18n._(decisionWords[decision].name)
  return (
    <>
      <Button size="xs" onClick={dialog.show}>
        {name}
      </Button>
      <Dialog open={dialog.open} onClose={dialog.hide} title={name}>
        <RulingForm key={dialog.opening} id={of.id} store={of.store} decision={decision} onClose={dialog.hide} />
      </Dialog>
    </>
  )
}
