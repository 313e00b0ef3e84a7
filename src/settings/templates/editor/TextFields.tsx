import { Trans, useLingui } from '@lingui/react/macro'
import { Textarea, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { longest, variablesOf, type LetterText, type TemplateKind } from '#domain/mail/templates.ts'
import { check } from '#domain/mail/variables.ts'
import { Section } from '#ui/frame/Section.tsx'
import own from '../templates.module.css'
import { fieldWords, letterWords } from '../words.tsx'
import type { WordsForm } from './words-form.tsx'
import { VariableMenu } from './VariableMenu.tsx'

type FieldsProps = {
  readonly form: WordsForm
  readonly kind: TemplateKind
  readonly language: 'en' | 'fr'
  readonly typed: LetterText
  /** call after the form was changed by something else than typing */
  readonly follow: () => void
}

/** A letter's words in one language; between them stands what the desk writes itself. */
export function TextFields({ form, kind, language, typed, follow }: FieldsProps) {
  const { t } = useLingui()
  const { facts } = letterWords[kind]
  const of = (field: keyof LetterText) => ({ form, kind, language, field, typed: typed[field], follow })
  return (
    <Section id={`words-${language}`} title={<span data-notranslate>{language === 'en' ? 'English' : 'Français'}</span>}>
      <div className={own.fields}>
        <Field {...of('subject')} />
        <Field {...of('before')} />
        <p className={own.facts}>
          <IconLock size={16} aria-hidden />
          <span>{facts ? t(facts) : <Trans>Nothing more stands between: the desk adds no facts to this letter.</Trans>}</span>
        </p>
        <Field {...of('after')} />
      </div>
    </Section>
  )
}

type FieldProps = Omit<FieldsProps, 'typed'> & { readonly field: keyof LetterText; readonly typed: string }

function Field({ form, kind, language, field, typed, follow }: FieldProps) {
  const { t } = useLingui()
  const path = `texts.${language}.${field}`
  const { error: said, ...props } = form.getInputProps(path) as { readonly error?: ReactNode }
  const broken = useProblem(kind, field, typed)
  const Input = field === 'subject' ? TextInput : Textarea
  return (
    <div className={own.field}>
      <Input
        label={t(fieldWords[field])}
        maxLength={longest[field]}
        lang={language}
        data-notranslate
        {...(field === 'subject' ? {} : { autosize: true, minRows: field === 'before' ? 6 : 3 })}
        key={form.key(path)}
        {...props}
        error={broken ?? said}
      />
      <VariableMenu form={form} path={path} names={variablesOf(kind, field)} follow={follow} />
    </div>
  )
}

/** What is wrong with the variables of a text, with those the letter knows; null when nothing is. */
function useProblem(kind: TemplateKind, field: keyof LetterText, text: string) {
  const { t, i18n } = useLingui()
  const known = variablesOf(kind, field)
  const problems = check(text, known)
  if (problems.length === 0) return null
  const list = (names: readonly string[]) => new Intl.ListFormat(i18n.locale).format(names)
  const wrong = list(problems.map(({ text: one }) => one))
  const all = list(known.map((name) => `{{${name}}}`))
  return t`Not known here: ${wrong}. There is ${all}.`
}
