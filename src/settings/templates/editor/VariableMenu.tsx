import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu } from '@mantine/core'
import { IconBraces } from '@tabler/icons-react'
import { msg } from '@lingui/core/macro'
import own from '../templates.module.css'
import { fieldWords, variableWords } from '../words.tsx'
import type { WordsForm } from './words-form.tsx'

type MenuProps = { readonly form: WordsForm; readonly path: string; readonly names: readonly string[]; readonly follow: () => void }

/** The variables a field knows; the chosen one is put in where the writer last was. */
export function VariableMenu({ form, path, names, follow }: MenuProps) {
  const { t } = useLingui()
  const [, language = '', field = 'subject'] = path.split('.')
  const where = `${t(fieldWords[field as keyof typeof fieldWords])}, ${language === 'fr' ? 'Français' : 'English'}`
  const insert = (name: string) => {
    const node = form.getInputNode(path) as HTMLInputElement | HTMLTextAreaElement | null
    const before = node?.value ?? ''
    const [from, to] = [node?.selectionStart ?? before.length, node?.selectionEnd ?? before.length]
    const variable = `{{${name}}}`
    form.setFieldValue(path, before.slice(0, from) + variable + before.slice(to))
    follow()
    // The field is drawn anew with its new text; the writer goes on behind the variable.
    requestAnimationFrame(() => {
      const fresh = form.getInputNode(path) as typeof node
      fresh?.focus()
      fresh?.setSelectionRange(from + variable.length, from + variable.length)
    })
  }
  return (
    <Menu position="bottom-end" width={300} withinPortal returnFocus={false}>
      <Menu.Target>
        <Button
          className={own.insert}
          size="xs"
          variant="subtle"
          leftSection={<IconBraces size={16} aria-hidden />}
          aria-label={t`Insert a variable: ${where}`}
        >
          <Trans>Insert</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={own.menu}>
        {names.map((name) => (
          <Menu.Item key={name} onClick={() => insert(name)}>
            <span className="mono" data-notranslate>{`{{${name}}}`}</span>
            <div className="muted">{t(variableWords[name] ?? msg`a variable`)}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
