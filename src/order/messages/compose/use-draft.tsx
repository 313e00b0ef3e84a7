import { hasCardNumber } from '#domain/card-number.ts'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { addIssues } from '#ui/form/issues.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { addRefusals } from '#ui/refusals.ts'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import { EmailAsk, type IncomingView, type MessagesView, type TakenBack } from '../shapes.ts'
import type { Written } from './editor/BodyEditor.tsx'
import type { CannedView, ComposerView } from './shapes.ts'
import { answerSubject, fillCanned, plainSubject, toHtml, type Filled } from './texts.tsx'

addIssues({ open_variable: msg`Fill in what stands between double braces: this order has no value for it.` })
addRefusals({
  open_variable: () => msg`Fill in what stands between double braces: this order has no value for it.`,
  card_in_mail: () => msg`This holds a card number. Card numbers may not be sent or kept: take it out.`,
  empty_mail: () => msg`Fill this in.`,
})

export type EmailFormProps = {
  readonly onClose: () => void
  /** what was taken back: written on with */
  readonly taken: TakenBack | null
  readonly onTaken: (words: TakenBack) => void
  /** the mail that is answered */
  readonly answered: IncomingView | null
  /** the order's mails that can be answered */
  readonly incoming: readonly IncomingView[]
  /** the order's path at the server */
  readonly order: string
  readonly number: number
  readonly to: NonNullable<MessagesView['to']>
}

/** What is typed; `filled…` is what a canned message put there, as long as nobody has changed it. */
type Values = {
  readonly subject: string
  readonly body: string
  readonly html: string
  readonly language: string
  readonly picked: string
  readonly filledSubject: string
  readonly filledHtml: string
  readonly reply: string
  readonly quote: boolean
}

/** What the server is asked, without the files. */
export function askOf({ subject, body, html, language, reply, quote }: Values) {
  return { subject, body, html, language, ...(reply && { reply, quote }) }
}

export type Draft = ReturnType<typeof useDraft>

/** What is typed in the composer and where it came from. Nothing a person typed is ever lost by picking a message, another language or a mail to answer. */
export function useDraft({ taken, to, number: plain, answered, view }: EmailFormProps & { readonly view: ComposerView }) {
  const number = useNumber()(plain)
  const { t } = useLingui()
  const form = useDeskForm<Values>({
    name: 'email',
    initial: firstValues(taken, to.language, number),
    shape: EmailAsk,
    toBody: askOf,
    refusals: { open_variable: 'body', card_in_mail: 'body', empty_mail: 'body' },
  })
  const start = form.getValues()
  const [put, setPut] = useState({ html: start.html || toHtml(start.body), stamp: 0, focus: true })
  const [{ language, picked, ...watched }, watch] = useState(start)
  const set = (changes: Partial<Values>) => {
    for (const [field, value] of Object.entries(changes)) form.setFieldValue(field as keyof Values, value)
    watch((now) => ({ ...now, ...changes }))
  }
  form.watch('subject', ({ value }) => watch((now) => ({ ...now, subject: value })))
  const place = (html: string) => setPut(({ stamp }) => ({ html, stamp: stamp + 1, focus: true }))
  const fill = (canned: CannedView, asked: 'en' | 'fr') =>
    set(merge(form.getValues(), fillCanned(canned, view.values, asked), number, place))
  const answer = useEffectEvent((id: string | undefined) => {
    if (!answered || form.getValues().reply === id) return
    const free = isFree(form.getValues(), number)
    const subject = answerSubject(answered.subject)
    set({ reply: answered.id, quote: true, ...(free && { subject, filledSubject: subject }) })
  })
  useEffect(() => answer(answered?.id), [answered?.id])
  return {
    form,
    language: language === 'fr' ? ('fr' as const) : ('en' as const),
    picked,
    watched,
    put,
    set,
    write: ({ html, text }: Written) => {
      form.clearFieldError('body')
      set({ html, body: text })
    },
    /** the editor writes HTML its own way: what was filled in is known by that */
    settle: ({ html, text }: Written) => set({ html, body: text, ...(form.getValues().filledHtml === pending && { filledHtml: html }) }),
    pick: (canned: CannedView) => {
      set({ picked: canned.id })
      fill(canned, language === 'fr' ? 'fr' : 'en')
    },
    speak: (asked: 'en' | 'fr') => {
      const values = form.getValues()
      set({ language: asked })
      if (values.subject === plainSubject(number, asked === 'fr' ? 'en' : 'fr')) set({ subject: plainSubject(number, asked) })
      const canned = view.canned.find(({ id }) => id === values.picked)
      if (canned?.[asked] && values.html === values.filledHtml) fill(canned, asked)
    },
    propsOf: (field: 'subject' | 'body') => {
      const { error, ...props } = form.getInputProps(field) as { readonly error?: ReactNode }
      const card = error !== undefined && hasCardNumber(form.getValues()[field])
      return { ...props, error: card ? t`This holds a card number. Card numbers may not be sent or kept: take it out.` : error }
    },
  }
}

/** Stands for HTML the editor has not written yet. */
const pending = '…'

function firstValues(taken: EmailFormProps['taken'], language: 'en' | 'fr', number: string): Values {
  return {
    subject: taken?.subject ?? plainSubject(number, language),
    body: taken?.body ?? '',
    html: taken?.html ?? '',
    language: taken?.language ?? language,
    picked: '',
    filledSubject: '',
    filledHtml: '',
    reply: taken?.reply ?? '',
    quote: taken?.quote ?? false,
  }
}

/** Has nobody typed a subject? */
function isFree({ subject, filledSubject }: Values, number: string): boolean {
  return ['', filledSubject, plainSubject(number, 'en'), plainSubject(number, 'fr')].includes(subject.trim())
}

/** Puts a filled message in: in place of one that nobody changed, above what somebody typed. */
function merge(values: Values, { subject, html }: Filled, number: string, place: (html: string) => void): Partial<Values> {
  const typed = values.body !== '' && values.html !== values.filledHtml
  place(typed ? html + values.html : html)
  return {
    ...(isFree(values, number) && !values.reply && { subject, filledSubject: subject }),
    filledHtml: typed ? '' : pending,
  }
}
