import { hasCardNumber } from '#domain/card-number.ts'
import { undoSeconds } from '#domain/letters.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Textarea, TextInput } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellUndo } from '#ui/act/UndoToast.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { Kbd } from '#ui/show/Kbd.tsx'
import css from './messages.module.css'
import { EmailAsk, type MessagesView } from './shapes.ts'
import { useUndo } from './use-undo.tsx'

export type EmailFormProps = {
  readonly onClose: () => void
  /** what was taken back: written on with */
  readonly taken: EmailAsk | null
  readonly onTaken: (words: EmailAsk) => void
  /** the order's path at the server */
  readonly order: string
  readonly number: number
  readonly to: NonNullable<MessagesView['to']>
}

/** The composer: subject and body, kept as a draft of this tab until sent. */
export function EmailForm({ order, number, to, taken, onTaken, onClose }: EmailFormProps) {
  const { t } = useLingui()
  const form = useDeskForm({
    name: 'email',
    initial: taken ?? { subject: to.language === 'fr' ? `Commande ${number}` : `Order ${number}`, body: '' },
    shape: EmailAsk,
  })
  const undo = useUndo(order, onTaken)
  const send = useCommand({
    send: post<EmailAsk, { readonly letter: string }>(`${order}/messages`),
    refresh: [order],
    done: ({ letter }) => {
      form.sent()
      onClose()
      tellUndo(t`The mail to ${to.address} leaves in a moment`, () => void undo(letter), undoSeconds - 1)
    },
    tell: 'inline',
    place: form.showError,
  })
  const submit = form.onSubmit((ask) => void send.run(ask))
  const sendByKey = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  const propsOf = (field: 'subject' | 'body') => {
    const { error, ...props } = form.getInputProps(field) as { readonly error?: ReactNode }
    const card = error !== undefined && hasCardNumber(form.getValues()[field])
    return {
      ...props,
      onKeyDown: sendByKey,
      error: card ? t`This holds a card number. Card numbers may not be sent or kept: take it out.` : error,
    }
  }
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <Problem of={send.error} />
      <Fields>
        <Field label={<Trans context="a mail">To</Trans>}>
          <span data-notranslate>
            {to.name} &lt;{to.address}&gt;
          </span>
        </Field>
        <Field label={<Trans>Language</Trans>}>
          {to.language === 'fr' ? <Trans>The customer reads French</Trans> : <Trans>The customer reads English</Trans>}
        </Field>
      </Fields>
      <TextInput label={t`Subject`} key={form.key('subject')} {...propsOf('subject')} />
      <Textarea
        label={t`Message`}
        description={t`The store’s name, address and phone stand below it by themselves.`}
        rows={14}
        lang={to.language}
        autoFocus
        key={form.key('body')}
        {...propsOf('body')}
      />
      <DialogActions>
        <span className={css.hint}>
          <Trans>Kept as a draft until sent</Trans> · <Kbd keys="$mod+Enter" />
        </span>
        <CommandButton type="submit" command={send}>
          <Trans>Send</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
