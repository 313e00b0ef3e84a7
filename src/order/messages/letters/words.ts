import type { CancelWhy } from '#domain/letters.ts'
import { percentOf } from '#domain/store/taxes.ts'

/** The desk's own words in every letter, in one language: of its facts. What a store may say otherwise is in originals.ts. Functions take what the sentence needs, already formatted. */
export type LetterWords = {
  readonly order: (number: string) => string
  readonly quantity: string
  readonly part: string
  readonly amount: string
  readonly subtotal: string
  readonly cores: string
  readonly discounts: string
  readonly shipping: string
  readonly fees: string
  readonly tax: (name: string, ratePpm: number) => string
  readonly total: string
  readonly country: (code: string) => string
  readonly shipTo: string
  readonly track: (carrier: string) => string
  readonly stillToCome: string
  readonly noTracking: string
  readonly instrument: { readonly refunded: string; readonly verify: string }
  readonly reasons: { readonly [why in CancelWhy]: string }
  readonly partReasons: { readonly [why in CancelWhy]: string }
  readonly cancelled: {
    readonly returned: (amount: string) => string
    readonly released: (amount: string) => string
    readonly owed: (amount: string) => string
  }
  readonly returned: string
  readonly received: string
  readonly expected: string
  readonly receipt: { readonly inFull: string; readonly due: (amount: string) => string; readonly over: (amount: string) => string }
  readonly payLink: {
    readonly pay: (amount: string) => string
    readonly until: (moment: string) => string
    readonly safe: string
    readonly call: (phone: string | null) => string
  }
  readonly day: (date: string) => string
  readonly moment: (at: Date, timeZone: string) => string
}

const en: LetterWords = {
  order: (number) => `Order ${number}`,
  quantity: 'Qty',
  part: 'Part',
  amount: 'Amount',
  subtotal: 'Subtotal',
  cores: 'Core charges',
  discounts: 'Discounts',
  shipping: 'Shipping',
  fees: 'Fees',
  tax: (name, ratePpm) => `Tax ${name} ${percentOf(ratePpm)}%`,
  total: 'Order total',
  country: countryIn('en'),
  shipTo: 'Ship to',
  track: (carrier) => `Track with ${carrier}`,
  stillToCome: 'Still to come',
  noTracking: 'There is no tracking number for this shipment.',
  instrument: { refunded: 'the card or account that paid', verify: 'card' },
  reasons: {
    asked: 'You asked us to cancel it.',
    not_available: 'We are sorry: we cannot get the parts.',
    undeliverable: 'It could not be delivered to the address of the order.',
    twice: 'The same order came in twice; the other one stands.',
  },
  partReasons: {
    asked: 'You asked us to leave them out.',
    not_available: 'We are sorry: we cannot get them.',
    undeliverable: 'They could not be delivered to the address of the order.',
    twice: 'They were ordered twice; the other order stands.',
  },
  cancelled: {
    returned: (amount) => `${amount} goes back to the card or account that paid. Banks take up to ten days to show it.`,
    released: (amount) => `The hold of ${amount} on your card is released. Nothing was charged.`,
    owed: (amount) => `You have paid ${amount} more than that, which we give back to you.`,
  },
  returned: 'Sent back to you',
  received: 'Received',
  expected: 'Expected',
  receipt: {
    inFull: 'Your order is paid in full.',
    due: (amount) => `Still due on your order: ${amount}.`,
    over: (amount) => `That is ${amount} more than your order costs. We will put that right.`,
  },
  payLink: {
    pay: (amount) => `Pay ${amount}`,
    until: (moment) => `The link works once, until ${moment}.`,
    safe: 'Please never write a card number into a mail: you type it only on the page behind the link.',
    call: (phone) =>
      phone
        ? `Please call ${phone} to pay. Never write a card number into a mail.`
        : 'Please call us to pay. Never write a card number into a mail.',
  },
  day: dayIn('en-US'),
  moment: momentIn('en-US'),
}

const fr: LetterWords = {
  order: (number) => `Commande ${number}`,
  quantity: 'Qté',
  part: 'Pièce',
  amount: 'Montant',
  subtotal: 'Sous-total',
  cores: 'Consignes',
  discounts: 'Remises',
  shipping: 'Livraison',
  fees: 'Frais',
  tax: (name, ratePpm) => `Taxe ${name} ${percentOf(ratePpm).replace('.', ',')} %`,
  total: 'Total de la commande',
  country: countryIn('fr'),
  shipTo: 'Livrer à',
  track: (carrier) => `Suivre avec ${carrier}`,
  stillToCome: 'À suivre',
  noTracking: 'Cet envoi n’a pas de numéro de suivi.',
  instrument: { refunded: 'la carte ou le compte qui a payé', verify: 'carte' },
  reasons: {
    asked: 'Vous nous l’avez demandé.',
    not_available: 'Nous en sommes désolés : nous ne pouvons pas obtenir les pièces.',
    undeliverable: 'Elle n’a pas pu être livrée à l’adresse de la commande.',
    twice: 'La même commande nous est parvenue deux fois ; l’autre est maintenue.',
  },
  partReasons: {
    asked: 'Vous nous avez demandé de les retirer.',
    not_available: 'Nous en sommes désolés : nous ne pouvons pas les obtenir.',
    undeliverable: 'Elles n’ont pas pu être livrées à l’adresse de la commande.',
    twice: 'Elles ont été commandées deux fois ; l’autre commande est maintenue.',
  },
  cancelled: {
    returned: (amount) =>
      `${amount} sont retournés à la carte ou au compte qui a payé. Les banques mettent jusqu’à dix jours à l’afficher.`,
    released: (amount) => `L’autorisation de ${amount} sur votre carte est levée. Rien n’a été débité.`,
    owed: (amount) => `Vous avez payé ${amount} de plus, que nous vous remboursons.`,
  },
  returned: 'Remboursé',
  received: 'Reçu',
  expected: 'Prévue',
  receipt: {
    inFull: 'Votre commande est entièrement payée.',
    due: (amount) => `Solde à payer sur votre commande : ${amount}.`,
    over: (amount) => `C’est ${amount} de plus que le prix de votre commande. Nous allons régulariser.`,
  },
  payLink: {
    pay: (amount) => `Payer ${amount}`,
    until: (moment) => `Le lien fonctionne une seule fois, jusqu’au ${moment}.`,
    safe: 'N’écrivez jamais un numéro de carte dans un courriel : vous le saisissez seulement sur la page du lien.',
    call: (phone) =>
      phone
        ? `Appelez le ${phone} pour payer. N’écrivez jamais un numéro de carte dans un courriel.`
        : 'Appelez-nous pour payer. N’écrivez jamais un numéro de carte dans un courriel.',
  },
  day: dayIn('fr-CA'),
  moment: momentIn('fr-CA'),
}

/** The words of a language. */
export function wordsOf(language: 'en' | 'fr'): LetterWords {
  return language === 'fr' ? fr : en
}

function countryIn(language: string): (code: string) => string {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  return (code) => names.of(code) ?? code
}

function momentIn(locale: string): (at: Date, timeZone: string) => string {
  return (at, timeZone) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at)
}

/** A day without a time, as 2026-03-31. */
function dayIn(locale: string): (date: string) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return (date) => format.format(new Date(`${date}T00:00:00Z`))
}
