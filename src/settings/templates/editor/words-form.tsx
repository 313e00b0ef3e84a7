import type { LetterTexts } from '#domain/mail/templates.ts'
import type { DeskForm } from '#ui/form/use-desk-form.ts'

/** A letter's words as they are typed. */
export type Typed = { texts: LetterTexts }

/** The form they are typed in. */
export type WordsForm = DeskForm<Typed>
