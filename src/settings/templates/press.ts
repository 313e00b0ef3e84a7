import type { LetterText, LetterTexts, TemplateKind } from '#domain/mail/templates.ts'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'

/** What prints letters, as the pages of their templates see it. It belongs to the order's messages and is given by the server. */
export type Press = {
  readonly originalsOf: (tx: Tx, kind: TemplateKind) => Promise<LetterTexts>
  readonly printLetter: (
    app: App,
    tx: Tx,
    asked: { readonly kind: TemplateKind; readonly language: 'en' | 'fr'; readonly order: number; readonly text: LetterText },
  ) => Promise<
    | {
        readonly subject: string
        readonly text: string
        readonly html: string
        readonly from: { readonly name: string; readonly address: string }
      }
    | undefined
  >
}
