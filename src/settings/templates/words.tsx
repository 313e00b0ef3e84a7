import type { LetterText, LetterTexts, TemplateKind } from '#domain/mail/templates.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { addIssues } from '#ui/form/issues.ts'
import { addRefusals } from '#ui/refusals.ts'
import type { ChangeView } from '../shapes.ts'
import type { Said } from '../Trail.tsx'

type LetterWords = { readonly name: MessageDescriptor; readonly when: MessageDescriptor; readonly facts: MessageDescriptor | null }

/** A letter by name, when it is sent, and what the desk itself writes in its middle. */
export const letterWords: { readonly [kind in TemplateKind]: LetterWords } = {
  order_received: {
    name: msg`Order received`,
    when: msg`when an order comes in`,
    facts: msg`The parts with all sums, and the shipping address.`,
  },
  pay_link: {
    name: msg`Pay link`,
    when: msg`when somebody sends a link to pay`,
    facts: msg`The note, the button to pay, until when it works, and the parts with all sums.`,
  },
  verify_card: { name: msg`Verify the card`, when: msg`when a small hold was placed on a card to verify it`, facts: null },
  receipt: {
    name: msg`Receipt`,
    when: msg`when money was collected`,
    facts: msg`What was received, what is still due, and the parts with all sums.`,
  },
  balance_due: {
    name: msg`Balance due`,
    when: msg`when an order was made dearer and somebody asks for the rest`,
    facts: msg`The button to pay, or that the customer calls; and the parts with all sums.`,
  },
  backordered: {
    name: msg`Backordered until`,
    when: msg`when a part is backordered with a day`,
    facts: msg`The parts with the day each is expected.`,
  },
  shipped: {
    name: msg`Shipped`,
    when: msg`when a shipment left`,
    facts: msg`The parts in the shipment, tracking, what is still to come, and the address.`,
  },
  ready_for_pickup: {
    name: msg`Ready for pickup`,
    when: msg`when parts wait on the shelf`,
    facts: msg`The parts, and where the store is.`,
  },
  delivered: { name: msg`Delivered`, when: msg`when the carrier says that a parcel was delivered`, facts: msg`The parcel’s tracking.` },
  delivery_exception: {
    name: msg`Delivery held up`,
    when: msg`when the carrier says that a parcel is stuck or lost`,
    facts: msg`The parcel’s tracking.`,
  },
  lines_cancelled: {
    name: msg`Parts cancelled`,
    when: msg`when parts of an order were cancelled and somebody chose to tell the customer`,
    facts: msg`The parts, the reason in words for the customer, what was paid too much, and what is left with all sums.`,
  },
  cancelled: {
    name: msg`Order cancelled`,
    when: msg`when an order was cancelled`,
    facts: msg`The reason in words for the customer, and what money goes back.`,
  },
  refunded: { name: msg`Refund`, when: msg`when money was sent back`, facts: msg`What was sent back.` },
}

/** What a variable stands for. */
export const variableWords: { readonly [name: string]: MessageDescriptor } = {
  'order.number': msg`the order’s number`,
  'order.date': msg`the day it was placed`,
  'order.total': msg`the order’s total`,
  'customer.name': msg`the customer’s name`,
  'customer.firstName': msg`the customer’s first name`,
  'store.name': msg`the store’s name`,
  'store.phone': msg`the store’s phone`,
  amount: msg`the amount of money`,
  card: msg`the card or account, as “Visa •••• 4242”`,
  limit: msg`what the small hold is less than`,
  'link.until': msg`until when the link works`,
  'backorder.date': msg`the day the last part is expected`,
}

/** A field of a letter's words. */
export const fieldWords: { readonly [field in keyof LetterText]: MessageDescriptor } = {
  subject: msg`Subject`,
  before: msg`Text before the facts`,
  after: msg`Text after the facts`,
}

addIssues({
  unknown_variable: msg`This letter does not know a variable you wrote here.`,
  broken_variable: msg`Double braces here are no variable. Insert one from the menu.`,
  one_line: msg`A subject is one line.`,
})
addRefusals({
  always_sent: () => msg`This letter is always sent: the customer needs it to go on.`,
  no_such_version: () => msg`There is no such version.`,
  no_such_order: () => msg`There is no such order, or it is not yours to see.`,
})

/** Gives `say(change)` for the trail. */
export function useTemplateWords() {
  const { _ } = useLingui()
  const nameOf = (subject: string | null) => _(letterWords[subject as TemplateKind]?.name ?? msg`Letter`)
  const onOff = (plain: unknown) => (plain === true ? _(msg`on`) : _(msg({ message: 'off', context: 'a letter' })))
  const say = ({ what, subject, before, after }: ChangeView): Said => {
    if (what === 'mails_delivered') return { what: nameOf('delivered'), from: onOff(before), to: onOff(after) }
    if (what === 'mails_exception') return { what: nameOf('delivery_exception'), from: onOff(before), to: onOff(after) }
    if (what === 'letter_switch') return { what: nameOf(subject), from: onOff(before), to: onOff(after) }
    const [from, to] = [before as LetterTexts | null, after as LetterTexts | null]
    const [original, letter] = [_(msg`the original words`), nameOf(subject)]
    const differ = (texts: LetterTexts | null, other: LetterTexts | null) => texts && <Changed texts={texts} other={other} />
    return { what: _(msg`Words of “${letter}”`), from: differ(from, to) ?? original, to: differ(to, from) ?? original }
  }
  return { say }
}

/** Of a letter's words what the other state has not. */
function Changed({ texts, other }: { readonly texts: LetterTexts; readonly other: LetterTexts | null }) {
  const { _ } = useLingui()
  const languages = ['en', 'fr'] as const
  const fields = ['subject', 'before', 'after'] as const
  return languages.flatMap((language) =>
    fields
      .filter((field) => texts[language][field] !== other?.[language][field])
      .map((field) => (
        <div key={`${language} ${field}`}>
          <span className="muted">
            {language.toUpperCase()} {_(fieldWords[field])}:
          </span>{' '}
          <span data-notranslate>{texts[language][field]}</span>
        </div>
      )),
  )
}
