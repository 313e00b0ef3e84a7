import type { PageState } from '../read-page.ts'

type Said = { readonly title: string; readonly text: string }

/** The words of the pay page in one language. Functions take what the sentence needs, already formatted. */
export type PayWords = {
  readonly other: string
  readonly order: (number: string) => string
  readonly title: (amount: string) => string
  readonly lines: string
  readonly total: string
  readonly paidBefore: string
  readonly credited: string
  readonly now: string
  readonly card: string
  readonly field: string
  /** with a wallet beside the card, of both */
  readonly keep: (wallet: boolean) => string
  readonly unseen: (store: string) => string
  readonly pay: (amount: string) => string
  readonly paying: string
  readonly wallet: string
  readonly unready: string
  readonly script: string
  readonly until: (moment: string) => string
  readonly questions: (store: string, phone: string | null) => string
  readonly received: (amount: string, instrument: string | null) => string
  readonly inFull: string
  readonly stillDue: (amount: string) => string
  readonly receipt: string
  readonly lookAgain: string
  readonly again: string
  readonly bank: Said
  readonly onward: string
  readonly closed: string
  readonly ends: { readonly [state in Exclude<PageState, 'open' | 'expired'>]: Said } & {
    readonly expired: (moment: string) => Said
    readonly unknown: Said
    readonly noWay: Said
    readonly tooMany: (minutes: number) => Said
    readonly forged: Said
    readonly fault: Said
  }
  /** why a try came to nothing, by the gateway's code or ours; `declined` and `failed` for any other */
  readonly refused: { readonly [code: string]: string } & { readonly declined: string; readonly failed: string }
  readonly moment: (at: Date, timeZone: string) => string
}

const en: PayWords = {
  other: 'Français',
  order: (number) => `Order ${number}`,
  title: (amount) => `Pay ${amount}`,
  lines: 'What it is for',
  total: 'Order total',
  paidBefore: 'Already paid',
  credited: 'Credited',
  now: 'To pay now',
  card: 'Your card',
  field: 'Card details',
  keep: (wallet) => `Keep this card${wallet ? ' or PayPal account' : ''} for this order’s later charges`,
  unseen: (store) => `Your card’s number goes straight to the payment provider. ${store} never sees it.`,
  pay: (amount) => `Pay ${amount}`,
  paying: 'Paying …',
  wallet: 'Pay with PayPal',
  unready: 'The card field has not loaded. Reload the page and try again; nothing was charged.',
  script: 'Paying by card needs JavaScript. Please turn it on, or ask the store for another way.',
  until: (moment) => `This link works once, until ${moment}.`,
  questions: (store, phone) =>
    phone ? `Questions? Call ${store} at ${phone}, or answer the mail.` : `Questions? Answer the mail of ${store}.`,
  received: (amount, instrument) => `We have received ${amount}${instrument ? ` from your ${instrument}` : ''}.`,
  inFull: 'Your order is paid in full.',
  stillDue: (amount) => `Still due on your order: ${amount}.`,
  receipt: 'A receipt is on its way by e-mail.',
  lookAgain: 'Look again',
  again: 'It did not go through, start again',
  bank: {
    title: 'One more step',
    text: 'You are sent on to confirm this payment. It is not made before you have, and then you come back here.',
  },
  onward: 'Go on and confirm',
  closed: 'You can close this page.',
  ends: {
    checking: {
      title: 'We are checking your payment',
      text: 'We do not know yet whether it went through. Please do not pay twice: this page tells you as soon as we know. If your bank asked you to confirm it, you can still do that there.',
    },
    busy: {
      title: 'One moment, please',
      text: 'Another payment of this order is being worked on. This page goes on by itself once that is done.',
    },
    paid: { title: 'Paid, thank you', text: '' },
    revoked: { title: 'This link was taken back', text: 'Nothing can be paid with it any more. You need not do anything.' },
    cancelled: { title: 'This order was cancelled', text: 'There is nothing to pay on it any more.' },
    nothing_due: { title: 'Nothing is due any more', text: 'This order is paid. You need not do anything.' },
    expired: (moment) => ({ title: 'This link is too old', text: `It worked until ${moment}. Ask the store for a new one.` }),
    unknown: { title: 'This link does not work', text: 'Check that you have copied it whole, or ask the store for a new one.' },
    noWay: {
      title: 'Paying online is not possible just now',
      text: 'The store cannot take a payment here at the moment. Nothing was charged.',
    },
    tooMany: (minutes) => ({
      title: 'Too many tries',
      text: `Nothing was sent to your bank this time. Please wait ${minutes} minutes, then open the link again.`,
    }),
    forged: { title: 'This form cannot be used', text: 'Nothing was charged. Please open the link from your mail again.' },
    fault: {
      title: 'Something broke on our side',
      text: 'Please do not pay twice: open the link again in a few minutes. It says whether your payment has arrived.',
    },
  },
  refused: {
    declined: 'Your bank has declined this card. Nothing was charged. Try another card, or ask your bank.',
    failed: 'The payment could not be made just now. Nothing was charged. Please try again in a few minutes.',
    insufficient_funds: 'There is not enough money on this card. Nothing was charged. Try another card.',
    expired_card: 'This card has expired. Nothing was charged. Try another card.',
    instrument_declined: 'PayPal has declined the payment. Nothing was charged. Choose another way to pay there, or pay by card.',
    incorrect_cvc: 'The card’s security code is wrong. Nothing was charged. Check it and try again.',
    incorrect_zip: 'The postal code does not match this card. Nothing was charged. Check it and try again.',
    authentication_required: 'Your bank did not get your confirmation. Nothing was charged. Try again, or use another card.',
    buyer_left: 'The payment was not confirmed. Nothing was charged. You can try again.',
    gateway_config: 'The store cannot take cards at the moment. Nothing was charged. Please call the store.',
    amount_changed: 'The amount has changed meanwhile. Nothing was charged. Please look at it again.',
    other_command: 'This form had been sent before. Please look at the page again; nothing was charged by sending it twice.',
    card_missing: 'Please fill in your card. Nothing was charged.',
    not_approved: 'You have not approved the payment. Nothing was charged.',
    no_way_to_pay: 'The store cannot take this payment at the moment. Nothing was charged.',
    gateway_away: 'The payment provider did not answer. Nothing was charged. Please try again in a few minutes.',
  },
  moment: momentIn('en-US'),
}

const fr: PayWords = {
  other: 'English',
  order: (number) => `Commande ${number}`,
  title: (amount) => `Payer ${amount}`,
  lines: 'Ce que vous payez',
  total: 'Total de la commande',
  paidBefore: 'Déjà payé',
  credited: 'Crédité',
  now: 'À payer maintenant',
  card: 'Votre carte',
  field: 'Carte de paiement',
  keep: (wallet) => `Conserver cette carte${wallet ? ' ou ce compte PayPal' : ''} pour les débits ultérieurs de cette commande`,
  unseen: (store) => `Le numéro de votre carte va directement au prestataire de paiement. ${store} ne le voit jamais.`,
  pay: (amount) => `Payer ${amount}`,
  paying: 'Paiement en cours …',
  wallet: 'Payer avec PayPal',
  unready: 'Le champ de la carte ne s’est pas chargé. Rechargez la page et réessayez ; rien n’a été débité.',
  script: 'Le paiement par carte demande JavaScript. Activez-le, ou demandez un autre moyen au magasin.',
  until: (moment) => `Ce lien fonctionne une seule fois, jusqu’au ${moment}.`,
  questions: (store, phone) =>
    phone ? `Une question ? Appelez ${store} au ${phone}, ou répondez au courriel.` : `Une question ? Répondez au courriel de ${store}.`,
  received: (amount, instrument) => `Nous avons reçu ${amount}${instrument ? ` de votre carte ou compte ${instrument}` : ''}.`,
  inFull: 'Votre commande est entièrement payée.',
  stillDue: (amount) => `Solde à payer sur votre commande : ${amount}.`,
  receipt: 'Un reçu vous parvient par courriel.',
  lookAgain: 'Vérifier de nouveau',
  again: 'Le paiement n’a pas abouti, recommencer',
  bank: {
    title: 'Encore une étape',
    text: 'Vous allez confirmer ce paiement sur une autre page. Il n’est pas fait avant, et vous revenez ensuite ici.',
  },
  onward: 'Continuer et confirmer',
  closed: 'Vous pouvez fermer cette page.',
  ends: {
    checking: {
      title: 'Nous vérifions votre paiement',
      text: 'Nous ne savons pas encore s’il a abouti. Ne payez pas deux fois : cette page vous le dit dès que nous le savons. Si votre banque vous a demandé de le confirmer, vous pouvez encore le faire chez elle.',
    },
    busy: {
      title: 'Un instant, s’il vous plaît',
      text: 'Un autre paiement de cette commande est en cours. Cette page continue d’elle-même dès qu’il est terminé.',
    },
    paid: { title: 'C’est payé, merci', text: '' },
    revoked: { title: 'Ce lien a été retiré', text: 'Il ne permet plus de payer. Vous n’avez rien à faire.' },
    cancelled: { title: 'Cette commande a été annulée', text: 'Il n’y a plus rien à payer.' },
    nothing_due: { title: 'Il n’y a plus rien à payer', text: 'Cette commande est payée. Vous n’avez rien à faire.' },
    expired: (moment) => ({
      title: 'Ce lien est trop ancien',
      text: `Il fonctionnait jusqu’au ${moment}. Demandez-en un nouveau au magasin.`,
    }),
    unknown: {
      title: 'Ce lien ne fonctionne pas',
      text: 'Vérifiez que vous l’avez copié en entier, ou demandez-en un nouveau au magasin.',
    },
    noWay: {
      title: 'Le paiement en ligne n’est pas possible pour l’instant',
      text: 'Le magasin ne peut pas encaisser ici en ce moment. Rien n’a été débité.',
    },
    tooMany: (minutes) => ({
      title: 'Trop d’essais',
      text: `Rien n’a été envoyé à votre banque cette fois. Attendez ${minutes} minutes, puis ouvrez de nouveau le lien.`,
    }),
    forged: { title: 'Ce formulaire n’est plus valable', text: 'Rien n’a été débité. Ouvrez de nouveau le lien de votre courriel.' },
    fault: {
      title: 'Une panne de notre côté',
      text: 'Ne payez pas deux fois : ouvrez de nouveau le lien dans quelques minutes. Il vous dira si votre paiement est arrivé.',
    },
  },
  refused: {
    declined: 'Votre banque a refusé cette carte. Rien n’a été débité. Essayez une autre carte, ou demandez à votre banque.',
    failed: 'Le paiement n’a pas pu être fait pour l’instant. Rien n’a été débité. Réessayez dans quelques minutes.',
    insufficient_funds: 'Il n’y a pas assez d’argent sur cette carte. Rien n’a été débité. Essayez une autre carte.',
    expired_card: 'Cette carte a expiré. Rien n’a été débité. Essayez une autre carte.',
    instrument_declined: 'PayPal a refusé le paiement. Rien n’a été débité. Choisissez-y un autre moyen, ou payez par carte.',
    incorrect_cvc: 'Le code de sécurité de la carte est faux. Rien n’a été débité. Vérifiez-le et réessayez.',
    incorrect_zip: 'Le code postal ne correspond pas à cette carte. Rien n’a été débité. Vérifiez-le et réessayez.',
    authentication_required: 'Votre banque n’a pas reçu votre confirmation. Rien n’a été débité. Réessayez, ou prenez une autre carte.',
    buyer_left: 'Le paiement n’a pas été confirmé. Rien n’a été débité. Vous pouvez réessayer.',
    gateway_config: 'Le magasin ne peut pas encaisser de carte en ce moment. Rien n’a été débité. Appelez le magasin.',
    amount_changed: 'Le montant a changé entre-temps. Rien n’a été débité. Vérifiez-le.',
    other_command: 'Ce formulaire avait déjà été envoyé. Regardez de nouveau la page ; le second envoi n’a rien débité.',
    card_missing: 'Saisissez votre carte. Rien n’a été débité.',
    not_approved: 'Vous n’avez pas approuvé le paiement. Rien n’a été débité.',
    no_way_to_pay: 'Le magasin ne peut pas prendre ce paiement en ce moment. Rien n’a été débité.',
    gateway_away: 'Le prestataire de paiement n’a pas répondu. Rien n’a été débité. Réessayez dans quelques minutes.',
  },
  moment: momentIn('fr-CA'),
}

/** The words of a language. */
export function payWords(language: 'en' | 'fr'): PayWords {
  return language === 'fr' ? fr : en
}

function momentIn(locale: string): (at: Date, timeZone: string) => string {
  return (at, timeZone) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at)
}
