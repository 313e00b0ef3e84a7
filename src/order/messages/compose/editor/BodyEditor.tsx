import { useLingui } from '@lingui/react/macro'
import { Extension, type Extensions } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Italic } from '@tiptap/extension-italic'
import { Link } from '@tiptap/extension-link'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { UndoRedo } from '@tiptap/extensions'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { EditorContent, useEditor, type Editor } from '@tiptap/react'
import { useEffect, useEffectEvent, type ReactNode } from 'react'
import css from '../compose.module.css'
import { linkOf } from '../texts.tsx'
import { Toolbar } from './Toolbar.tsx'

/** What stands in the editor: its HTML, and the same as plain text. */
export type Written = { readonly html: string; readonly text: string }

type EditorProps = {
  /** what is put into it; a new `stamp` puts it in again */
  readonly put: { readonly html: string; readonly stamp: number; readonly focus: boolean }
  readonly onWritten: (written: Written) => void
  /** it holds what was put: as the editor itself writes it */
  readonly onPut: (written: Written) => void
  readonly onFiles: (files: readonly File[]) => void
  readonly language: 'en' | 'fr'
  readonly error: ReactNode
}

/** The body of a mail: bold, italic, lists and links; nothing else can be typed or pasted. Ctrl+Enter sends the form around it. */
export function BodyEditor({ put, onWritten, onPut, onFiles, language, error }: EditorProps) {
  const { t } = useLingui()
  const editor = useEditor({
    extensions,
    content: put.html,
    // The policy of the page lets no style in without the nonce: ours stands in the module.
    injectCSS: false,
    shouldRerenderOnTransaction: true,
    onUpdate: ({ editor: now }) => onWritten(writtenIn(now)),
    editorProps: {
      transformPastedHTML: (html) => html.replaceAll(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*')/gi, ''),
      handleKeyDown: (view, event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submitAround(view.dom, event),
      handlePaste: (_view, event) => takeFiles(event.clipboardData?.files, onFiles),
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': t`Message`, 'data-path': 'body', class: css.written ?? '' },
    },
  })
  const place = useEffectEvent((stamp: number) => {
    if (editor.getHTML() !== put.html) editor.commands.setContent(put.html, { emitUpdate: false })
    onPut(writtenIn(editor))
    // The editor comes late: whoever has begun to choose or type elsewhere is not called away.
    const begun = stamp === 0 && document.activeElement instanceof HTMLInputElement
    if (put.focus && !begun) editor.commands.focus('start')
  })
  // An editor that waits too long for its place in the page is thrown away, and another comes in the next drawing.
  useEffect(() => {
    if (!editor.isDestroyed) place(put.stamp)
  }, [editor, put.stamp])
  useEffect(() => {
    if (editor.isDestroyed) return
    editor.view.dom.setAttribute('lang', language)
    editor.view.dom.setAttribute('aria-invalid', String(Boolean(error)))
  }, [editor, language, error])
  return (
    <div>
      <div className={css.editor} data-error={Boolean(error) || undefined}>
        <Toolbar editor={editor} />
        <EditorContent editor={editor} />
      </div>
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

/** Marks what still waits for a value: nobody's customer should read it. */
const OpenVariables = Extension.create({
  name: 'openVariables',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) => {
          const marks: Decoration[] = []
          doc.descendants((node, at) => {
            for (const found of node.text?.matchAll(/\{\{[^{}]*\}\}/g) ?? [])
              marks.push(Decoration.inline(at + found.index, at + found.index + found[0].length, { class: css.open ?? '' }))
          })
          return DecorationSet.create(doc, marks)
        },
      },
    }),
  ],
})

const extensions: Extensions = [
  Document,
  Paragraph,
  Text,
  HardBreak,
  Bold,
  Italic,
  BulletList,
  OrderedList,
  ListItem,
  ListKeymap,
  UndoRedo,
  Link.configure({
    openOnClick: false,
    protocols: ['http', 'https', 'mailto', 'tel'],
    defaultProtocol: 'https',
    isAllowedUri: (url) => linkOf(url) !== null,
    HTMLAttributes: { rel: null, target: null },
  }),
  OpenVariables,
]

function writtenIn(editor: Editor): Written {
  return { html: editor.isEmpty ? '' : editor.getHTML(), text: editor.getText({ blockSeparator: '\n\n' }).trim() }
}

function takeFiles(list: FileList | undefined, take: (files: readonly File[]) => void): boolean {
  if (!list || list.length === 0) return false
  take([...list])
  return true
}

function submitAround(dom: HTMLElement, event: globalThis.KeyboardEvent): boolean {
  event.preventDefault()
  dom.closest('form')?.requestSubmit()
  return true
}
