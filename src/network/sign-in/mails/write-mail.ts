import { layOut, toText, type Block } from '#platform/mail-layout.ts'
import { wordsOf, type Occasion } from './words.ts'

/** An account's mail: come in for the first time, you were added, choose a new password, your second factor was ended, or an address of the store was paused. `href` is where its button leads. */
export type AccountMail =
  | { readonly kind: 'invited' | 'added' | 'webhook'; readonly to: Occasion; readonly href: string }
  | { readonly kind: 'password' | 'factors'; readonly name: string; readonly href: string }

/** Writes the mail in the reader's language, signed by the store that added them or by the desk itself. */
export function writeMail(mail: AccountMail, language: 'en' | 'fr') {
  const { subject, blocks, store } = contentOf(mail, language)
  const sender = { store, address: null, phone: null }
  return { subject, text: toText(blocks, sender), html: layOut(subject, blocks, sender, language) }
}

type Content = { readonly subject: string; readonly blocks: readonly Block[]; readonly store: string }

function contentOf(mail: AccountMail, language: 'en' | 'fr'): Content {
  const words = wordsOf(language)
  const text = (line: string): Block => ({ kind: 'text', text: line })
  const link = (line: string): Block => ({ kind: 'link', text: line, href: mail.href })
  switch (mail.kind) {
    case 'invited': {
      const { subject, text: says, act, lasts } = words.invited
      const { name, store } = mail.to
      return { subject: subject(store), blocks: [text(words.hello(name)), text(says(mail.to)), link(act), text(lasts)], store }
    }
    case 'added':
    case 'webhook': {
      const { subject, text: says, act } = words[mail.kind]
      const { name, store } = mail.to
      return { subject: subject(store), blocks: [text(words.hello(name)), text(says(mail.to)), link(act)], store }
    }
    case 'factors':
    case 'password': {
      const { subject, text: says, act, lasts } = words[mail.kind]
      return { subject, blocks: [text(words.hello(mail.name)), text(says), link(act), text(lasts)], store: 'Partsdesk' }
    }
  }
}
