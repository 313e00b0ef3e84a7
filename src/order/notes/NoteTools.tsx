import { holdPlaces, noteText } from '#domain/notices/mentions.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconPencil, IconPin, IconPinFilled, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellUndo } from '#ui/act/UndoToast.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { useDesk } from '#ui/query.ts'
import { When } from '#ui/show/When.tsx'
import { labelsOf } from './beginning.tsx'
import { Body } from './Body.tsx'
import { Mentioning } from './Mentioning.tsx'
import css from './notes.module.css'
import { NoteEditAsk, type MentionableView, type NoteView } from './shapes.ts'

type ToolsProps = { readonly order: number; readonly note: NoteView; readonly edit: () => void }

/** Pins the note, and for its author: puts it right, takes it back, puts it back. What is pressed shows at once and can be undone. */
export function NoteTools({ order, note, edit }: ToolsProps) {
  const { t } = useLingui()
  const pin = useMark({ order, note, what: 'pin', said: [t`Note unpinned`, t`Note pinned`] })
  const back = useMark({
    order,
    note,
    what: 'taken-back',
    said: [t`Note put back`, t`Note taken back`],
  })
  const pinned = pin.wanted ?? note.pinned !== null
  return (
    <span className={css.tools}>
      {note.takenBack === null && (
        <ActionIcon
          variant="subtle"
          size={28}
          aria-label={t`Pin to the top of the order`}
          aria-pressed={pinned}
          onClick={() => pin.set(!pinned)}
        >
          {pinned ? <IconPinFilled size={16} aria-hidden /> : <IconPin size={16} aria-hidden />}
        </ActionIcon>
      )}
      {note.can.edit && (
        <>
          <ActionIcon variant="subtle" size={28} aria-label={t`Edit note`} onClick={edit}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" size={28} aria-label={t`Take note back`} onClick={() => back.set(true)}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </>
      )}
      {note.can.putBack && (
        <ActionIcon variant="subtle" size={28} aria-label={t`Put note back`} onClick={() => back.set(false)}>
          <IconArrowBackUp size={16} aria-hidden />
        </ActionIcon>
      )}
    </span>
  )
}

type MarkProps = {
  readonly order: number
  readonly note: NoteView
  readonly what: 'pin' | 'taken-back'
  /** done: off, on */
  readonly said: readonly [string, string]
}

function useMark({ order, note, what, said }: MarkProps) {
  const { slug } = useStore()
  const path = `/desk/stores/${slug}/orders/${order}`
  const [wanted, want] = useState<boolean>()
  const command = useCommand<{ readonly on: boolean; readonly undoes: boolean }>({
    send: ({ on }, sending) => post(`${path}/notes/${note.id}/${what}`)({ on }, sending),
    refresh: [path],
    done: (_, { on, undoes }) => {
      if (!undoes) tellUndo(said[on ? 1 : 0], () => set(!on, true))
    },
  })
  const set = (on: boolean, undoes = false) => {
    want(on)
    void command.run({ on, undoes }).then(() => want(undefined))
  }
  return { wanted, set: (on: boolean) => set(on) }
}

type Typed = { readonly body: string }

/** The note's words in a field; what they said stays as a version. */
export function NoteEdit({ order, note, close }: { readonly order: number; readonly note: NoteView; readonly close: () => void }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const path = `/desk/stores/${slug}/orders/${order}`
  const people = useDesk<MentionableView>(`${path}/notes/people`)
  const named = note.mentions.map(({ person, name }) => ({ id: person, name, label: name }))
  const offered = [...named, ...labelsOf(people.data?.people ?? []).filter(({ id }) => !named.some((one) => one.id === id))]
  const toBody = ({ body }: Typed) => ({ ...holdPlaces(body, offered), version: note.version })
  const initial = { body: noteText(note.body, note.mentions) }
  const form = useDeskForm<Typed>({ name: `note ${note.id} ${note.version}`, initial, shape: NoteEditAsk, toBody })
  const leave = () => {
    form.sent()
    close()
  }
  const save = useCommand<ReturnType<typeof toBody>>({
    send: post(`${path}/notes/${note.id}/edits`),
    refresh: [path],
    tell: 'inline',
    place: form.showError,
    done: leave,
  })
  const send = form.onSubmit((values) => {
    if (values.body.trim() === initial.body.trim()) leave()
    else if (!save.busy) void save.run(toBody(values))
  })
  return (
    <form className={css.form} onSubmit={send}>
      <Problem of={save.error} />
      <Mentioning
        offered={offered}
        onName={() => undefined}
        write={(body) => form.setFieldValue('body', body)}
        send={send}
        field={{ 'aria-label': t`Edit note`, autoFocus: true, ...form.getInputProps('body') }}
        key={form.key('body')}
      />
      <div className={css.send}>
        <CommandButton command={save} type="submit" size="xs">
          <Trans>Save note</Trans>
        </CommandButton>
        <Button size="xs" onClick={leave} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  )
}

/** What the note said before, newest first. */
export function Earlier({ note }: { readonly note: NoteView }) {
  return (
    <ol className={css.earlier}>
      {note.earlier.toReversed().map(({ body, at }) => (
        <li key={at}>
          <When at={at} show="moment" />
          <Body body={body} mentions={note.mentions} />
        </li>
      ))}
    </ol>
  )
}
