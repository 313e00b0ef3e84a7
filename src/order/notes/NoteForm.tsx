import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { holdPlaces } from '#domain/notices/mentions.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { useDesk } from '#ui/query.ts'
import { Kbd } from '#ui/show/Kbd.tsx'
import { Mentioning } from './Mentioning.tsx'
import { labelsOf } from './beginning.tsx'
import css from './notes.module.css'
import { NoteAsk, type MentionableView } from './shapes.ts'

type Typed = { readonly body: string }

/** A text not sent survives a reload; Ctrl-Enter sends it. An @ offers the people who may see the order. */
export function NoteForm({ order }: { readonly order: number }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const path = `/desk/stores/${slug}/orders/${order}`
  const [naming, setNaming] = useState(false)
  const people = useDesk<MentionableView>(`${path}/notes/people`, { enabled: naming })
  const offered = labelsOf(people.data?.people ?? [])
  const toBody = ({ body }: Typed) => holdPlaces(body, offered)
  const form = useDeskForm<Typed>({ name: 'note', initial: { body: '' }, shape: NoteAsk, toBody })
  const clear = () => {
    form.setFieldValue('body', '')
    form.sent()
  }
  const add = useCommand<ReturnType<typeof toBody>>({
    send: post(`${path}/notes`),
    refresh: [path],
    tell: 'inline',
    place: form.showError,
    done: clear,
  })
  const send = form.onSubmit((values) => {
    if (add.busy) return
    // A text kept over a reload may name people before they were read.
    if (values.body.includes('@') && people.data === undefined) {
      setNaming(true)
      void people.refetch().then(({ data }) => add.run(holdPlaces(values.body, labelsOf(data?.people ?? []))))
    } else void add.run(toBody(values))
  })
  return (
    <form className={css.form} onSubmit={send} onChange={() => add.error && !add.unknown && add.renew()}>
      <Problem of={add.error} />
      <Mentioning
        offered={offered}
        onName={() => setNaming(true)}
        write={(body) => form.setFieldValue('body', body)}
        send={send}
        field={{
          id: 'note-body',
          'aria-label': t`Note for colleagues`,
          placeholder: t`Note for colleagues, @ names somebody`,
          ...form.getInputProps('body'),
        }}
        key={form.key('body')}
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
