import type { LetterFacts } from '#domain/letters.ts'
import { verificationRange } from '#domain/payment/plans.ts'
import { hiddenSecret, payUrl } from '#platform/links/pay-link.ts'
import type { Block } from '#platform/mail-layout.ts'
import { linesOf, type Content, type Ink } from './ink.ts'

type Of<Kind extends LetterFacts['kind']> = Extract<LetterFacts, { readonly kind: Kind }>
type Around = { readonly hello: Block; readonly questions: Block }

/** The letters that speak of money alone: what was received or sent back, where to pay, and the small hold that proves a card is at hand. */
export function moneyLetter(
  facts: Of<'refunded' | 'receipt' | 'pay_link' | 'verify_card'>,
  ink: Ink,
  { hello, questions }: Around,
): Content {
  const { subject, blocks } = contentOf(facts, ink)
  return { subject, blocks: [hello, ...blocks, questions] }
}

function contentOf(facts: Of<'refunded' | 'receipt' | 'pay_link' | 'verify_card'>, ink: Ink): Content {
  const { words, sources, money } = ink
  const number = String(sources.number)
  switch (facts.kind) {
    case 'refunded':
      return {
        subject: words.refunded.subject(money(facts.amount), number),
        blocks: [text(words.refunded.text(money(facts.amount), facts.instrument))],
      }
    case 'receipt':
      return { subject: words.receipt.subject(money(facts.amount), number), blocks: [text(receivedOf(facts, ink)), linesOf(ink)] }
    case 'pay_link':
      return { subject: words.payLink.subject(money(facts.amount), number, sources.store_name), blocks: payLinkOf(facts, ink) }
    case 'verify_card': {
      const { subject, text: said, ask, end } = words.verify
      return { subject: subject(number), blocks: [said(money(verificationRange.most + 1), facts.instrument), ask, end].map(text) }
    }
  }
}

function receivedOf({ amount, instrument, due }: Of<'receipt'>, { words, money }: Ink): string {
  const left = due === 0 ? words.receipt.inFull : due > 0 ? words.receipt.due(money(due)) : words.receipt.over(money(-due))
  return `${words.receipt.text(money(amount), instrument)} ${left}`
}

/** The secret part of the address is put in as the letter leaves, and never before. */
function payLinkOf({ amount, until, note }: Of<'pay_link'>, ink: Ink): readonly Block[] {
  const { words, sources, money, publicUrl } = ink
  return [
    text(words.payLink.text(money(amount))),
    ...(note ? [text(note)] : []),
    { kind: 'link', text: words.payLink.pay(money(amount)), href: payUrl(publicUrl, hiddenSecret) },
    text(`${words.payLink.until(words.moment(new Date(until), sources.time_zone))} ${words.payLink.safe}`),
    linesOf(ink),
  ]
}

function text(said: string): Block {
  return { kind: 'text', text: said }
}
