/** A message in two languages. */
export type Ready = {
  readonly name: { readonly en: string; readonly fr: string }
  readonly en: { readonly subject: string; readonly body: string }
  readonly fr: { readonly subject: string; readonly body: string }
}

const hello = { en: 'Hello {{customer.firstName}},', fr: 'Bonjour {{customer.firstName}},' }

/** The messages a store starts with; it changes them as it likes. Every variable they name is one of the closed list. */
export const readyMessages: readonly Ready[] = [
  {
    name: { en: 'Ask for the VIN', fr: 'Demander le NIV' },
    en: {
      subject: 'Order {{order.number}}: please send us your VIN',
      body: `${hello.en}\n\nThank you for your order. Before it leaves we check that every part fits: {{parts}}.\n\nPlease answer with the 17 signs of your vehicle identification number (VIN). It stands on the registration, and at the lower left of the windshield.\n\n{{me.name}}`,
    },
    fr: {
      subject: 'Commande {{order.number}} : votre NIV, s’il vous plaît',
      body: `${hello.fr}\n\nMerci de votre commande. Avant son départ, nous vérifions que chaque pièce convient : {{parts}}.\n\nRépondez-nous avec les 17 caractères du numéro d’identification de votre véhicule (NIV). Il figure sur l’immatriculation et en bas à gauche du pare-brise.\n\n{{me.name}}`,
    },
  },
  {
    name: { en: 'Part does not fit', fr: 'La pièce ne convient pas' },
    en: {
      subject: 'Order {{order.number}}: does this part fit your vehicle?',
      body: `${hello.en}\n\nWe checked your order against your {{vehicle}} and doubt that every part fits: {{parts}}.\n\nMay we send the part that fits instead, or would you rather cancel? Please answer before we ship.\n\n{{me.name}}`,
    },
    fr: {
      subject: 'Commande {{order.number}} : cette pièce convient-elle à votre véhicule ?',
      body: `${hello.fr}\n\nNous avons comparé votre commande à votre {{vehicle}} et doutons que chaque pièce convienne : {{parts}}.\n\nPouvons-nous envoyer la bonne pièce à la place, ou préférez-vous annuler ? Répondez-nous avant l’expédition.\n\n{{me.name}}`,
    },
  },
  {
    name: { en: 'Please call us', fr: 'Veuillez nous appeler' },
    en: {
      subject: 'Order {{order.number}}: please call us',
      body: `${hello.en}\n\nWe have a question about your order and would like to talk to you before it leaves. Please call us at {{store.phone}} and have the order number {{order.number}} at hand.\n\nPlease never write a card number into a mail.\n\n{{me.name}}`,
    },
    fr: {
      subject: 'Commande {{order.number}} : veuillez nous appeler',
      body: `${hello.fr}\n\nNous avons une question sur votre commande et aimerions vous parler avant son départ. Appelez-nous au {{store.phone}} en ayant sous la main le numéro de commande {{order.number}}.\n\nN’écrivez jamais un numéro de carte dans un courriel.\n\n{{me.name}}`,
    },
  },
  {
    name: { en: 'Backordered', fr: 'En rupture de stock' },
    en: {
      subject: 'Order {{order.number}} is delayed',
      body: `${hello.en}\n\nA part of your order is on backorder at the manufacturer: {{parts}}.\n\nWe ship as soon as it comes in. If you cannot wait, answer this mail and we cancel it; what you paid for it goes back.\n\n{{me.name}}`,
    },
    fr: {
      subject: 'Votre commande {{order.number}} est retardée',
      body: `${hello.fr}\n\nUne pièce de votre commande est en rupture chez le fabricant : {{parts}}.\n\nNous l’expédierons dès son arrivée. Si vous ne pouvez pas attendre, répondez à ce courriel et nous l’annulerons ; ce que vous avez payé vous sera rendu.\n\n{{me.name}}`,
    },
  },
  {
    name: { en: 'Ready for pickup', fr: 'Prête à être retirée' },
    en: {
      subject: 'Order {{order.number}} is ready for pickup',
      body: `${hello.en}\n\nYour parts wait for you at {{store.name}}, {{store.address}}.\n\nPlease bring the order number {{order.number}} and an ID.\n\n{{me.name}}`,
    },
    fr: {
      subject: 'La commande {{order.number}} est prête à être retirée',
      body: `${hello.fr}\n\nVos pièces vous attendent chez {{store.name}}, {{store.address}}.\n\nPrésentez le numéro de commande {{order.number}} et une pièce d’identité.\n\n{{me.name}}`,
    },
  },
  {
    name: { en: 'Where your order is', fr: 'Où est votre commande' },
    en: {
      subject: 'Order {{order.number}}: where it is',
      body: `${hello.en}\n\nYour order has left our store. You can follow it with {{tracking}}.\n\n{{me.name}}`,
    },
    fr: {
      subject: 'Commande {{order.number}} : où elle se trouve',
      body: `${hello.fr}\n\nVotre commande a quitté notre magasin. Vous pouvez la suivre avec {{tracking}}.\n\n{{me.name}}`,
    },
  },
  {
    name: { en: 'Balance due', fr: 'Solde à payer' },
    en: {
      subject: 'Order {{order.number}}: {{order.balance}} is still open',
      body: `${hello.en}\n\nOf the {{order.total}} of your order {{order.balance}} is still open. We ship once it is paid. Please call us at {{store.phone}}.\n\nPlease never write a card number into a mail.\n\n{{me.name}}`,
    },
    fr: {
      subject: 'Commande {{order.number}} : solde de {{order.balance}}',
      body: `${hello.fr}\n\nSur les {{order.total}} de votre commande, il reste {{order.balance}} à payer. Nous l’expédierons une fois le paiement reçu. Appelez-nous au {{store.phone}}.\n\nN’écrivez jamais un numéro de carte dans un courriel.\n\n{{me.name}}`,
    },
  },
  ...cancelled([
    {
      name: { en: 'out of stock', fr: 'pièce épuisée' },
      en: 'The part is no longer made and we could not find another: {{parts}}.',
      fr: 'La pièce n’est plus fabriquée et nous n’en avons trouvé aucune autre : {{parts}}.',
    },
    {
      name: { en: 'does not fit', fr: 'ne convient pas' },
      en: 'The parts do not fit your vehicle: {{parts}}.',
      fr: 'Les pièces ne conviennent pas à votre véhicule : {{parts}}.',
    },
    {
      name: { en: 'as you asked', fr: 'à votre demande' },
      en: 'We have cancelled it as you asked.',
      fr: 'Nous l’avons annulée comme vous l’avez demandé.',
    },
    {
      name: { en: 'payment not completed', fr: 'paiement non abouti' },
      en: 'We could not complete the payment. You are welcome to order again with another way to pay.',
      fr: 'Le paiement n’a pas pu aboutir. Vous pouvez passer une nouvelle commande avec un autre mode de paiement.',
    },
    {
      name: { en: 'could not reach you', fr: 'sans nouvelles de vous' },
      en: 'We had a question about it and could not reach you.',
      fr: 'Nous avions une question à son sujet et n’avons pas pu vous joindre.',
    },
  ]),
]

type Reason = { readonly name: Ready['name']; readonly en: string; readonly fr: string }

function cancelled(reasons: readonly Reason[]): readonly Ready[] {
  return reasons.map(({ name, en, fr }) => ({
    name: { en: `Cancelled: ${name.en}`, fr: `Annulée : ${name.fr}` },
    en: {
      subject: 'Order {{order.number}} was cancelled',
      body: `${hello.en}\n\nYour order {{order.number}} was cancelled. ${en}\n\nWhat you paid goes back to the card or account that paid. Banks take up to ten days to show it.\n\nWe are sorry for the trouble. Questions? Answer this mail.\n\n{{me.name}}`,
    },
    fr: {
      subject: 'La commande {{order.number}} a été annulée',
      body: `${hello.fr}\n\nVotre commande {{order.number}} a été annulée. ${fr}\n\nCe que vous avez payé retourne à la carte ou au compte qui a payé. Les banques mettent jusqu’à dix jours à l’afficher.\n\nNous sommes désolés du dérangement. Une question ? Répondez à ce courriel.\n\n{{me.name}}`,
    },
  }))
}
