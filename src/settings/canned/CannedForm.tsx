import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Textarea, TextInput } from '@mantine/core'
import { useRef, type FocusEvent } from 'react'
import { unknownVariables, variables, type Variable } from '#domain/mail/canned-variables.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm, type DeskForm } from '#ui/form/use-desk-form.ts'
import settings from '../settings.module.css'
import css from './canned.module.css'
import { CannedAsk, type CannedView } from './shapes.ts'
import { useCannedWords } from './words.tsx'

type FormProps = { readonly message: CannedView | null; readonly at: string; readonly onClose: () => void }
type Field = 'en.subject' | 'en.body' | 'fr.subject' | 'fr.body'

/** A message in English and French side by side, with the variables it may name to put in by a click. */
export function CannedForm({ message, at, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const form = useDeskForm<CannedAsk>({
    name: 'canned',
    initial: { name: message?.name ?? '', en: message?.en ?? nothing, fr: message?.fr ?? nothing },
    shape: CannedAsk,
    refusals: { canned_name_taken: 'name' },
    draft: false,
  })
  const save = useCommand<CannedAsk>({
    send: (values, { commandId }) =>
      request(message ? `${at}/${message.id}` : at, { method: message ? 'PUT' : 'POST', body: values, commandId }),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
    place: form.showError,
    done: onClose,
  })
  const last = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null)
  const remember = ({ currentTarget }: Focused) => {
    last.current = currentTarget
  }
  return (
    <form className={settings.key} onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
      <Problem of={form.elsewhere(save.error)} />
      <TextInput
        label={t`Name`}
        description={t`By which people find it.`}
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <div className={css.languages}>
        <Language form={form} language="en" title="English" onFocus={remember} />
        <Language form={form} language="fr" title="Français" onFocus={remember} />
      </div>
      <Variables onPick={(name) => putIn(last.current, `{{${name}}}`)} />
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={save}>
          {message ? <Trans>Save message</Trans> : <Trans>Add message</Trans>}
        </CommandButton>
      </DialogActions>
    </form>
  )
}

const nothing = { subject: '', body: '' }

type Focused = FocusEvent<HTMLInputElement | HTMLTextAreaElement>

type LanguageProps = {
  readonly form: DeskForm<CannedAsk>
  readonly language: 'en' | 'fr'
  readonly title: string
  readonly onFocus: (event: Focused) => void
}

function Language({ form, language, title, onFocus }: LanguageProps) {
  const { t } = useLingui()
  const propsOf = useProps(form, onFocus)
  return (
    <fieldset className={css.language} lang={language}>
      <legend data-notranslate>{title}</legend>
      <TextInput label={t`Subject`} key={form.key(`${language}.subject`)} {...propsOf(`${language}.subject`)} />
      <Textarea label={t`Message`} autosize minRows={9} maxRows={18} key={form.key(`${language}.body`)} {...propsOf(`${language}.body`)} />
    </fieldset>
  )
}

/** A field's props; an error about a variable names it and those there are. */
function useProps(form: DeskForm<CannedAsk>, remember: (event: Focused) => void) {
  const { unknown } = useCannedWords()
  return (field: Field) => {
    const { error, onFocus, ...props } = form.getInputProps(field) as {
      readonly error?: string
      readonly onFocus?: (event: Focused) => void
    }
    const [language, part] = field.split('.') as ['en' | 'fr', 'subject' | 'body']
    const names = error === undefined ? [] : unknownVariables(form.getValues()[language][part])
    const focused = (event: Focused) => {
      onFocus?.(event)
      remember(event)
    }
    return { ...props, onFocus: focused, error: names.length > 0 ? unknown(names) : error }
  }
}

function Variables({ onPick }: { readonly onPick: (name: Variable) => void }) {
  const { meaningOf } = useCannedWords()
  return (
    <div className={css.variables}>
      <p>
        <Trans>Filled in with the order’s values when the message is picked. Press one to put it where you were writing:</Trans>
      </p>
      <ul>
        {variables.map((name) => (
          <li key={name}>
            <Button size="compact-xs" title={meaningOf(name)} onClick={() => onPick(name)} data-notranslate>
              {`{{${name}}}`}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Puts text where the cursor of a field is, as if it were typed: the form hears of it. */
function putIn(field: HTMLInputElement | HTMLTextAreaElement | null, text: string): void {
  if (!field) return
  field.focus()
  field.setRangeText(text, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
