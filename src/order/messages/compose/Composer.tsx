import { undoSeconds } from '#domain/letters.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { lazy, Suspense, type DragEvent, type KeyboardEvent } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellUndo } from '#ui/act/UndoToast.tsx'
import { post, useCommand } from '#ui/command.ts'
import { Skeleton } from '#ui/frame/Section.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { Kbd } from '#ui/show/Kbd.tsx'
import type { EmailAsk } from '../shapes.ts'
import { useUndo } from '../use-undo.tsx'
import { Answering } from './Answering.tsx'
import { Attachments } from './Attachments.tsx'
import { Beneath } from './Beneath.tsx'
import { CannedPicker } from './CannedPicker.tsx'
import css from './compose.module.css'
import { OpenNote } from './editor/OpenNote.tsx'
import type { ComposerView } from './shapes.ts'
import { askOf, useDraft, type EmailFormProps } from './use-draft.tsx'
import { useUploads } from './use-uploads.tsx'

/** Fetched when somebody writes: the editor is the heaviest part of it. */
const BodyEditor = lazy(() => import('./editor/BodyEditor.tsx').then(({ BodyEditor }) => ({ default: BodyEditor })))

/** The composer: a canned message to begin with, subject and body, files, and what is answered; kept as a draft of this tab until sent, its files with the server. */
export function Composer(props: EmailFormProps & { readonly view: ComposerView }) {
  const { order, to, view, incoming, onTaken, onClose } = props
  const { t } = useLingui()
  const draft = useDraft(props)
  const { form, language } = draft
  const uploads = useUploads(`${order}/messages`)
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
  const submit = form.onSubmit((values) => {
    if (!uploads.busy) void send.run({ ...askOf(values), files: view.files.map(({ id }) => id) } as EmailAsk)
  })
  return (
    <form className={css.form} onSubmit={submit} noValidate {...dropFiles(uploads.add)}>
      <Problem of={form.elsewhere(send.error)} />
      <Fields>
        <Field label={<Trans context="a mail">To</Trans>}>
          <span data-notranslate>
            {to.name} &lt;{to.address}&gt;
          </span>
        </Field>
        <Field label={<Trans context="a mail">From</Trans>}>
          <span data-notranslate>
            {view.from.name} &lt;{view.from.address}&gt;
          </span>
        </Field>
      </Fields>
      <div className={css.choices}>
        <CannedPicker view={view} language={language} picked={draft.picked} onPick={draft.pick} />
        <NativeSelect
          label={t`Language`}
          description={
            language === to.language ? undefined : to.language === 'fr' ? t`The customer reads French` : t`The customer reads English`
          }
          value={language}
          onChange={({ currentTarget: { value } }) => draft.speak(value === 'fr' ? 'fr' : 'en')}
          data={[
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
        />
      </div>
      <TextInput label={t`Subject`} onKeyDown={sendByKey} key={form.key('subject')} {...draft.propsOf('subject')} />
      <div>
        <span className={css.label} aria-hidden>
          <Trans>Message</Trans>
        </span>
        <Suspense fallback={<Skeleton lines={8} />}>
          <BodyEditor
            put={draft.put}
            onWritten={draft.write}
            onPut={draft.settle}
            onFiles={uploads.add}
            language={language}
            error={draft.propsOf('body').error}
          />
        </Suspense>
        <OpenNote subject={draft.watched.subject} body={draft.watched.body} />
      </div>
      <Answering draft={draft} incoming={incoming} />
      <Beneath view={view} language={language} />
      <Attachments view={view} uploads={uploads} />
      <DialogActions>
        <span className={css.hint}>
          <Trans>Kept as a draft until sent</Trans> · <Kbd keys="$mod+Enter" />
        </span>
        <CommandButton type="submit" command={send} disabled={uploads.busy}>
          <Trans>Send</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}

function sendByKey(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter') return
  event.preventDefault()
  if (event.ctrlKey || event.metaKey) event.currentTarget.form?.requestSubmit()
}

/** Files dropped anywhere on the composer go with the mail. */
function dropFiles(add: (files: readonly File[]) => void) {
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return {
    onDragOver: (event: DragEvent<HTMLFormElement>) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      event.currentTarget.dataset['drop'] = 'true'
    },
    onDragLeave: (event: DragEvent<HTMLFormElement>) => delete event.currentTarget.dataset['drop'],
    onDropCapture: (event: DragEvent<HTMLFormElement>) => {
      delete event.currentTarget.dataset['drop']
      if (!holdsFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      add([...event.dataTransfer.files])
    },
  }
}
