import { Plural, Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { useWords } from '#ui/words.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { OrderLink } from './OrderLink.tsx'
import css from './registry.module.css'
import type { QuestionView } from './shapes.ts'

type QuestionsProps = { readonly questions: readonly QuestionView[]; readonly at: string }

/** What the network's operator wants to know of the store's reports, and what came of it. Who doubts them is not told. */
export function QuestionsSection({ questions, at }: QuestionsProps) {
  const waiting = questions.filter(({ endedAt, answer }) => endedAt === null && answer === null).length
  return (
    <Section
      id="questions"
      title={<Trans>Questions of the operator</Trans>}
      note={waiting > 0 && <Plural value={waiting} one="# waits for your answer" other="# wait for your answer" />}
      flush
      empty={
        questions.length === 0 && (
          <EmptyState icon={<IconCircleCheck size={20} aria-hidden />} title={<Trans>Nothing is asked of you</Trans>}>
            <Trans>When a customer appeals, or another store doubts a report of yours, you are asked here what it rests on.</Trans>
          </EmptyState>
        )
      }
    >
      <ul className={css.questions}>
        {questions.map((one) => (
          <Question key={one.id} of={one} at={at} />
        ))}
      </ul>
    </Section>
  )
}

function Question({ of, at }: { readonly of: QuestionView; readonly at: string }) {
  const word = useWords()
  const dialog = useDialog()
  const { kind, evidence, openedAt, dueAt, answer, answeredBy, answeredAt, endedAt, outcome } = of
  return (
    <li>
      <div className={css.line}>
        <StatusBadge kind="task" of={kind} />
        <span>
          <Trans>Order</Trans> <OrderLink of={of.order} />, {word('evidence', evidence)}
        </span>
        <span className="muted">
          <When at={openedAt} />
        </span>
        {outcome && endedAt && (
          <span className={css.line}>
            → <StatusBadge kind="task_outcome" of={outcome} /> <When at={endedAt} />
          </span>
        )}
      </div>
      {endedAt === null && (
        <p>
          <Asked kind={kind} />
        </p>
      )}
      {answer !== null && (
        <blockquote>
          <span data-notranslate>{answer}</span>
          <footer className="muted">
            <span data-notranslate>{answeredBy}</span> {answeredAt && <When at={answeredAt} show="both" />}
          </footer>
        </blockquote>
      )}
      {endedAt === null && answer === null && (
        <div className={css.line}>
          <Button size="xs" onClick={dialog.show}>
            <Trans>Answer</Trans>
          </Button>
          <span className="muted">
            <Trans>
              until <When at={dueAt} show="both" />
            </Trans>
          </span>
          <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>What the report rests on</Trans>}>
            <AnswerForm key={dialog.opening} question={of.id} at={at} onClose={dialog.hide} />
          </Dialog>
        </div>
      )}
    </li>
  )
}

function Asked({ kind }: Pick<QuestionView, 'kind'>) {
  switch (kind) {
    case 'review':
      return (
        <Trans>
          Your store has marked more orders of late than is usual, or customers with a good history. The mark counts here; elsewhere it
          counts once the operator releases it.
        </Trans>
      )
    case 'dispute':
      return <Trans>Another store knows this customer as honest. Your report counts while the operator looks at it.</Trans>
    case 'appeal':
      return <Trans>The customer objects. Your report is suspended until the operator has decided.</Trans>
  }
}
