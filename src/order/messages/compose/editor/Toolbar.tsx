import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { IconBold, IconItalic, IconLink, IconList, IconListNumbers, IconUnlink, type Icon } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useState, type KeyboardEvent } from 'react'
import css from '../compose.module.css'
import { linkOf } from '../texts.tsx'

/** What can be done with what is marked: bold, italic, lists, links. */
export function Toolbar({ editor }: { readonly editor: Editor }) {
  const { t } = useLingui()
  return (
    <div className={css.toolbar} role="toolbar" aria-label={t`Formatting`}>
      <Mark icon={IconBold} label={t`Bold`} on={editor.isActive('bold')} press={() => editor.chain().focus().toggleBold().run()} />
      <Mark icon={IconItalic} label={t`Italic`} on={editor.isActive('italic')} press={() => editor.chain().focus().toggleItalic().run()} />
      <Mark
        icon={IconList}
        label={t`List`}
        on={editor.isActive('bulletList')}
        press={() => editor.chain().focus().toggleBulletList().run()}
      />
      <Mark
        icon={IconListNumbers}
        label={t`Numbered list`}
        on={editor.isActive('orderedList')}
        press={() => editor.chain().focus().toggleOrderedList().run()}
      />
      <LinkMark editor={editor} />
      {editor.isActive('link') && (
        <Mark icon={IconUnlink} label={t`Remove link`} on={false} press={() => editor.chain().focus().unsetLink().run()} />
      )}
    </div>
  )
}

type MarkProps = { readonly icon: Icon; readonly label: string; readonly on: boolean; readonly press: () => void }

/** What a popover gives the button it opens from goes to the button. */
function Mark({ icon: Sign, label, on, press, ...given }: MarkProps) {
  return (
    <ActionIcon
      {...given}
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      aria-pressed={on}
      // The editor keeps its selection, and on a phone its keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
    >
      <Sign size={18} aria-hidden />
    </ActionIcon>
  )
}

function LinkMark({ editor }: { readonly editor: Editor }) {
  const { t } = useLingui()
  const [open, show] = useState(false)
  const [address, type] = useState('')
  const [wrong, mark] = useState(false)
  const opened = () => {
    type(String(editor.getAttributes('link')['href'] ?? ''))
    mark(false)
    show(true)
  }
  const save = () => {
    const href = linkOf(address)
    if (href === null) return mark(true)
    const chain = editor.chain().focus().extendMarkRange('link')
    // Nothing is marked: the address itself is written.
    if (editor.state.selection.empty && !editor.isActive('link'))
      chain.insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] }).run()
    else chain.setLink({ href }).run()
    show(false)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && event.key !== 'Enter') return
    // Neither closes nor sends the mail around it.
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') return save()
    show(false)
    editor.commands.focus()
  }
  return (
    <Popover opened={open} onChange={show} position="bottom-start" trapFocus closeOnEscape={false} width={300}>
      <Popover.Target>
        <Mark icon={IconLink} label={t`Link`} on={editor.isActive('link')} press={opened} />
      </Popover.Target>
      <Popover.Dropdown onKeyDown={keys}>
        <div className={css.link}>
          <TextInput
            label={t`Address of the link`}
            placeholder="https://example.com"
            value={address}
            error={wrong && t`Write a web address, an e-mail address or a phone number with tel:`}
            onChange={({ currentTarget: { value } }) => type(value)}
            data-autofocus
          />
          <Button size="xs" variant="filled" onClick={save}>
            <Trans>Save link</Trans>
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
