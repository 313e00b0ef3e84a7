import type { WalletName } from '../wallets.ts'

const en = {
  pay: (merchant: string) => `Pay ${merchant}`,
  keep: (merchant: string) => `Save PayPal for ${merchant}`,
  sandbox: 'Sandbox: no money moves, nobody signs in.',
  choose: 'Choose a test wallet',
  agree: 'Agree & Pay',
  agreeKeep: 'Agree & Save',
  cancel: 'Cancel and return',
  summary: 'Your order',
  total: 'Total',
  shipTo: 'Ships to',
  item_total: 'Items',
  shipping: 'Shipping',
  handling: 'Handling',
  insurance: 'Insurance',
  tax_total: 'Tax',
  shipping_discount: 'Shipping discount',
  discount: 'Discount',
  keeps: (merchant: string) => `${merchant} may charge this wallet later without asking you each time.`,
  unverified: 'not verified',
  other: 'Français',
  goneTitle: 'This page is no longer valid',
  gone: 'The order was paid, or it waited too long. Please go back to the store.',
  doneTitle: 'Thank you',
  done: 'You may close this page.',
  cancelledTitle: 'Cancelled',
}
type Words = typeof en

const fr: Words = {
  pay: (merchant) => `Payer ${merchant}`,
  keep: (merchant) => `Enregistrer PayPal pour ${merchant}`,
  sandbox: "Bac à sable : aucun argent ne circule, personne ne s'identifie.",
  choose: "Choisissez un portefeuille d'essai",
  agree: 'Accepter et payer',
  agreeKeep: 'Accepter et enregistrer',
  cancel: 'Annuler et revenir',
  summary: 'Votre commande',
  total: 'Total',
  shipTo: 'Livraison à',
  item_total: 'Articles',
  shipping: 'Livraison',
  handling: 'Manutention',
  insurance: 'Assurance',
  tax_total: 'Taxes',
  shipping_discount: 'Rabais sur la livraison',
  discount: 'Rabais',
  keeps: (merchant) => `${merchant} pourra débiter ce portefeuille plus tard sans vous le demander chaque fois.`,
  unverified: 'non vérifié',
  other: 'English',
  goneTitle: "Cette page n'est plus valide",
  gone: 'La commande a été payée ou a attendu trop longtemps. Veuillez retourner au magasin.',
  doneTitle: 'Merci',
  done: 'Vous pouvez fermer cette page.',
  cancelledTitle: 'Annulé',
}

export type Language = 'en' | 'fr'

/** Everything the page says, in each language. */
export const approvalWords: Readonly<Record<Language, Words>> = { en, fr }

/** What each test wallet does, in each language. */
export const walletWords: Readonly<Record<WalletName, Readonly<Record<Language, string>>>> = {
  good: { en: 'Pays at once', fr: 'Paie tout de suite' },
  empty: { en: 'Has no money: declined when the store collects', fr: "N'a pas d'argent : refusé quand le magasin encaisse" },
  reviewed: { en: 'Under review for a day before it counts', fr: "À l'étude pendant une journée avant de compter" },
  three_days: { en: 'Has the money for three days only', fr: "N'a l'argent que pendant trois jours" },
  refund_fails: { en: 'Pays; refunds come back after three days', fr: 'Paie ; les remboursements reviennent après trois jours' },
  refund_slow: { en: 'Pays; refunds take three days', fr: 'Paie ; les remboursements prennent trois jours' },
  declines_later: { en: 'Pays now; declined when charged again later', fr: "Paie maintenant ; refusé s'il est débité plus tard" },
  unverified: { en: 'Pays; not covered by seller protection', fr: 'Paie ; sans protection des vendeurs' },
}
