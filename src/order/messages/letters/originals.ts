import type { LetterText, LetterTexts, TemplateKind } from '#domain/mail/templates.ts'

/** Which variables have a value: a sentence that needs another is not the original one. */
type Has = (variable: string) => boolean
type Originals = { readonly [kind in TemplateKind]: (has: Has) => Omit<LetterText, 'after'> }

/** The desk's own words of a letter, in the syntax stores write theirs in. */
export function originalText(kind: TemplateKind, language: 'en' | 'fr', has: Has): LetterText {
  const { hello, questions, call, of } = language === 'fr' ? french : english
  const { subject, before } = of[kind](has)
  return { subject, before: `${hello}\n\n${before}`, after: has('store.phone') ? call : questions }
}

/** Both languages, as they are shown to be changed. */
export function originalTexts(kind: TemplateKind, has: Has): LetterTexts {
  return { en: originalText(kind, 'en', has), fr: originalText(kind, 'fr', has) }
}

type Words = { readonly hello: string; readonly questions: string; readonly call: string; readonly of: Originals }

const english: Words = {
  hello: 'Hello {{customer.name}},',
  questions: 'Questions? Answer this mail.',
  call: 'Questions? Answer this mail or call {{store.phone}}.',
  of: {
    order_received: () => ({
      subject: 'We have your order {{order.number}} - {{store.name}}',
      before: 'Thank you. We have your order and check now that every part fits your vehicle. You get another mail when it leaves.',
    }),
    shipped: () => ({ subject: 'Your order {{order.number}} is on its way', before: 'These parts have left our store:' }),
    ready_for_pickup: () => ({
      subject: 'Your order {{order.number}} is ready for pickup',
      before: 'These parts wait for you at {{store.name}}. Please bring the order number and an ID.',
    }),
    delivered: () => ({
      subject: 'A parcel of your order {{order.number}} was delivered',
      before: 'The carrier says that this parcel was delivered:',
    }),
    delivery_exception: () => ({
      subject: 'A parcel of your order {{order.number}} is held up',
      before: 'The carrier reports a problem with this parcel. We look after it; you need not do anything yet.',
    }),
    backordered: () => ({
      subject: 'A part of your order {{order.number}} comes later',
      before: 'We are sorry: we do not have these parts yet. We expect them on the day beside each and ship them as soon as they are here.',
    }),
    lines_cancelled: () => ({
      subject: 'Parts of your order {{order.number}} were cancelled',
      before: 'These parts will not come; the rest of your order goes on. It now costs {{order.total}}.',
    }),
    cancelled: () => ({ subject: 'Your order {{order.number}} was cancelled', before: 'We have cancelled your order.' }),
    refunded: () => ({
      subject: 'We sent {{amount}} back for order {{order.number}}',
      before: 'We sent {{amount}} back to {{card}}. Banks take up to ten days to show it.',
    }),
    receipt: (has) => ({
      subject: 'Receipt: {{amount}} for order {{order.number}}',
      before: has('card') ? 'We have received {{amount}} from your {{card}}. Thank you.' : 'We have received {{amount}}. Thank you.',
    }),
    pay_link: () => ({
      subject: 'Please pay {{amount}} for order {{order.number}} - {{store.name}}',
      before: 'You can pay {{amount}} for your order online, without signing in.',
    }),
    balance_due: () => ({
      subject: 'Your order {{order.number}} was changed: {{amount}} is still due',
      before: 'Your order was changed. It now costs {{order.total}}, of which {{amount}} is still due.',
    }),
    verify_card: () => ({
      subject: 'Please confirm your card for order {{order.number}}',
      before: [
        'To make sure that nobody uses your card without you, we have placed a small hold of less than {{limit}} on your {{card}}.',
        'Please look up its exact amount in your bank’s app or on your statement, and tell us: answer this mail or call us. It can take a day to show.',
        'It is not a charge. The hold is let go once you have told us, and by itself a few days later.',
      ].join('\n\n'),
    }),
  },
}

const french: Words = {
  hello: 'Bonjour {{customer.name}},',
  questions: 'Une question ? Répondez à ce courriel.',
  call: 'Une question ? Répondez à ce courriel ou appelez le {{store.phone}}.',
  of: {
    order_received: () => ({
      subject: 'Nous avons reçu votre commande {{order.number}} - {{store.name}}',
      before:
        'Merci. Nous avons reçu votre commande et vérifions que chaque pièce convient à votre véhicule. Vous recevrez un autre courriel à son départ.',
    }),
    shipped: () => ({ subject: 'Votre commande {{order.number}} est en route', before: 'Ces pièces ont quitté notre magasin :' }),
    ready_for_pickup: () => ({
      subject: 'Votre commande {{order.number}} est prête à être retirée',
      before: 'Ces pièces vous attendent chez {{store.name}}. Présentez le numéro de commande et une pièce d’identité.',
    }),
    delivered: () => ({
      subject: 'Un colis de votre commande {{order.number}} a été livré',
      before: 'Le transporteur indique que ce colis a été livré :',
    }),
    delivery_exception: () => ({
      subject: 'Un colis de votre commande {{order.number}} est retardé',
      before: 'Le transporteur signale un problème avec ce colis. Nous nous en occupons ; vous n’avez rien à faire pour l’instant.',
    }),
    backordered: () => ({
      subject: 'Une pièce de votre commande {{order.number}} arrivera plus tard',
      before:
        'Nous en sommes désolés : ces pièces sont en rupture de stock. Nous les attendons à la date indiquée et les expédierons dès leur arrivée.',
    }),
    lines_cancelled: () => ({
      subject: 'Des pièces de votre commande {{order.number}} ont été annulées',
      before: 'Ces pièces ne viendront pas ; le reste de votre commande suit son cours. Elle coûte maintenant {{order.total}}.',
    }),
    cancelled: () => ({ subject: 'Votre commande {{order.number}} a été annulée', before: 'Nous avons annulé votre commande.' }),
    refunded: () => ({
      subject: 'Remboursement de {{amount}} pour la commande {{order.number}}',
      before: 'Nous avons remboursé {{amount}} sur {{card}}. Les banques mettent jusqu’à dix jours à l’afficher.',
    }),
    receipt: (has) => ({
      subject: 'Reçu : {{amount}} pour la commande {{order.number}}',
      before: has('card') ? 'Nous avons reçu {{amount}} de votre carte ou compte {{card}}. Merci.' : 'Nous avons reçu {{amount}}. Merci.',
    }),
    pay_link: () => ({
      subject: 'Paiement de {{amount}} pour la commande {{order.number}} - {{store.name}}',
      before: 'Vous pouvez payer {{amount}} pour votre commande en ligne, sans ouvrir de compte.',
    }),
    balance_due: () => ({
      subject: 'Votre commande {{order.number}} a été modifiée : il reste {{amount}} à payer',
      before: 'Votre commande a été modifiée. Elle coûte maintenant {{order.total}}, dont {{amount}} restent à payer.',
    }),
    verify_card: () => ({
      subject: 'Confirmez votre carte pour la commande {{order.number}}',
      before: [
        'Pour nous assurer que personne n’utilise votre carte sans vous, nous avons placé une petite autorisation de moins de {{limit}} sur votre {{card}}.',
        'Relevez son montant exact dans l’application de votre banque ou sur votre relevé, et dites-le-nous : répondez à ce courriel ou appelez-nous. Elle peut mettre une journée à s’afficher.',
        'Ce n’est pas un débit. L’autorisation est levée dès que vous nous l’avez dit, et d’elle-même quelques jours plus tard.',
      ].join('\n\n'),
    }),
  },
}
