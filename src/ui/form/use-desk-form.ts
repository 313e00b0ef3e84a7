import { useLingui } from '@lingui/react'
import { useForm, type FormErrors, type UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import type { ZodType } from 'zod'
import { Invalid, Refused, type Issue } from '../api.ts'
import { useExplain } from '../refusals.ts'
import { draftKey, dropDraft, keepDraft, readDraft } from './draft.ts'
import { sentenceOfIssue, type RawIssue } from './issues.ts'

type DeskFormOptions<V> = {
  /** tells this form from others on the page */
  readonly name: string
  readonly initial: V
  /** the shape the server will check too; zod stays out of pages that have none */
  readonly shape?: ZodType
  /** what to check when the fields are not the body itself (dollars typed, cents sent) */
  readonly toBody?: (values: V) => unknown
  /** refusals that are about one field, by code: they stand there */
  readonly refusals?: { readonly [code: string]: keyof V & string }
  /** fields never kept: passwords */
  readonly secret?: readonly (keyof V & string)[]
  /** false for short forms whose text is not worth keeping */
  readonly draft?: boolean
}

export type DeskForm<V extends Record<string, unknown>> = UseFormReturnType<V> & {
  /** give it to `useCommand({ place })`: puts the server's issues and refusals at their fields; true when each found one */
  readonly showError: (error: Error) => boolean
  /** for `<Problem of>`: the error, unless it is a refusal that stands at its field already */
  readonly elsewhere: (error: Error | null) => Error | null
  /** call when it was sent: the draft goes */
  readonly sent: () => void
}

/**
 * A form that keeps what was typed (per tab and address, until sent), checks with the server's own zod shape on submit, and shows the server's
 * issues at their fields; the first field that does not fit gets the focus. `<TextInput label=… key={form.key('name')} {...form.getInputProps('name')} />`
 */
export function useDeskForm<V extends Record<string, unknown>>({
  name,
  initial,
  shape,
  toBody,
  refusals = {},
  secret = [],
  draft = true,
}: DeskFormOptions<V>): DeskForm<V> {
  const { _ } = useLingui()
  const explain = useExplain()
  const [key] = useState(() => draftKey(name))
  const [start] = useState(() => (draft ? readDraft(key, initial) : initial))
  const sentence = (issue: RawIssue) => {
    const words = sentenceOfIssue(issue)
    return typeof words === 'string' ? words : _(words)
  }

  const form = useForm<V>({
    mode: 'uncontrolled',
    initialValues: start,
    validate: shape && ((values) => errorsOf(shape, toBody ? toBody(values) : values, sentence)),
    clearInputErrorOnChange: true,
    onValuesChange: (values) => draft && keepDraft(key, values, secret),
  })

  const fieldOf = (error: Error | null) => (error instanceof Refused ? refusals[error.code] : undefined)
  const showError = (error: Error) => {
    const field = fieldOf(error)
    if (field !== undefined) {
      form.setFieldError(field, explain(error))
      goTo(field)
      return true
    }
    if (!(error instanceof Invalid)) return false
    form.setErrors(Object.fromEntries(error.issues.map((issue: Issue) => [issue.path, sentence(issue)])))
    goTo(error.issues[0]?.path)
    return error.issues.every((issue) => hasField(form.getValues(), issue.path))
  }
  // The first field that does not fit may be out of sight: whoever pressed the button is taken there.
  const goTo = (field: string | undefined) => form.getInputNode(field ?? '')?.focus()
  const onSubmit: typeof form.onSubmit = (send, failed) => form.onSubmit(send, failed ?? ((errors) => goTo(Object.keys(errors)[0])))
  const elsewhere = (error: Error | null) => (fieldOf(error) === undefined ? error : null)
  return { ...form, onSubmit, showError, elsewhere, sent: () => dropDraft(key) }
}

function errorsOf(shape: ZodType, body: unknown, sentence: (issue: RawIssue) => string): FormErrors {
  const parsed = shape.safeParse(body, { reportInput: true })
  return Object.fromEntries((parsed.error?.issues ?? []).map((issue) => [issue.path.join('.'), sentence(issue as RawIssue)]))
}

function hasField(values: unknown, path: string): boolean {
  const [first = '', ...rest] = path.split('.')
  if (!values || typeof values !== 'object' || !(first in values)) return false
  return rest.length === 0 || hasField((values as Record<string, unknown>)[first], rest.join('.'))
}
