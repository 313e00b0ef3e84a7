/** The words of every letter in one language. Functions take what the sentence needs, already formatted. */
export type LetterWords = {
  readonly hello: (name: string) => string
  readonly order: (number: string) => string
  readonly quantity: string
  readonly part: string
  readonly amount: string
  readonly subtotal: string
  readonly cores: string
  readonly discounts: string
  readonly shipping: string
  readonly fees: string
  readonly tax: string
  readonly total: string
  readonly country: (code: string) => string
  readonly shipTo: string
  readonly track: (carrier: string) => string
  readonly stillToCome: string
  readonly questions: (phone: string | null) => string
  readonly received: { readonly subject: (number: string, store: string) => string; readonly text: string }
  readonly shipped: { readonly subject: (number: string) => string; readonly text: string; readonly noTracking: string }
  readonly ready: { readonly subject: (number: string) => string; readonly text: (store: string) => string }
  readonly delivered: { readonly subject: (number: string) => string; readonly text: string }
  readonly exception: { readonly subject: (number: string) => string; readonly text: string }
  readonly cancelled: {
    readonly subject: (number: string) => string
    readonly text: string
    readonly returned: (amount: string) => string
    readonly released: (amount: string) => string
  }
  readonly refunded: {
    readonly subject: (amount: string, number: string) => string
    readonly text: (amount: string, instrument: string | null) => string
  }
  readonly receipt: {
    readonly subject: (amount: string, number: string) => string
    readonly text: (amount: string, instrument: string | null) => string
    readonly inFull: string
    readonly due: (amount: string) => string
    readonly over: (amount: string) => string
  }
  readonly payLink: {
    readonly subject: (amount: string, number: string, store: string) => string
    readonly text: (amount: string) => string
    readonly pay: (amount: string) => string
    readonly until: (moment: string) => string
    readonly safe: string
  }
  readonly verify: {
    readonly subject: (number: string) => string
    readonly text: (most: string, instrument: string | null) => string
    readonly ask: string
    readonly end: string
  }
  readonly moment: (at: Date, timeZone: string) => string
}

const en: LetterWords = {
  hello: (name) => `Hello ${name},`,
  order: (number) => `Order ${number}`,
  quantity: 'Qty',
  part: 'Part',
  amount: 'Amount',
  subtotal: 'Subtotal',
  cores: 'Core charges',
  discounts: 'Discounts',
  shipping: 'Shipping',
  fees: 'Fees',
  tax: 'Tax',
  total: 'Order total',
  country: countryIn('en'),
  shipTo: 'Ship to',
  track: (carrier) => `Track with ${carrier}`,
  stillToCome: 'Still to come',
  questions: (phone) => (phone ? `Questions? Answer this mail or call ${phone}.` : 'Questions? Answer this mail.'),
  received: {
    subject: (number, store) => `We have your order ${number} - ${store}`,
    text: 'Thank you. We have your order and check now that every part fits your vehicle. You get another mail when it leaves.',
  },
  shipped: {
    subject: (number) => `Your order ${number} is on its way`,
    text: 'These parts have left our store:',
    noTracking: 'There is no tracking number for this shipment.',
  },
  ready: {
    subject: (number) => `Your order ${number} is ready for pickup`,
    text: (store) => `These parts wait for you at ${store}. Please bring the order number and an ID.`,
  },
  delivered: {
    subject: (number) => `A parcel of your order ${number} was delivered`,
    text: 'The carrier says that this parcel was delivered:',
  },
  exception: {
    subject: (number) => `A parcel of your order ${number} is held up`,
    text: 'The carrier reports a problem with this parcel. We look after it; you need not do anything yet.',
  },
  cancelled: {
    subject: (number) => `Your order ${number} was cancelled`,
    text: 'We have cancelled your order.',
    returned: (amount) => `${amount} goes back to the card or account that paid. Banks take up to ten days to show it.`,
    released: (amount) => `The hold of ${amount} on your card is released. Nothing was charged.`,
  },
  refunded: {
    subject: (amount, number) => `We sent ${amount} back for order ${number}`,
    text: (amount, instrument) =>
      `We sent ${amount} back to ${instrument ?? 'the card or account that paid'}. Banks take up to ten days to show it.`,
  },
  receipt: {
    subject: (amount, number) => `Receipt: ${amount} for order ${number}`,
    text: (amount, instrument) => `We have received ${amount}${instrument ? ` from your ${instrument}` : ''}. Thank you.`,
    inFull: 'Your order is paid in full.',
    due: (amount) => `Still due on your order: ${amount}.`,
    over: (amount) => `That is ${amount} more than your order costs. We will put that right.`,
  },
  payLink: {
    subject: (amount, number, store) => `Please pay ${amount} for order ${number} - ${store}`,
    text: (amount) => `You can pay ${amount} for your order online, without signing in.`,
    pay: (amount) => `Pay ${amount}`,
    until: (moment) => `The link works once, until ${moment}.`,
    safe: 'Please never write a card number into a mail: you type it only on the page behind the link.',
  },
  verify: {
    subject: (number) => `Please confirm your card for order ${number}`,
    text: (most, instrument) =>
      `To make sure that nobody uses your card without you, we have placed a small hold of less than ${most} on ${instrument ? `your ${instrument}` : 'it'}.`,
    ask: 'Please look up its exact amount in your bank’s app or on your statement, and tell us: answer this mail or call us. It can take a day to show.',
    end: 'It is not a charge. The hold is let go once you have told us, and by itself a few days later.',
  },
  moment: momentIn('en-US'),
}

const fr: LetterWords = {
  hello: (name) => `Bonjour ${name},`,
  order: (number) => `Commande ${number}`,
  quantity: 'Qté',
  part: 'Pièce',
  amount: 'Montant',
  subtotal: 'Sous-total',
  cores: 'Consignes',
  discounts: 'Remises',
  shipping: 'Livraison',
  fees: 'Frais',
  tax: 'Taxe',
  total: 'Total de la commande',
  country: countryIn('fr'),
  shipTo: 'Livrer à',
  track: (carrier) => `Suivre avec ${carrier}`,
  stillToCome: 'À suivre',
  questions: (phone) =>
    phone ? `Une question ? Répondez à ce courriel ou appelez le ${phone}.` : 'Une question ? Répondez à ce courriel.',
  received: {
    subject: (number, store) => `Nous avons reçu votre commande ${number} - ${store}`,
    text: 'Merci. Nous avons reçu votre commande et vérifions que chaque pièce convient à votre véhicule. Vous recevrez un autre courriel à son départ.',
  },
  shipped: {
    subject: (number) => `Votre commande ${number} est en route`,
    text: 'Ces pièces ont quitté notre magasin :',
    noTracking: 'Cet envoi n’a pas de numéro de suivi.',
  },
  ready: {
    subject: (number) => `Votre commande ${number} est prête à être retirée`,
    text: (store) => `Ces pièces vous attendent chez ${store}. Présentez le numéro de commande et une pièce d’identité.`,
  },
  delivered: {
    subject: (number) => `Un colis de votre commande ${number} a été livré`,
    text: 'Le transporteur indique que ce colis a été livré :',
  },
  exception: {
    subject: (number) => `Un colis de votre commande ${number} est retardé`,
    text: 'Le transporteur signale un problème avec ce colis. Nous nous en occupons ; vous n’avez rien à faire pour l’instant.',
  },
  cancelled: {
    subject: (number) => `Votre commande ${number} a été annulée`,
    text: 'Nous avons annulé votre commande.',
    returned: (amount) =>
      `${amount} sont retournés à la carte ou au compte qui a payé. Les banques mettent jusqu’à dix jours à l’afficher.`,
    released: (amount) => `L’autorisation de ${amount} sur votre carte est levée. Rien n’a été débité.`,
  },
  refunded: {
    subject: (amount, number) => `Remboursement de ${amount} pour la commande ${number}`,
    text: (amount, instrument) =>
      `Nous avons remboursé ${amount} sur ${instrument ?? 'la carte ou le compte qui a payé'}. Les banques mettent jusqu’à dix jours à l’afficher.`,
  },
  receipt: {
    subject: (amount, number) => `Reçu : ${amount} pour la commande ${number}`,
    text: (amount, instrument) => `Nous avons reçu ${amount}${instrument ? ` de votre carte ou compte ${instrument}` : ''}. Merci.`,
    inFull: 'Votre commande est entièrement payée.',
    due: (amount) => `Solde à payer sur votre commande : ${amount}.`,
    over: (amount) => `C’est ${amount} de plus que le prix de votre commande. Nous allons régulariser.`,
  },
  payLink: {
    subject: (amount, number, store) => `Paiement de ${amount} pour la commande ${number} - ${store}`,
    text: (amount) => `Vous pouvez payer ${amount} pour votre commande en ligne, sans ouvrir de compte.`,
    pay: (amount) => `Payer ${amount}`,
    until: (moment) => `Le lien fonctionne une seule fois, jusqu’au ${moment}.`,
    safe: 'N’écrivez jamais un numéro de carte dans un courriel : vous le saisissez seulement sur la page du lien.',
  },
  verify: {
    subject: (number) => `Confirmez votre carte pour la commande ${number}`,
    text: (most, instrument) =>
      `Pour nous assurer que personne n’utilise votre carte sans vous, nous avons placé une petite autorisation de moins de ${most} sur ${instrument ? `votre ${instrument}` : 'celle-ci'}.`,
    ask: 'Relevez son montant exact dans l’application de votre banque ou sur votre relevé, et dites-le-nous : répondez à ce courriel ou appelez-nous. Elle peut mettre une journée à s’afficher.',
    end: 'Ce n’est pas un débit. L’autorisation est levée dès que vous nous l’avez dit, et d’elle-même quelques jours plus tard.',
  },
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
