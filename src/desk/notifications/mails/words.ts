import { fr } from './words-fr.ts'
import type { NoticeWords } from './words-of-mails.ts'

const en: NoticeWords = {
  mentioned: (by, of) => `${by} mentioned you on order ${of}`,
  assigned: (by, of) => (by === null ? `Order ${of} is yours now` : `${by} gave you order ${of}`),
  newOrder: (of, total) => `New order ${of}: ${total}`,
  replied: (of) => `Customer replied: order ${of}`,
  highRisk: (of, score) => `Look before shipping: order ${of} is High Risk, ${score} of 100`,
  raised:
    'Something that identifies the customer was reported as fraud in the network after this order had been scored. What was looked at before does not count any more.',
  look: 'Ship nothing before somebody has looked at the risk: call the customer, ask for the VIN, verify the card. A score advises, a person decides.',
  attention: (of) => `Needs attention: order ${of}`,
  reasons: {
    dispute_needs_response: 'The customer’s bank disputes a payment and waits for an answer.',
    inquiry_needs_response: 'The customer’s bank asks about a payment and waits for an answer.',
    fraud_warning: 'The card’s bank believes that a payment was fraud.',
    risk_raised:
      'Something that identifies the customer was reported as fraud in the network. Ship nothing before somebody has looked at the risk again.',
    unanswered: 'The gateway’s answer is unknown; the money may have moved.',
    label_unanswered: 'A label was asked for, and the carrier has not answered.',
    label_part_bought: 'Labels were bought for some boxes only.',
    label_differs: 'The barcode of a label says another number than it was bought under.',
    over_refunded: 'More was given back than came in.',
    refund_failed: 'A refund came back; the customer does not have the money.',
    not_confirmed: 'The storefront says it was paid; the gateway says no.',
    money_after_cancel: 'The order is cancelled, and the store still holds money of it.',
    hold_expired: 'The authorization ran out before it was captured.',
    shipped_unpaid: 'Everything has left the store, and a balance is still due.',
    overpaid: 'The customer paid too much.',
  },
  holdEnding: (of, until) => `The authorization of order ${of} ends ${until}. Capture it, or be ready to hold the money again`,
  stuck: (of, state) =>
    `${{ exception: 'A parcel is stuck or lost', returning: 'A parcel is on its way back', returned: 'A parcel came back' }[state]}: order ${of}`,
  tracking: (number) => `Tracking number ${number}`,
  times: (count) => `${count} times in a row`,
  open: (number) => `Open order ${number}`,
  several: (count, store) => `${count} things to look at - ${store}`,
  digest: (count, store, day) => `${day}: ${count === 1 ? '1 thing' : `${count} things`} to look at - ${store}`,
  change: 'You choose what you are told under Profile > Notifications.',
}

/** The words of a language. */
export function noticeWords(language: 'en' | 'fr'): NoticeWords {
  return language === 'fr' ? fr : en
}
