import type { NoticeWords } from './words-of-mails.ts'

/** The same in the French of Canada. */
export const fr: NoticeWords = {
  mentioned: (by, of) => `${by} vous a mentionné dans la commande ${of}`,
  assigned: (by, of) => (by === null ? `La commande ${of} vous est attribuée` : `${by} vous a attribué la commande ${of}`),
  newOrder: (of, total) => `Nouvelle commande ${of} : ${total}`,
  replied: (of) => `Réponse du client : commande ${of}`,
  highRisk: (of, score) => `À vérifier avant expédition : commande ${of}, risque élevé, ${score} sur 100`,
  raised:
    'Un élément qui identifie le client a été signalé comme frauduleux dans le réseau après l’évaluation de cette commande. Le premier examen ne compte plus.',
  look: 'N’expédiez rien avant que quelqu’un n’ait examiné le risque : appelez le client, demandez le NIV, vérifiez la carte. Le score conseille, une personne décide.',
  attention: (of) => `À examiner : commande ${of}`,
  reasons: {
    dispute_needs_response: 'La banque du client conteste un paiement et attend une réponse.',
    inquiry_needs_response: 'La banque du client pose des questions sur un paiement et attend une réponse.',
    fraud_warning: 'La banque de la carte croit qu’un paiement était frauduleux.',
    risk_raised:
      'Un élément qui identifie le client a été signalé comme frauduleux dans le réseau. N’expédiez rien avant que quelqu’un n’ait réexaminé le risque.',
    unanswered: 'La réponse de la passerelle est inconnue; l’argent a peut-être bougé.',
    label_unanswered: 'Une étiquette a été demandée, et le transporteur n’a pas répondu.',
    label_part_bought: 'Des étiquettes n’ont été achetées que pour certaines boîtes.',
    label_differs: 'Le code à barres d’une étiquette indique un autre numéro que celui de l’achat.',
    over_refunded: 'On a rendu plus qu’on n’avait reçu.',
    refund_failed: 'Un remboursement est revenu; le client n’a pas l’argent.',
    not_confirmed: 'La boutique dit que c’est payé; la passerelle dit non.',
    money_after_cancel: 'La commande est annulée, et le magasin en détient encore de l’argent.',
    hold_expired: 'L’autorisation a expiré avant d’être encaissée.',
    shipped_unpaid: 'Tout a quitté le magasin, et un solde reste dû.',
    overpaid: 'Le client a trop payé.',
  },
  holdEnding: (of, until) =>
    `L’autorisation de la commande ${of} prend fin ${until}. Encaissez-la, ou soyez prêt à bloquer l’argent de nouveau`,
  stuck: (of, state) =>
    `${{ exception: 'Un colis est bloqué ou perdu', returning: 'Un colis est sur le chemin du retour', returned: 'Un colis est revenu' }[state]} : commande ${of}`,
  tracking: (number) => `Numéro de suivi ${number}`,
  times: (count) => `${count} fois de suite`,
  open: (number) => `Ouvrir la commande ${number}`,
  several: (count, store) => `${count} choses à voir - ${store}`,
  digest: (count, store, day) => `${day} : ${count === 1 ? '1 chose' : `${count} choses`} à voir - ${store}`,
  change: 'Vous choisissez ce qu’on vous annonce sous Profil > Notifications.',
}
