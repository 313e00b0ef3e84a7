import type { OrderHead } from '#domain/order-head.ts'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { Section } from '#ui/frame/Section.tsx'
import { addRefusals } from '#ui/refusals.ts'
import { Initials } from '#ui/show/Initials.tsx'
import { Kbd } from '#ui/show/Kbd.tsx'
import { When } from '#ui/show/When.tsx'
import css from './notes.module.css'
import { NoteAsk, type NotesView, type NoteView } from './shapes.ts'

addRefusals({
  no_author: () => msg`Only a person can do this.`,
})

/** What colleagues tell each other about the order; the customer never sees it. */
export function NotesSection({ head, view }: { readonly head: OrderHead; readonly view: NotesView }) {
  return (
    <Section id="notes" title={<Trans>Internal Notes</Trans>} note={<Trans>only for people of the store</Trans>}>
      {view.notes.length > 0 && (
        <ol className={css.notes}>
          {view.notes.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </ol>
      )}
      <NoteForm order={head.number} />
    </Section>
  )
}

function Note({ note }: { readonly note: NoteView }) {
  return (
    <li>
      <Initials name={note.author} />
      <div>
        <p className={css.author}>
          <strong data-notranslate>{note.author}</strong> <When at={note.at} show="both" />
        </p>
        <p className={css.body} data-notranslate>
          {note.body}
        </p>
      </div>
    </li>
  )
}

/** A text not sent survives a reload; Ctrl-Enter sends it. Notes are added, never rewritten. */
function NoteForm({ order }: { readonly order: number }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const path = `/desk/stores/${slug}/orders/${order}`
  const form = useDeskForm({ name: 'note', initial: { body: '' }, shape: NoteAsk })
  const clear = () => {
    form.setFieldValue('body', '')
    form.sent()
  }
  const add = useCommand<NoteAsk>({ send: post(`${path}/notes`), refresh: [path], tell: 'inline', place: form.showError, done: clear })
  const send = form.onSubmit((values) => void add.run(values))
  return (
    <form className={css.form} onSubmit={send} onChange={() => add.error && !add.unknown && add.renew()}>
      <Problem of={add.error} />
      <Textarea
        id="note-body"
        aria-label={t`Note for colleagues`}
        placeholder={t`Note for colleagues`}
        autosize
        minRows={2}
        maxRows={10}
        key={form.key('body')}
        {...form.getInputProps('body')}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
        }}
      />
      <div className={css.send}>
        <CommandButton command={add} type="submit" variant="default" size="xs">
          <Trans>Add note</Trans>
        </CommandButton>
        <Kbd keys="$mod+Enter" />
      </div>
    </form>
  )
}
