import { Trans, useLingui } from '@lingui/react/macro'
import { Combobox, Textarea, useCombobox } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { holdPlaces } from '#domain/notices/mentions.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { useDesk } from '#ui/query.ts'
import { Initials } from '#ui/show/Initials.tsx'
import { Kbd } from '#ui/show/Kbd.tsx'
import { beginningAt, labelsOf, type Beginning } from './mentioning.tsx'
import css from './notes.module.css'
import { NoteAsk, type MentionableView } from './shapes.ts'

type Typed = { readonly body: string }

/** A text not sent survives a reload; Ctrl-Enter sends it. An @ offers the people who may see the order. Notes are added, never rewritten. */
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

type MentioningProps = {
  readonly offered: ReturnType<typeof labelsOf>
  readonly onName: () => void
  readonly write: (body: string) => void
  readonly send: () => void
  readonly field: Readonly<Record<string, unknown>> & { readonly onChange?: (event: React.ChangeEvent<HTMLTextAreaElement>) => void }
}

/** The text, and below it the people whose names begin as what stands behind the @; arrows choose, Enter or Tab takes, Escape leaves it. */
function Mentioning({ offered, onName, write, send, field }: MentioningProps) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const input = useRef<HTMLTextAreaElement>(null)
  const [begun, begin] = useState<Beginning | null>(null)
  const found = begun ? offered.filter(({ label, id }) => begun.matches(label) && id !== '').slice(0, 8) : []
  // The first is marked as soon as there are any, so that Enter takes it.
  const first = found[0]?.id
  const mark = useEffectEvent(() => void combobox.selectFirstOption())
  useEffect(() => {
    if (first !== undefined) mark()
  }, [first])
  const look = (element: HTMLTextAreaElement) => {
    const now = beginningAt(element.value, element.selectionStart)
    begin(now)
    if (now) {
      onName()
      combobox.openDropdown()
    } else combobox.closeDropdown()
  }
  const take = (label: string) => {
    const element = input.current
    if (!element || !begun) return
    const before = `${element.value.slice(0, begun.at)}@${label} `
    element.value = before + element.value.slice(begun.end)
    element.setSelectionRange(before.length, before.length)
    write(element.value)
    begin(null)
    combobox.closeDropdown()
    element.focus()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={take} position="bottom-start" width={320} shadow="md">
      <Combobox.Target withKeyboardNavigation={begun !== null} withAriaAttributes={begun !== null} autoComplete="off">
        <Textarea
          {...field}
          ref={input}
          autosize
          minRows={2}
          maxRows={10}
          onChange={(event) => {
            field.onChange?.(event)
            look(event.currentTarget)
          }}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
            else if (begun && event.key === 'Tab' && found[combobox.getSelectedOptionIndex()]) {
              event.preventDefault()
              take(found[combobox.getSelectedOptionIndex()]?.label ?? '')
            } else if (begun && event.key === 'Escape') begin(null)
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={found.length === 0}>
        <Combobox.Options>
          {found.map(({ id, label, name }) => (
            <Combobox.Option key={id} value={label} className={css.person} data-notranslate>
              <Initials name={name} /> {label}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
