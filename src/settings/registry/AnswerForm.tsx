import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Textarea } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { post, useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from './registry.module.css'
import { AnswerAsk } from './shapes.ts'
import './words.tsx'

type AnswerFormProps = { readonly question: string; readonly at: string; readonly onClose: () => void }

/** Says to the operator what a report rests on; once said it stands. */
export function AnswerForm({ question, at, onClose }: AnswerFormProps) {
  const { t } = useLingui()
  const form = useDeskForm<AnswerAsk>({ name: `answer-${question}`, initial: { answer: '' }, shape: AnswerAsk })
  const send = useCommand<AnswerAsk>({
    send: post(`${at}/questions/${question}/answer`),
    refresh: [at],
    tell: 'inline',
    place: form.showError,
    done: () => {
      form.sent()
      onClose()
      tellDone(t`The operator has your answer`)
    },
  })
  return (
    <form className={css.form} onSubmit={form.onSubmit((values) => void send.run(values))} noValidate>
      <Problem of={form.elsewhere(send.error)} />
      <Textarea
        label={t`Answer`}
        description={t`What makes you sure: a dispute, a call with the card’s owner, a wrong delivery. The operator reads it, no other store; do not name the customer.`}
        autosize
        minRows={4}
        maxRows={12}
        data-autofocus
        key={form.key('answer')}
        {...form.getInputProps('answer')}
      />
      <DialogActions>
        <Button onClick={onClose} disabled={send.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={send}>
          <Trans>Send the answer</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
