import { Combobox, Textarea, useCombobox } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Initials } from '#ui/show/Initials.tsx'
import { beginningAt, type labelsOf, type Beginning } from './beginning.tsx'
import css from './notes.module.css'

type MentioningProps = {
  readonly offered: ReturnType<typeof labelsOf>
  readonly onName: () => void
  readonly write: (body: string) => void
  readonly send: () => void
  readonly field: Readonly<Record<string, unknown>> & { readonly onChange?: (event: React.ChangeEvent<HTMLTextAreaElement>) => void }
}

/** The text, and below it the people whose names begin as what stands behind the @; arrows choose, Enter or Tab takes, Escape leaves it. */
export function Mentioning({ offered, onName, write, send, field }: MentioningProps) {
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
